package io.github.dynamojcache.internal.values.compression;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.internal.values.EncodedValue.Binary;
import io.github.dynamojcache.internal.values.EncodedValue.Text;
import io.github.dynamojcache.internal.values.Envelope;
import io.github.dynamojcache.internal.values.compression.Compressors.Found;
import io.github.dynamojcache.options.Compression;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * Compresses encoded values where that saves money. The envelope's header is kept, and its flags
 * name the algorithm; then follow the original length of the rest (four bytes) and the compressed
 * rest. Immutable and thread-safe.
 */
public final class CompressedValues {

  private static final int START = Envelope.HEADER + Integer.BYTES;

  /** Writes are charged for every KB or part of one. */
  private static final int WRITE_UNIT = 1024;

  /** The average size of an item without its value: keys, names, expiry, write id. */
  private static final int BESIDES = 100;

  /** The most bytes that an algorithm may add to a short input. */
  private static final int MOST_ADDED = 1024;

  /** The most bytes added to a long input, one for each 128 bytes: readers expect no more. */
  private static final int MOST_ADDED_TO_MANY = 32 * 1024;

  /** The most bytes that the stored form adds to bytes: a header, a class, a length. */
  private static final int FORM = 64;

  private final Compressors compressors;
  private final Compression written;
  private final int threshold;
  private final int maxBytes;
  private final @Nullable Compressor compressor;

  /**
   * Creates the compression of one cache.
   *
   * @param compressors the algorithms
   * @param written the algorithm for writing; all of them are read
   * @param threshold a value with more bytes is compressed if that saves a write unit; with 0 every
   *     value is, whether it helps or not
   * @param maxBytes how long a value may be when it is no longer compressed
   * @throws CacheException when the library of the algorithm is missing
   */
  public CompressedValues(
      Compressors compressors, Compression written, int threshold, int maxBytes) {
    this.compressors = compressors;
    this.written = written;
    this.threshold = threshold;
    this.maxBytes = maxBytes;
    this.compressor = written == Compression.NONE ? null : required(compressors, written);
  }

  private static Compressor required(Compressors compressors, Compression written) {
    Found found = compressors.find(written);
    if (found instanceof Found.Present present) {
      return present.compressor();
    }
    throw new CacheException(
        "compression = "
            + written
            + " cannot be used here: "
            + Compressors.remedy(written)
            + ", or set compression = deflate, which needs no library",
        ((Found.Missing) found).cause());
  }

  /**
   * Returns the limit for values.
   *
   * @return how many bytes a value may have before it is compressed
   */
  public int maxBytes() {
    return maxBytes;
  }

  /**
   * Returns the size of a value for the limit. A byte array counts without the few bytes that its
   * form adds, a text counts as its UTF-8 bytes, and anything else as its form.
   *
   * @param value the value
   * @param encoded its form, before it is compressed
   * @return how many bytes count
   */
  public static int size(Object value, EncodedValue encoded) {
    return value instanceof byte[] bytes && encoded.size() <= (long) bytes.length + FORM
        ? bytes.length
        : encoded.size();
  }

  /**
   * Compresses a value.
   *
   * @param value an encoded value
   * @return the same value in fewer bytes; {@code value} itself when compression is not worthwhile
   */
  public EncodedValue shrink(EncodedValue value) {
    if (compressor == null || (value.size() <= threshold && threshold > 0)) {
      return value;
    }
    if (value instanceof Text text) {
      byte[] utf8 = text.text().getBytes(StandardCharsets.UTF_8);
      byte[] shrunk = shrink(compressor, utf8, 0, Envelope.TEXT, (byte) 0);
      return shrunk == null ? value : new Binary(shrunk);
    }
    if (!(value instanceof Binary binary)
        || !Envelope.isKnown(binary.bytes())
        || compressionOf(binary.bytes()) != 0) {
      return value;
    }
    byte[] bytes = binary.bytes();
    byte[] shrunk =
        shrink(compressor, bytes, Envelope.HEADER, bytes[Envelope.CODEC], bytes[Envelope.FLAGS]);
    return shrunk == null ? value : new Binary(shrunk);
  }

  private byte @Nullable [] shrink(
      Compressor by, byte[] bytes, int offset, byte codec, byte flags) {
    int most =
        threshold == 0
            ? bytes.length + Math.min(bytes.length / 128, MOST_ADDED_TO_MANY) + MOST_ADDED
            : (units(bytes.length) - 1) * WRITE_UNIT - BESIDES;
    if (most <= START) {
      return null;
    }
    byte[] target = new byte[most];
    Integer length = by.compress(bytes, offset, target, START);
    if (length == null) {
      return null;
    }
    Envelope.write(target, codec, (byte) (flags | CompressionNumbers.numberOf(written)));
    ByteBuffer.wrap(target).putInt(Envelope.HEADER, bytes.length - offset);
    return Arrays.copyOf(target, START + length);
  }

  private static int units(int bytes) {
    return (bytes + BESIDES + WRITE_UNIT - 1) / WRITE_UNIT;
  }

  private static int compressionOf(byte[] bytes) {
    return bytes[Envelope.FLAGS] & Envelope.COMPRESSION;
  }

  /**
   * Decompresses a value.
   *
   * @param value a stored value, compressed by any algorithm, or not at all
   * @return the value as it was encoded; {@code value} itself when it is not compressed
   * @throws UndecodableValueException when it cannot be decompressed for certain
   */
  public EncodedValue expand(EncodedValue value) throws UndecodableValueException {
    if (!(value instanceof Binary binary)
        || !Envelope.isKnown(binary.bytes())
        || compressionOf(binary.bytes()) == 0) {
      return value;
    }
    byte[] bytes = binary.bytes();
    Compressor by = compressorOf(bytes);
    byte[] expanded = new byte[Envelope.HEADER + lengthOf(bytes, by)];
    Envelope.write(
        expanded, bytes[Envelope.CODEC], (byte) (bytes[Envelope.FLAGS] & ~Envelope.COMPRESSION));
    if (!by.decompress(bytes, START, expanded, Envelope.HEADER)) {
      throw new UndecodableValueException(Reason.FORMAT, "its compressed bytes are broken", null);
    }
    return new Binary(expanded);
  }

  private Compressor compressorOf(byte[] bytes) throws UndecodableValueException {
    int number = compressionOf(bytes);
    Compression compression = CompressionNumbers.find(number);
    if (compression == null) {
      throw new UndecodableValueException(
          Reason.FORMAT, "its compression " + number + " is not known to this version", null);
    }
    Found found = compressors.find(compression);
    if (found instanceof Found.Missing missing) {
      throw new UndecodableValueException(
          Reason.FORMAT,
          "it is compressed by " + compression + ": " + Compressors.remedy(compression),
          missing.cause());
    }
    return ((Found.Present) found).compressor();
  }

  /** The stored length may be forged: nothing is allocated for an impossible length. */
  private int lengthOf(byte[] bytes, Compressor by) throws UndecodableValueException {
    int length = bytes.length < START ? -1 : ByteBuffer.wrap(bytes).getInt(Envelope.HEADER);
    if (length < 0 || length > by.longest(bytes.length - START)) {
      throw new UndecodableValueException(
          Reason.FORMAT, "its compressed bytes cannot be of the length they say", null);
    }
    if (length > (bytes[Envelope.CODEC] == Envelope.TEXT ? maxBytes : (long) maxBytes + FORM)) {
      throw new UndecodableValueException(
          Reason.LIMIT,
          "it has " + length + " bytes, which is more than max-value-size (" + maxBytes + ")",
          null);
    }
    return length;
  }
}
