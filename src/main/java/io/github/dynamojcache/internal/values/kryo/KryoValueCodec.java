package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import com.esotericsoftware.kryo.kryo5.util.Pool;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.codec.ValueCodec;
import io.github.dynamojcache.codec.ValueSurrogate;
import io.github.dynamojcache.internal.classes.ClassFilter;
import io.github.dynamojcache.internal.classes.ClassLookup;
import io.github.dynamojcache.internal.values.surrogate.Surrogates;
import java.io.InvalidObjectException;
import java.util.Collection;
import java.util.List;

/**
 * Values written by Kryo 5, without Java serialization. Classes need not be registered, nor be
 * {@code Serializable}. A value contains the shapes of its classes at the time it was written, so
 * that a changed class is detected. Thread-safe: instances of Kryo are pooled. An instance is
 * discarded if it failed in a way that may leave state behind, or if it used a class that the
 * codec's loader does not find: that class may belong to an application that is stopped before this
 * codec is closed.
 */
public final class KryoValueCodec implements ValueCodec {

  /** The number of this codec in the envelope. */
  public static final byte ID = 1;

  private static final int SMALL_BUFFER = 1024;

  static {
    UnsafeFreeKryo.prepare();
  }

  /** A buffer that a large value made larger than this is not kept in the pool. */
  private static final int KEPT_BUFFER = 64 * 1024;

  private static final int MAX_POOLED = 16;

  private final ClassLookup lookup;
  private final ClassFilter filter;
  private final Surrogates surrogates;
  private final Pool<Workbench> pool =
      new Pool<>(true, true, MAX_POOLED) {
        @Override
        protected Workbench create() {
          return new Workbench(new ValueKryo(lookup, filter, surrogates));
        }
      };

  /**
   * How often an instance may fail. At each failure, Kryo keeps as many numbers as the depth in the
   * value at that point: they are harmless, but never cleared.
   */
  private static final int MAX_FAILURES = 100;

  private static final class Workbench {
    private final ValueKryo kryo;
    private final Output output = new Output(SMALL_BUFFER, -1);
    private int failures;

    private Workbench(ValueKryo kryo) {
      this.kryo = kryo;
    }
  }

  /**
   * Creates a codec that reads and writes every class, for values that no one else can write.
   *
   * @param loader finds the classes that values name; the calling thread's loader and this
   *     library's are tried after it
   */
  public KryoValueCodec(ClassLoader loader) {
    this(loader, ClassFilter.NONE);
  }

  /**
   * Creates the codec.
   *
   * @param loader finds the classes that values name; the calling thread's loader and this
   *     library's are tried after it
   * @param filter decides which classes are written, and which names are looked up
   */
  public KryoValueCodec(ClassLoader loader, ClassFilter filter) {
    this(loader, filter, List.of());
  }

  /**
   * Creates the codec.
   *
   * @param loader finds the classes that values name; the calling thread's loader and this
   *     library's are tried after it
   * @param filter decides which classes are written, and which names are looked up
   * @param surrogates the surrogates that the application declared for classes, may be empty; the
   *     filter is not called for these classes
   * @throws IllegalArgumentException when two are for one class, or one is for a class that cannot
   *     have any
   */
  public KryoValueCodec(
      ClassLoader loader,
      ClassFilter filter,
      Collection<? extends ValueSurrogate<?, ?>> surrogates) {
    this.lookup = new ClassLookup(loader);
    this.surrogates = new Surrogates(surrogates);
    this.filter = this.surrogates.lettingIn(filter);
  }

  @Override
  public String name() {
    return "kryo";
  }

  @Override
  public byte id() {
    return ID;
  }

  @Override
  public byte[] encode(Object value, int room) {
    Workbench bench = pool.obtain();
    Output output = bench.output;
    bench.kryo.begin();
    try {
      write(value, bench);
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      UnsupportedValueException unsupported =
          ValueFailures.isBySetting(e) ? otherwise(value, e, bench) : told(value, e, bench.kryo);
      giveBackAfter(e, bench);
      throw unsupported;
    }
    int length = output.position();
    byte[] bytes = new byte[room + length];
    System.arraycopy(output.getBuffer(), 0, bytes, room, length);
    if (bench.kryo.hasMetNewClass()) {
      tryToRead(value, bytes, room, bench);
    }
    giveBack(bench);
    return bytes;
  }

