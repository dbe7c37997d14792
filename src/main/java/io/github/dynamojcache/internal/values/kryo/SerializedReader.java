package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.KryoException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter.FilterInfo;
import java.io.ObjectInputFilter.Status;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamConstants;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the one object in bytes of Java serialization. The objects that it holds are parts, which
 * have already been read, filtered and counted. So the bytes, whatever their content, create no
 * other object: none of a class that may only be held as a class object, and no second
 * serialization proxy. Not thread-safe.
 */
final class SerializedReader extends ObjectInputStream {

  /** The number of objects allowed beyond one for each byte. */
  private static final long SPARE = 64;

  /** The length of the version, which is between the name of a class and its flags. */
  private static final int VERSION = Long.BYTES;

  private final SerializedClasses classes;
  private final List<@Nullable Object> parts;
  private final SerializedBytes.HeldClasses held;
  private final Counted source;
  private final long most;
  private boolean standsForOther;
  private boolean whole;

  /**
   * Starts reading.
   *
   * @param bytes without the header of a stream
   * @param parts the objects that they refer to
   * @param type the class of the object
   * @param held finds the classes that it holds as class objects
   */
  SerializedReader(
      byte[] bytes, List<@Nullable Object> parts, Class<?> type, SerializedBytes.HeldClasses held)
      throws IOException {
    this(new Counted(withHeader(bytes)), parts, type, held);
  }

  private SerializedReader(
      Counted source, List<@Nullable Object> parts, Class<?> type, SerializedBytes.HeldClasses held)
      throws IOException {
    super(source);
    this.source = source;
    this.held = held;
    this.classes = new SerializedClasses(type);
    this.parts = parts;
    this.most = SPARE + source.bytes.length + longestArray(parts);
    enableResolveObject(true);
    setObjectInputFilter(this::check);
  }

  /** The filter also checks an array that is a part, as if the bytes contained it. */
  private static int longestArray(List<@Nullable Object> parts) {
    int longest = 0;
    for (Object part : parts) {
      if (part != null && part.getClass().isArray()) {
        longest = Math.max(longest, Array.getLength(part));
      }
    }
    return longest;
  }

  private static byte[] withHeader(byte[] bytes) {
    return ByteBuffer.allocate(SerializedBytes.HEADER + bytes.length)
        .putShort(ObjectStreamConstants.STREAM_MAGIC)
        .putShort(ObjectStreamConstants.STREAM_VERSION)
        .put(bytes)
        .array();
  }

  private Status check(FilterInfo info) {
    if (info.arrayLength() > most || info.references() > most) {
      return Status.REJECTED;
    }
    Class<?> named = info.serialClass();
    if (named == null) {
      return standsForOther && source.lastInt() == ObjectStreamConstants.baseWireHandle
          ? Status.REJECTED // a second object of the first one's class
          : Status.UNDECIDED;
    }
    if (SerializedClasses.areProxies(named)) {
      standsForOther = true;
      return info.depth() == 1 ? Status.UNDECIDED : Status.REJECTED;
    }
    return Status.UNDECIDED;
  }

  /**
   * Marks a class that may only be held as a class object as not serializable, so that no objects
   * of it are created.
   */
  @Override
  protected ObjectStreamClass readClassDescriptor() throws IOException, ClassNotFoundException {
    String name = source.nextName();
    if (name != null && classes.find(name) == null) {
      source.clearFlags();
    }
    return super.readClassDescriptor();
  }

  @Override
  protected Class<?> resolveClass(ObjectStreamClass described)
      throws IOException, ClassNotFoundException {
    Class<?> found = classes.find(described.getName());
    return found != null ? found : held.find(described.getName());
  }

  @Override
  protected Class<?> resolveProxyClass(String[] interfaces) {
    throw new KryoException("an object's bytes name a proxy");
  }

  @Override
  protected @Nullable Object resolveObject(@Nullable Object object) {
    if (!(object instanceof String text)) {
      checkInline(object);
      return object;
    }
    if (text.startsWith(String.valueOf(SerializedBytes.TEXT))) {
      return text.substring(1);
    }
    try {
      return parts.get(Integer.parseInt(text, 1, text.length(), 10));
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new KryoException("an object's bytes refer to a part that is not there", e);
    }
  }

  /** The object itself is the last one. */
  private void checkInline(@Nullable Object object) {
    if (object == null || SerializedClasses.standInline(object.getClass())) {
      return;
    }
    if (whole) {
      throw new KryoException("an object's bytes hold another object, which is no part");
    }
    whole = true;
  }

  /** Tracks the position: {@code ObjectInputStream} reads no byte of an item ahead. */
  private static final class Counted extends ByteArrayInputStream {

    private final byte[] bytes;

    Counted(byte[] bytes) {
      super(bytes);
      this.bytes = bytes;
    }

    /** Returns the number that was read last. */
    int lastInt() {
      return ByteBuffer.wrap(bytes).getInt(pos - Integer.BYTES);
    }

    /** Returns the name of the class described next; null when there is none. */
    @Nullable String nextName() {
      if (pos + Short.BYTES > bytes.length) {
        return null;
      }
      int length = Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(pos));
      int start = pos + Short.BYTES;
      return start + length + VERSION < bytes.length
          ? new String(bytes, start, length, StandardCharsets.UTF_8)
          : null;
    }

    /** Clears the flags that allow objects of a class to be read; enums are kept. */
    void clearFlags() {
      int length = Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(pos));
      int flags = pos + Short.BYTES + length + VERSION;
      if ((bytes[flags] & ObjectStreamConstants.SC_ENUM) == 0) {
        bytes[flags] = 0;
      }
    }
  }
}
