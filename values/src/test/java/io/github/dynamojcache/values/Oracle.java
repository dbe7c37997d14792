package io.github.dynamojcache.values;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.internal.classes.ClassFilter;
import io.github.dynamojcache.internal.classes.filter.ClassPatterns;
import io.github.dynamojcache.internal.classes.filter.DerivedClassFilter;
import io.github.dynamojcache.internal.classes.filter.FilterMode;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.internal.values.StoredValues;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a value comes back right: as Java serialization brings it back, or it is refused
 * when it is written. Thread-safe.
 */
public enum Oracle {
  /** As a cache has it whose declared type says nothing, without a line of configuration. */
  UNTYPED(DerivedClassFilter.of("values", FilterMode.DERIVED, ClassPatterns.NONE, Object.class)),

  /** As a cache has it that lets every class in. */
  UNFILTERED(ClassFilter.NONE);

  private final ClassFilter filter;
  private final StoredValues writer;
  private final StoredValues reader;

  Oracle(ClassFilter filter) {
    this.filter = filter;
    this.writer = codec();
    this.reader = codec();
  }

  /** Two, as two JVMs have: what the writer knows the reader does not. */
  private StoredValues codec() {
    return new StoredValues(new KryoValueCodec(Oracle.class.getClassLoader(), filter));
  }

  /**
   * Stores a value and looks at what comes back.
   *
   * @param value the value
   * @return what came of it
   */
  public Verdict check(Object value) {
    EncodedValue stored;
    try {
      stored = writer.encode(value);
    } catch (UnsupportedValueException e) {
      return new Verdict.Refused(String.valueOf(e.getMessage()));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return new Verdict.Broken("the write failed: " + e);
    }
    Object actual;
    try {
      actual = reader.decode(stored);
    } catch (UndecodableValueException | RuntimeException | LinkageError | StackOverflowError e) {
      return unreadable(value, e);
    }
    return compare(value, actual);
  }

  /** Returns the stored form of a value, or null when it is refused. */
  @Nullable EncodedValue store(Object value) {
    try {
      return writer.encode(value);
    } catch (UnsupportedValueException e) {
      return null;
    }
  }

  /** Reads a stored form. */
  Object read(EncodedValue stored) throws UndecodableValueException {
    return reader.decode(stored);
  }

  private static Verdict unreadable(Object value, Throwable failure) {
    String why = "it was written and cannot be read: " + failure + caused(failure);
    try {
      return JavaSerialization.roundTrip(value) == null
          ? new Verdict.NobodyReads("it is null when it is read")
          : new Verdict.Broken(why);
    } catch (JavaSerialization.Refused e) {
      return e.onlyWhenRead()
          ? new Verdict.NobodyReads(String.valueOf(e.getMessage()))
          : new Verdict.Broken(why);
    }
  }

  private static Verdict compare(Object value, Object actual) {
    Object expected;
    try {
      expected = JavaSerialization.roundTrip(value);
    } catch (JavaSerialization.Refused e) {
      String difference = ObjectGraphs.differenceFromOriginal(value, actual);
      return difference == null
          ? new Verdict.JavaRefuses(String.valueOf(e.getMessage()))
          : new Verdict.Different("(compared with the original) " + difference);
    }
    if (expected == null) {
      return new Verdict.Different("expected null but was a " + actual.getClass().getName());
    }
    String difference = ObjectGraphs.differenceFromJava(value, expected, actual);
    if (difference == null) {
      return new Verdict.Same();
    }
    return ObjectGraphs.isWhole(value, expected, actual)
        ? new Verdict.Whole(difference)
        : new Verdict.Different(difference);
  }

  private static String caused(Throwable failure) {
    @Nullable Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root == failure ? "" : " caused by " + root;
  }
}
