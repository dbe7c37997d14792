package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.KryoException;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.internal.values.kryo.ClassShape.Kind;
import io.github.dynamojcache.internal.values.kryo.ClassShape.Part;
import io.github.dynamojcache.internal.values.surrogate.NamedSurrogate;
import io.github.dynamojcache.internal.values.surrogate.Surrogates;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The serializer of a class that has a surrogate: it writes the surrogate's stored objects. */
final class SurrogateSerializer extends Serializer<Object> implements Shaped {

  private static final String PART = "surrogate";

  private final Class<?> type;
  private final NamedSurrogate surrogate;

  private SurrogateSerializer(Class<?> type, NamedSurrogate surrogate) {
    this.type = type;
    this.surrogate = surrogate;
  }

  /**
   * Returns the serializer of a class that has a surrogate.
   *
   * @param type the class
   * @param surrogates those of the cache
   * @return null when it has none
   * @throws RefusedClassException when it has two
   */
  static @Nullable SurrogateSerializer of(Class<?> type, Surrogates surrogates) {
    try {
      NamedSurrogate found = surrogates.find(type);
      return found == null ? null : new SurrogateSerializer(type, found);
    } catch (UnsupportedValueException e) {
      throw new RefusedClassException(type, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Kind kind() {
    return Kind.SURROGATE;
  }

  /** Names the surrogate, because it cannot read what another one stored. */
  @Override
  public List<Part> parts() {
    return List.of(new Part(type.getName(), PART, surrogate.name()));
  }

  @Override
  public void write(Kryo kryo, Output output, Object object) {
    ValueReferences references = (ValueReferences) kryo.getReferenceResolver();
    references.begin(object);
    kryo.writeClassAndObject(output, toStored(object));
    references.end(object);
    ((ValueKryo) kryo).trail().hashContent(0);
  }

  private Object toStored(Object object) {
    Object stored;
    try {
      stored = surrogate.toStored(object);
    } catch (UnsupportedValueException e) {
      throw new FailedSurrogateException(
          described("refuses this object: " + e.getMessage()), e.getCause());
    } catch (Exception | LinkageError e) {
      throw failed("toStored", e);
    }
    if (stored == null) {
      throw new FailedSurrogateException(
          described("returned null from toStored; it must return an object"), null);
    }
    if (stored.getClass() == type) {
      throw new FailedSurrogateException(
          described("returned an object of the same class from toStored; it must return another"),
          null);
    }
    return stored;
  }

  @Override
  public Object read(Kryo kryo, Input input, Class<? extends Object> ignored) {
    Object stored = kryo.readClassAndObject(input);
    if (stored == null) {
      throw new KryoException("there is no object where one is expected");
    }
    ((ValueKryo) kryo).trail().hashContent(0);
    Object object;
    try {
      object = surrogate.fromStored(stored, type);
    } catch (Exception | LinkageError e) {
      throw failed("fromStored", e);
    }
    if (object == null) {
      throw new FailedSurrogateException(
          described("returned null from fromStored; it must return an object"), null);
    }
    if (!surrogate.surrogate().type().isInstance(object)) {
      throw new FailedSurrogateException(
          described("returned a " + object.getClass().getName() + " from fromStored"), null);
    }
    return object;
  }

  private FailedSurrogateException failed(String method, Throwable thrown) {
    String words = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
    return new FailedSurrogateException(
        described(
            "threw "
                + thrown.getClass().getName()
                + " from "
                + method
                + ShapeChange.printable(words)),
        thrown);
  }

  private String described(String what) {
    return "the surrogate " + surrogate.name() + " of " + type.getName() + " " + what;
  }
}
