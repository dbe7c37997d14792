package io.github.dynamojcache.internal.values;

import io.github.dynamojcache.codec.DocumentCodec;
import io.github.dynamojcache.codec.NativeValue;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.codec.ValueCodec;
import io.github.dynamojcache.internal.text.Utf8;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The outermost form of stored values. A {@code String} is stored as a DynamoDB string, a {@code
 * Boolean} as a DynamoDB boolean, documents in DynamoDB's own types; anything else as bytes that
 * begin with a header of four: magic, format version, codec, flags.
 *
 * <p>A value that this class cannot recognize for certain is not decoded. Immutable and
 * thread-safe.
 */
public final class StoredValues {

  /** The flags when the codec's bytes follow unchanged. */
  private static final byte NO_FLAGS = 0;

  private final List<GuardedCodec> writers;
  private final List<GuardedCodec> readers;
  private final Form form;

  /** The forms among which a codec that supports documents can choose. */
  private enum Form {
    /** DynamoDB's own types, for values that fit into them. */
    NATIVE,
    /** Bytes. */
    BINARY,
    /** DynamoDB's own types, however large the value is. */
    COMPARED;

    @Nullable NativeValue document(DocumentCodec codec, Object value) {
      return switch (this) {
        case NATIVE -> codec.toNative(value);
        case BINARY -> null;
        case COMPARED -> codec.toComparable(value);
      };
    }
  }

  /**
   * Creates it with a codec.
   *
   * @param codec writes and reads what is in the envelope
   */
  public StoredValues(ValueCodec codec) {
    this(new GuardedCodec(codec));
  }

  private StoredValues(GuardedCodec codec) {
    this(List.of(codec), List.of(codec), Form.NATIVE);
  }

  private StoredValues(List<GuardedCodec> writers, List<GuardedCodec> readers, Form form) {
    this.writers = writers;
    this.readers = readers;
    this.form = form;
  }

  /**
   * Returns a copy in which another codec writes the values that this codec refuses.
   *
   * @param other writes the values that the codecs before it refuse, and reads what it wrote
   * @return a new object
   */
  public StoredValues orElse(ValueCodec other) {
    GuardedCodec codec = new GuardedCodec(other);
    return new StoredValues(with(writers, codec), with(readers, codec), form);
  }

  /**
   * Returns a copy that also reads the values written by another codec.
   *
   * @param other reads the values it wrote
   * @return a new object
   */
  public StoredValues reading(ValueCodec other) {
    return new StoredValues(writers, with(readers, new GuardedCodec(other)), form);
  }

  /**
   * Returns a copy that writes text as a DynamoDB string and everything else as bytes: for callers
   * that need bytes, to seal or to compress them.
   *
   * @return a new object
   */
  public StoredValues inBytes() {
    return new StoredValues(writers, readers, Form.BINARY);
  }

  /**
   * Returns a copy that writes documents whatever their size: for callers that compare values and
   * do not store them.
   *
   * @return a new object
   */
  public StoredValues compared() {
    return new StoredValues(writers, readers, Form.COMPARED);
  }

  private static List<GuardedCodec> with(List<GuardedCodec> codecs, GuardedCodec other) {
    List<GuardedCodec> all = new ArrayList<>(codecs);
    all.add(other);
    return List.copyOf(all);
  }

  /**
   * Encodes a value. Equal strings, numbers and records of them have equal bytes.
   *
   * @param value the value, never null
   * @return its stored form
   * @throws UnsupportedValueException when the value cannot be stored
   */
  public EncodedValue encode(Object value) {
    Objects.requireNonNull(value, "value");
    // UTF-8 would lose an unpaired surrogate: such a text is stored as bytes.
    if (value instanceof String text && Utf8.isSafe(text)) {
      return new EncodedValue.Text(text);
    }
    if (value instanceof Boolean truth && form != Form.BINARY) {
      return new EncodedValue.Native(new NativeValue.Bool(truth));
    }
    return encode(value, 0);
  }

  private EncodedValue encode(Object value, int writer) {
    try {
      return encode(value, writers.get(writer));
    } catch (UnsupportedValueException e) {
      if (writer + 1 == writers.size()) {
        throw e;
      }
      return encode(value, writer + 1);
    }
  }

  private EncodedValue encode(Object value, GuardedCodec codec) {
    NativeValue document = codec.document(value, form::document);
    if (document != null) {
      return new EncodedValue.Native(document);
    }
    byte[] bytes = codec.encode(value, Envelope.HEADER);
    Envelope.write(bytes, codec.id(), NO_FLAGS);
    return new EncodedValue.Binary(bytes);
  }

  /**
   * Decodes a value.
   *
   * @param encoded its stored form
   * @return the value, a new object that is not shared
   * @throws UndecodableValueException when it cannot be read for certain
   */
  public Object decode(EncodedValue encoded) throws UndecodableValueException {
    if (encoded instanceof EncodedValue.Text text) {
      return text.text();
    }
    if (encoded instanceof EncodedValue.Unreadable unreadable) {
      throw new UndecodableValueException(unreadable.reason(), unreadable.explanation(), null);
    }
    if (encoded instanceof EncodedValue.Native inTypes) {
      return decode(inTypes.value());
    }
    return decode(((EncodedValue.Binary) encoded).bytes());
  }

  private Object decode(NativeValue value) throws UndecodableValueException {
    if (value instanceof NativeValue.Bool bool) {
      return bool.value();
    }
    for (GuardedCodec reader : readers) {
      if (reader.knowsDocuments()) {
        return reader.fromNative(value);
      }
    }
    throw new UndecodableValueException(
        Reason.FORMAT,
        "it is a document or a number, and the codec " + readers.get(0).name() + " reads none",
        null);
  }

  private Object decode(byte[] bytes) throws UndecodableValueException {
    if (bytes.length < Envelope.HEADER || bytes[0] != Envelope.MAGIC) {
      throw new UndecodableValueException(
          Reason.FORMAT,
          "it is not a value that this library wrote (" + bytes.length + " bytes)",
          null);
    }
    if (bytes[1] != Envelope.VERSION) {
      throw unknown("format version", bytes[1]);
    }
    if (bytes[Envelope.FLAGS] != NO_FLAGS) {
      throw unknown("flags", bytes[Envelope.FLAGS]);
    }
    if (bytes[Envelope.CODEC] == Envelope.TEXT) {
      return text(bytes);
    }
    GuardedCodec codec = reader(bytes[Envelope.CODEC]);
    return codec.decode(bytes, Envelope.HEADER, bytes.length - Envelope.HEADER);
  }

  /** A text that could not stay a DynamoDB string, for example because it is compressed. */
  private static String text(byte[] bytes) throws UndecodableValueException {
    int length = bytes.length - Envelope.HEADER;
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, Envelope.HEADER, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new UndecodableValueException(Reason.FORMAT, "its text is not UTF-8", e);
    }
  }

  private GuardedCodec reader(byte id) throws UndecodableValueException {
    for (GuardedCodec reader : readers) {
      if (reader.id() == id) {
        return reader;
      }
    }
    throw unknown("codec", id);
  }

  private static UndecodableValueException unknown(String what, byte found) {
    return new UndecodableValueException(
        Reason.FORMAT,
        "its " + what + " " + Byte.toUnsignedInt(found) + " is not known to this version",
        null);
  }
}
