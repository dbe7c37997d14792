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
 * Reads the one object that stands in bytes of Java serialization. What it holds are parts, which
 * have been read, filtered and counted. So bytes make no other object, whatever they say: not of a
 * class that may only be held as such, nor another one that stands for an object. Not thread-safe.
 */
final class SerializedReader extends ObjectInputStream {

  /** Objects that there may be without a byte for each. */
  private static final long SPARE = 64;

  /** Between the name of a class and its flags stands its version. */
  private static final int VERSION = Long.BYTES;

  private final SerializedClasses classes;
  private final List<@Nullable Object> parts;
  private final SerializedBytes.HeldClasses held;
  private final Counted source;
  private final long most;
  private boolean standsForOther;
  private boolean whole;

  /**
   * Begins to read.
   *
   * @param bytes without the header of a stream
   * @param parts the objects that they refer to
   * @param type the class of the object
   * @param held finds the classes that it holds as such
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

  /** A part that is an array is looked at like one that stands in the bytes. */
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
          ? Status.REJECTED // another object of the first one's class
          : Status.UNDECIDED;
    }
    if (SerializedClasses.areProxies(named)) {
      standsForOther = true;
      return info.depth() == 1 ? Status.UNDECIDED : Status.REJECTED;
    }
    return Status.UNDECIDED;
  }

  /**
   * A class that may only be held is described as one that is not serializable: so its objects are
   * not made.
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

  /** Knows how far it was read: {@code ObjectInputStream} reads no byte of an item ahead. */
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

    /** Returns the name of the class that is described next; null when there is none. */
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

    /** Leaves out of the description of a class that its objects can be read; enums stay such. */
    void clearFlags() {
      int length = Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(pos));
      int flags = pos + Short.BYTES + length + VERSION;
      if ((bytes[flags] & ObjectStreamConstants.SC_ENUM) == 0) {
        bytes[flags] = 0;
      }
    }
  }
}
