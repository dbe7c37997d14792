package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.NotActiveException;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The stream to which a class's own {@code writeObject} or {@code writeExternal} writes. Each
 * object is written by Kryo like any other part of the value. The data of the class itself is
 * written between them as items: a tag, then the content. Not thread-safe.
 */
final class HookOutput extends ObjectOutputStream {

  /** The class has no more data. */
  static final int END = 0;

  /** An object follows. */
  static final int OBJECT = 1;

  /** The values of the serial fields follow. */
  static final int FIELDS = 2;

  /** A greater tag is that of primitive data; the excess is the number of bytes that follow. */
  static final int DATA = 2;

  private final Kryo kryo;
  private final Output output;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream data = new DataOutputStream(bytes);
  private @Nullable SerialFields fields;
  private @Nullable Object object;
  private @Nullable PutValues put;

  HookOutput(Kryo kryo, Output output) throws IOException {
    this.kryo = kryo;
    this.output = output;
  }

  /**
   * Starts writing the data of one class of the hierarchy.
   *
   * @param ofLevel its serial fields
   * @param owner the object
   */
  void begin(SerialFields ofLevel, Object owner) {
    fields = ofLevel;
    object = owner;
    put = null;
  }

  /** Ends the data of one class. */
  void end() {
    flushData();
    output.writeVarInt(END, true);
    fields = null;
    object = null;
  }

  private void flushData() {
    if (bytes.size() > 0) {
      output.writeVarInt(DATA + bytes.size(), true);
      output.writeBytes(bytes.toByteArray());
      bytes.reset();
    }
  }

  @Override
  protected void writeObjectOverride(@Nullable Object part) {
    flushData();
    output.writeVarInt(OBJECT, true);
    kryo.writeClassAndObject(output, part);
  }

  /**
   * Refuses an object that may be shared: this format shares references, so it cannot be unshared.
   */
  @Override
  public void writeUnshared(@Nullable Object part) {
    if (part != null && kryo.getReferenceResolver().useReferences(part.getClass())) {
      throw SerialFields.unshared(part.getClass());
    }
    writeObjectOverride(part);
  }

  private SerialFields active() throws NotActiveException {
    if (fields == null) {
      throw new NotActiveException("only writeObject has serial fields");
    }
    return fields;
  }

  @Override
  public void defaultWriteObject() throws IOException {
    SerialFields now = active();
    if (object != null) {
      writeValues(now, now.valuesOf(object));
    }
  }

  private void writeValues(SerialFields now, @Nullable Object[] values) {
    flushData();
    output.writeVarInt(FIELDS, true);
    now.write(kryo, output, values);
  }

  @Override
  public PutField putFields() throws IOException {
    if (put == null) {
      put = new PutValues(active());
    }
    return put;
  }

  @Override
  public void writeFields() throws IOException {
    if (put == null) {
      throw new NotActiveException("putFields was not called");
    }
    writeValues(put.fields, put.values);
  }

  @Override
  public void write(int b) throws IOException {
    data.write(b);
  }

  @Override
  public void write(byte[] buffer) throws IOException {
    data.write(buffer);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    data.write(buffer, offset, length);
  }

  @Override
  public void writeBoolean(boolean value) throws IOException {
    data.writeBoolean(value);
  }

  @Override
  public void writeByte(int value) throws IOException {
    data.writeByte(value);
  }

  @Override
  public void writeShort(int value) throws IOException {
    data.writeShort(value);
  }

  @Override
  public void writeChar(int value) throws IOException {
    data.writeChar(value);
  }

  @Override
  public void writeInt(int value) throws IOException {
    data.writeInt(value);
  }

  @Override
  public void writeLong(long value) throws IOException {
    data.writeLong(value);
  }

  @Override
  public void writeFloat(float value) throws IOException {
    data.writeFloat(value);
  }

  @Override
  public void writeDouble(double value) throws IOException {
    data.writeDouble(value);
  }

  @Override
  public void writeBytes(String text) throws IOException {
    data.writeBytes(text);
  }

  @Override
  public void writeChars(String text) throws IOException {
    data.writeChars(text);
  }

  /**
   * Writes text as {@code ObjectOutputStream} does, without its limit of 64 KB: HookInput reads it.
   */
  @Override
  public void writeUTF(String text) throws IOException {
    data.writeInt(text.length());
    data.writeChars(text);
  }

  @Override
  public void useProtocolVersion(int version) {
    // There is only one format.
  }

  @Override
  public void reset() throws IOException {
    throw new IOException("a stream cannot be reset while an object is written");
  }

  @Override
  public void flush() {
    // Data is written only at the next object or at the end.
  }

  @Override
  public void close() {
    // The bytes belong to the value.
  }

  /** The values that {@code writeObject} puts into its serial fields by name. */
  private static final class PutValues extends PutField {

    private final SerialFields fields;
    private final @Nullable Object[] values;

    PutValues(SerialFields fields) {
      this.fields = fields;
      this.values = new Object[fields.size()];
    }

    @Override
    public void put(String name, boolean value) {
      put(name, (Object) value);
    }

    @Override
    public void put(String name, byte value) {
      put(name, (Object) value);
    }

    @Override
    public void put(String name, char value) {
      put(name, (Object) value);
    }

    @Override
    public void put(String name, short value) {
      put(name, (Object) value);
    }

    @Override
    public void put(String name, int value) {
      put(name, (Object) value);
    }

    @Override
    public void put(String name, long value) {
      put(name, (Object) value);
    }

    @Override
    public void put(String name, float value) {
      put(name, (Object) value);
    }

    @Override
    public void put(String name, double value) {
      put(name, (Object) value);
    }

    @Override
    public void put(String name, @Nullable Object value) {
      values[fields.indexOf(name)] = value;
    }

    @Override
    @Deprecated
    public void write(ObjectOutput out) {
      throw new UnsupportedOperationException("call writeFields of the stream");
    }
  }
}
