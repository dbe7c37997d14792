package io.github.dynamojcache.internal.values.kryo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamConstants;
import java.io.OutputStream;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of Java serialization for one object, without the objects that it holds: those are
 * stored next to the bytes, which refer to them by number. It is the only exact way to write
 * classes of the JDK whose fields are inaccessible.
 */
final class SerializedBytes {

  /** Number of bytes before the first object in a stream of Java serialization. */
  static final int HEADER = 4;

  /** Precedes a text, which the stream contains as it is. */
  static final char TEXT = 's';

  /** Precedes the number of a part, which replaces the part in the stream. */
  static final char PART = 'r';

  private final byte[] bytes;
  private final List<Object> parts;
  private final Set<Class<?>> heldClasses;

  private SerializedBytes(byte[] bytes, List<Object> parts, Set<Class<?>> heldClasses) {
    this.bytes = bytes;
    this.parts = List.copyOf(parts);
    this.heldClasses = Set.copyOf(heldClasses);
  }

  /**
   * Returns the classes that the object holds as class objects, and their serializable
   * superclasses.
   */
  Set<Class<?>> heldClasses() {
    return heldClasses;
  }

  /** Returns the stream of Java serialization without its header. */
  byte[] bytes() {
    return bytes;
  }

  /** Returns the objects that it refers to, in the order of their first occurrence. */
  List<Object> parts() {
    return parts;
  }

  /**
   * Serializes an object.
   *
   * @param object an object of a serializable class
   * @throws FailedHookException when one of its own methods throws
   */
  static SerializedBytes of(Object object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (Writer writer = new Writer(bytes, object)) {
      writer.writeObject(object);
      writer.flush();
      byte[] all = bytes.toByteArray();
      return new SerializedBytes(
          Arrays.copyOfRange(all, HEADER, all.length), writer.parts, writer.heldClasses);
    } catch (IOException e) {
      throw new FailedHookException(object.getClass(), "writeObject", e);
    }
  }

  /**
   * Creates the object.
   *
   * @param bytes as {@link #of} made them, or any other bytes
   * @param parts the objects that they refer to
   * @param type the class that it must have
   * @param held finds classes that it holds as class objects
   * @return a new object, or the one that its class replaces it with
   */
  static Object read(byte[] bytes, List<@Nullable Object> parts, Class<?> type, HeldClasses held) {
    try (SerializedReader reader = new SerializedReader(bytes, parts, type, held)) {
      return Objects.requireNonNull(reader.readObject());
    } catch (IOException | ClassNotFoundException e) {
      if (e.getCause() instanceof RefusedClassException refused) {
        throw refused;
      }
      throw new FailedHookException(type, "readObject", e);
    }
  }

  /**
   * Counts the references of bytes to earlier objects, such as to a part.
   *
   * @param bytes as {@link #of} made them, or any other bytes
   * @return an upper bound: bytes that only look like a reference are counted too
   */
  static int references(byte[] bytes) {
    int count = 0;
    for (int i = 0; i + Integer.BYTES < bytes.length; i++) {
      if (bytes[i] == ObjectStreamConstants.TC_REFERENCE) {
        int number = ByteBuffer.wrap(bytes).getInt(i + 1) - ObjectStreamConstants.baseWireHandle;
        if (number >= 0 && number < bytes.length) {
          count++;
        }
      }
    }
    return count;
  }

  /**
   * Returns whether two objects are equal in Java serialization.
   *
   * @param other the bytes of another object
   */
  boolean isSameAs(SerializedBytes other) {
    if (!Arrays.equals(bytes, other.bytes) || parts.size() != other.parts.size()) {
      return false;
    }
    for (int i = 0; i < parts.size(); i++) {
      Object part = parts.get(i);
      Object otherPart = other.parts.get(i);
      if (part.getClass() != otherPart.getClass() || !Objects.deepEquals(part, otherPart)) {
        return false;
      }
    }
    return true;
  }

  /** Finds the classes that an object holds as class objects. */
  @FunctionalInterface
  interface HeldClasses {

    /**
     * Finds a class.
     *
     * @param name its name
     * @throws RefusedClassException when it may not be named
     */
    Class<?> find(String name) throws ClassNotFoundException;
  }

  /** Replaces the objects that the first one holds by numbers. */
  private static final class Writer extends ObjectOutputStream {

    private final SerializedClasses classes;
    private final Class<?> type;
    private final List<Object> parts = new ArrayList<>();
    private final Set<Class<?>> heldClasses = new HashSet<>();
    private boolean begun;

    Writer(OutputStream out, Object root) throws IOException {
      super(out);
      this.type = root.getClass();
      this.classes = new SerializedClasses(type);
      enableReplaceObject(true);
    }

    @Override
    protected @Nullable Object replaceObject(@Nullable Object object) {
      if (!begun || object == null) {
        begun = true;
        return object;
      }
      if (object instanceof String text) {
        return TEXT + text;
      }
      if (SerializedClasses.standInline(object.getClass())) {
        return object;
      }
      parts.add(SerializedClasses.isProxy(object) ? resolve(object) : object);
      return PART + Integer.toString(parts.size() - 1);
    }

    /**
     * Restores the original object: the JDK replaced it by a proxy before calling replaceObject.
     */
    private static Object resolve(Object proxy) {
      MethodHandle readResolve = SerializationHooks.readResolve(proxy.getClass());
      if (readResolve == null) {
        return proxy;
      }
      try {
        return (Object) readResolve.invoke(proxy);
      } catch (Throwable e) {
        throw new FailedHookException(proxy.getClass(), "readResolve", e);
      }
    }

    @Override
    protected void annotateClass(Class<?> named) {
      if (!classes.contain(named)) {
        heldClasses.add(named);
      }
    }

    @Override
    protected void annotateProxyClass(Class<?> proxy) {
      throw new RefusedClassException(type, "holds a proxy");
    }
  }
}
