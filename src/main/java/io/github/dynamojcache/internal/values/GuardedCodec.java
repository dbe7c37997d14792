package io.github.dynamojcache.internal.values;

import io.github.dynamojcache.codec.DocumentCodec;
import io.github.dynamojcache.codec.NativeValue;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.codec.ValueCodec;
import java.util.function.BiFunction;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * Wraps a codec, which may be the application's own and may misbehave: throw any exception, return
 * null, not leave room at the beginning. A fault while writing means that the value cannot be
 * stored; a fault while reading means that the value cannot be read. An {@link Error} is passed on
 * unchanged. Immutable and thread-safe if the codec is.
 */
final class GuardedCodec {

  private final ValueCodec codec;

  GuardedCodec(ValueCodec codec) {
    this.codec = codec;
  }

  String name() {
    return codec.name();
  }

  byte id() {
    return codec.id();
  }

  boolean knowsDocuments() {
    return codec instanceof DocumentCodec;
  }

  /**
   * Encodes a value.
   *
   * @param room the number of bytes to leave free at the beginning
   * @throws CacheException when it cannot be encoded
   */
  byte[] encode(Object value, int room) {
    byte[] bytes = called(value, () -> codec.encode(value, room));
    if (bytes == null) {
      throw cannotStore(value, "returned null", null);
    }
    if (bytes.length < room) {
      throw cannotStore(
          value,
          "returned " + bytes.length + " bytes, and was asked to leave " + room + " free",
          null);
    }
    return bytes;
  }

  /**
   * Converts a value to DynamoDB's own types.
   *
   * @param form which document of the codec is wanted
   * @return null when the codec makes no document of this value
   * @throws CacheException when the value cannot be encoded
   */
  @Nullable NativeValue document(
      Object value, BiFunction<DocumentCodec, Object, @Nullable NativeValue> form) {
    if (!(codec instanceof DocumentCodec documents)) {
      return null;
    }
    NativeValue document = called(value, () -> form.apply(documents, value));
    if (document == null
        || document instanceof NativeValue.Attributes
        || document instanceof NativeValue.Items
        || document instanceof NativeValue.Decimal) {
      return document;
    }
    throw cannotStore(
        value,
        "returned a document that is "
            + document.getClass().getSimpleName()
            + ", and neither a list nor a map nor a number",
        null);
  }

  /** A call of a codec that encodes a value. */
  private interface Encoding<T extends @Nullable Object> {
    T call() throws Exception;
  }

  private <T extends @Nullable Object> T called(Object value, Encoding<T> encoding) {
    try {
      return encoding.call();
    } catch (CacheException e) {
      throw e; // including the one that a codec is meant to throw
    } catch (Exception e) {
      keepInterrupt(e);
      throw cannotStore(value, "threw " + e.getClass().getName(), e);
    }
  }

  private UnsupportedValueException cannotStore(
      Object value, String why, @Nullable Exception cause) {
    return new UnsupportedValueException(
        "Cannot store a "
            + value.getClass().getTypeName()
            + ": its codec "
            + codec.getClass().getName()
            + " "
            + why
            + ". A codec returns the bytes of every value that it takes, and throws"
            + " UnsupportedValueException for others",
        cause);
  }

  /**
   * Decodes a value.
   *
   * @throws UndecodableValueException when it cannot be read for certain
   */
  Object decode(byte[] bytes, int offset, int length) throws UndecodableValueException {
    return read(() -> codec.decode(bytes, offset, length));
  }

  /**
   * Decodes a document. Called only for a codec that supports documents.
   *
   * @throws UndecodableValueException when it cannot be read for certain
   */
  Object fromNative(NativeValue stored) throws UndecodableValueException {
    return read(() -> ((DocumentCodec) codec).fromNative(stored));
  }

  private Object read(Encoding<@Nullable Object> decoding) throws UndecodableValueException {
    Object value;
    try {
      value = decoding.call();
    } catch (UndecodableValueException e) {
      throw e;
    } catch (Exception e) {
      keepInterrupt(e);
      throw unreadable("threw " + e.getClass().getName(), e);
    }
    if (value == null) {
      throw unreadable("returned null", null);
    }
    return value;
  }

  private UndecodableValueException unreadable(String why, @Nullable Exception cause) {
    return new UndecodableValueException(
        Reason.FORMAT, "its codec " + codec.getClass().getName() + " " + why, cause);
  }

  private static void keepInterrupt(Exception e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }
}