  private static UnsupportedValueException told(Object value, Throwable failure, ValueKryo kryo) {
    return ValueFailures.unsupported(value, failure, kryo.trail());
  }

  /** Looks for another reason against the value: if there is one, a setting is not the remedy. */
  private UnsupportedValueException otherwise(Object value, Throwable failure, Workbench bench) {
    ValueKryo trying = ValueKryo.trying(lookup, filter, surrogates);
    trying.begin();
    try {
      trying.writeClassAndObject(new Output(SMALL_BUFFER, -1), value);
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      boolean somethingElse = !(e instanceof SharedInnerException) && !ValueFailures.isBySetting(e);
      if (somethingElse) {
        return told(value, e, trying);
      }
    }
    return told(value, failure, bench.kryo);
  }

  private static void write(Object value, Workbench bench) {
    try {
      bench.kryo.writeClassAndObject(bench.output, value);
    } catch (SharedInnerException e) {
      bench.output.reset();
      bench.kryo.begin();
      ((ValueReferences) bench.kryo.getReferenceResolver()).hideNothing();
      bench.kryo.writeClassAndObject(bench.output, value);
    }
  }

  /**
   * Reads a value back at once if it contains a class that is new to the instance: later it would
   * be too late to report that it cannot be read.
   */
  private static void tryToRead(Object value, byte[] bytes, int room, Workbench bench) {
    try {
      read(bytes, room, bytes.length - room, bench);
    } catch (UndecodableValueException e) {
      if (e.reason() == Reason.CLASS_MISSING) {
        return; // depends on the loader: another thread or JVM may find it
      }
      throw new UnsupportedValueException(
          "Cannot store a "
              + value.getClass().getName()
              + ": it could not be read back, because "
              + e.getMessage()
              + ". Teach the class by a ValueSurrogate, or store what it represents",
          e);
    }
  }

  private void giveBack(Workbench bench) {
    if (bench.kryo.hasMetForeignClass()) {
      return;
    }
    if (bench.output.getBuffer().length > KEPT_BUFFER) {
      bench.output.setBuffer(new byte[SMALL_BUFFER], -1);
    } else {
      bench.output.reset();
    }
    pool.free(bench);
  }

  /**
   * Creating an instance takes hundreds of times as long as reading a value. In a rolling
   * deployment, every other value may fail because its class has changed.
   */
  private void giveBackAfter(Throwable failure, Workbench bench) {
    if (ValueFailures.leavesNothingBehind(failure) && ++bench.failures < MAX_FAILURES) {
      bench.kryo.begin();
      giveBack(bench);
    }
  }

  @Override
  public Object decode(byte[] bytes, int offset, int length) throws UndecodableValueException {
    Workbench bench = pool.obtain();
    try {
      Object value = read(bytes, offset, length, bench);
      giveBack(bench);
      return value;
    } catch (UndecodableValueException e) {
      giveBackAfter(e, bench);
      throw e;
    }
  }

  private static Object read(byte[] bytes, int offset, int length, Workbench bench)
      throws UndecodableValueException {
    Input input = new ValueInput(bytes, offset, length);
    Object value;
    bench.kryo.beginReading();
    try {
      value = bench.kryo.readClassAndObject(input);
      bench.kryo.validations().run();
    } catch (RuntimeException | InvalidObjectException | StackOverflowError | LinkageError e) {
      throw ValueFailures.undecodable(e, bench.kryo.trail());
    }
    if (value == null) {
      throw new UndecodableValueException(Reason.FORMAT, "it holds no value", null);
    }
    int left = offset + length - input.position();
    if (left != 0) {
      throw new UndecodableValueException(Reason.FORMAT, left + " bytes are left over", null);
    }
    return value;
  }
}
