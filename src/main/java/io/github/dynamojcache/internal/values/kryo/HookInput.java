package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.KryoException;
import com.esotericsoftware.kryo.kryo5.io.Input;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotActiveException;
import java.io.ObjectInputStream;
import java.io.ObjectInputValidation;
import java.io.StreamCorruptedException;
import org.jspecify.annotations.Nullable;

/**
 * The stream from which a class's own {@code readObject} or {@code readExternal} reads. It returns
 * the items that {@link HookOutput} wrote, and signals their end as {@code ObjectInputStream} does.
 * Not thread-safe.
 */
final class HookInput extends ObjectInputStream {

  private static final int UNKNOWN = -1;

  private final ValueKryo kryo;
  private final Input input;
  private final DataInputStream data = new DataInputStream(new Items());
  private int tag = UNKNOWN;
  private byte[] block = {};
  private int at;
  private @Nullable SerialFields fields;
  private @Nullable Object object;

  HookInput(ValueKryo kryo, Input input) throws IOException {
    this.kryo = kryo;
    this.input = input;
  }

  /**
   * Starts reading the data of one class of the hierarchy.
   *
   * @param ofLevel its serial fields
   * @param owner the object
   */
  void begin(SerialFields ofLevel, Object owner) {
    fields = ofLevel;
    object = owner;
  }

  /** Skips data that the class has not read, up to the end of what it wrote. */
  void end() throws IOException {
    at = block.length;
    while (next() != HookOutput.END) {
      if (tag == HookOutput.OBJECT) {
        tag = UNKNOWN;
        kryo.readClassAndObject(input);
      } else if (tag == HookOutput.FIELDS) {
        readValues();
      }
      at = block.length;
    }
    tag = UNKNOWN;
    fields = null;
    object = null;
  }

  /** Returns the tag of the next item; unread data comes first. */
  private int next() {
    if (at == block.length && tag == UNKNOWN) {
      tag = input.readVarInt(true);
      if (tag > HookOutput.DATA) {
        block = input.readBytes(tag - HookOutput.DATA);
        at = 0;
        tag = UNKNOWN;
      } else if (tag < HookOutput.END) {
        throw new KryoException("an item of a class's own data is of no kind");
      }
    }
    return at < block.length ? HookOutput.DATA + 1 : tag;
  }

  private @Nullable Object[] readValues() throws IOException {
    SerialFields now = active();
    tag = UNKNOWN;
    return now.read(kryo, input);
  }

  private SerialFields active() throws NotActiveException {
    if (fields == null) {
      throw new NotActiveException("only readObject has serial fields");
    }
    return fields;
  }

  @Override
  protected @Nullable Object readObjectOverride() throws IOException {
    int item = next();
    if (item == HookOutput.OBJECT) {
      tag = UNKNOWN;
      return kryo.readClassAndObject(input);
    }
    if (item == HookOutput.END) {
      throw SerializationHooks.endOfData();
    }
    throw new StreamCorruptedException("an object was to be read where none was written");
  }

  @Override
  public @Nullable Object readUnshared() throws IOException {
    return readObjectOverride();
  }

  @Override
  public void defaultReadObject() throws IOException {
    SerialFields now = active();
    @Nullable Object[] values = writtenValues();
    if (object != null) {
      now.set(object, values);
    }
  }

  private @Nullable Object[] writtenValues() throws IOException {
    if (next() != HookOutput.FIELDS) {
      throw new StreamCorruptedException("the fields were to be read where none were written");
    }
    return readValues();
  }

  @Override
  public GetField readFields() throws IOException {
    SerialFields now = active();
    return new ReadSerialFields(now, writtenValues());
  }

  @Override
  public void registerValidation(ObjectInputValidation validation, int priority) {
    kryo.validations().add(validation, priority);
  }

  @Override
  public int read() throws IOException {
    return data.read();
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    return data.read(buffer);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return data.read(buffer, offset, length);
  }

  @Override
  public int available() {
    next();
    return block.length - at;
  }

  @Override
  public void close() {
    // The bytes belong to the value.
  }

  @Override
  public boolean readBoolean() throws IOException {
    return data.readBoolean();
  }

  @Override
  public byte readByte() throws IOException {
    return data.readByte();
  }

  @Override
  public int readUnsignedByte() throws IOException {
    return data.readUnsignedByte();
  }

  @Override
  public short readShort() throws IOException {
    return data.readShort();
  }

  @Override
  public int readUnsignedShort() throws IOException {
    return data.readUnsignedShort();
  }

  @Override
  public char readChar() throws IOException {
    return data.readChar();
  }

  @Override
  public int readInt() throws IOException {
    return data.readInt();
  }

  @Override
  public long readLong() throws IOException {
    return data.readLong();
  }

  @Override
  public float readFloat() throws IOException {
    return data.readFloat();
  }

  @Override
  public double readDouble() throws IOException {
    return data.readDouble();
  }

  @Override
  public void readFully(byte[] buffer) throws IOException {
    data.readFully(buffer);
  }

  @Override
  public void readFully(byte[] buffer, int offset, int length) throws IOException {
    data.readFully(buffer, offset, length);
  }

  @Override
  public int skipBytes(int count) throws IOException {
    return data.skipBytes(count);
  }

  @Override
  public long skip(long count) throws IOException {
    return data.skip(count);
  }

  @Override
  public String readUTF() throws IOException {
    int length = data.readInt();
    if (length < 0 || length > (block.length - at) / 2) {
      throw new StreamCorruptedException("a text is longer than its bytes");
    }
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(data.readChar());
    }
    return text.toString();
  }

  /** The primitive data before the next object. */
  private final class Items extends InputStream {

    @Override
    public int read() {
      return next() > HookOutput.DATA ? block[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (length == 0) {
        return 0;
      }
      if (next() <= HookOutput.DATA) {
        return -1;
      }
      int count = Math.min(length, block.length - at);
      System.arraycopy(block, at, buffer, offset, count);
      at += count;
      return count;
    }
  }
}
