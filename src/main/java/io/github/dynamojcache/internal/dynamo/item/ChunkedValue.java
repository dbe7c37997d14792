package io.github.dynamojcache.internal.dynamo.item;

import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.entries.ValueReference;
import io.github.dynamojcache.internal.entries.Version;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.internal.values.Envelope;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * What an entry's item holds instead of its value if the value is stored in chunks. Part of the
 * stored format. Immutable.
 *
 * @param id names the chunks of one write, so that they are never mixed with those of another
 * @param until until when DynamoDB does not delete the chunks, epoch milliseconds
 * @param length how many bytes the value has
 * @param count how many chunks it has
 * @param digest the SHA-256 of the value
 */
public record ChunkedValue(UUID id, long until, int length, int count, SdkBytes digest)
    implements ValueReference {

  /**
   * No value needs more chunks. Without this limit, an item that claims more would cause that many
   * reads.
   */
  static final int MAX_COUNT = 10_000;

  private static final int DIGEST = 32;
  private static final int SIZE =
      Envelope.HEADER + 2 * Long.BYTES + Long.BYTES + 2 * Integer.BYTES + DIGEST;

  /** Creates an entry from an item; its value may be a reference to chunks. */
  public static StoredEntry entry(
      CanonicalKey key, EncodedValue value, Version version, long deadline) {
    return new StoredEntry(key, value, version, deadline, read(value));
  }

  /** Returns the reference to the chunks of an entry's value; null if its item holds the value. */
  public static @Nullable ChunkedValue of(StoredEntry entry) {
    return (ChunkedValue) entry.reference();
  }

  /** Returns an entry with the value that was assembled from its chunks. */
  public static StoredEntry assembled(StoredEntry entry, EncodedValue whole) {
    return new StoredEntry(
        entry.key(), whole, entry.version(), entry.deadline(), entry.reference());
  }

  /** Describes a value that is about to be written. */
  public static ChunkedValue of(byte[] value, int chunkSize, long until) {
    int count = Math.min(MAX_COUNT, Math.max(1, (value.length - 1) / chunkSize + 1));
    return new ChunkedValue(UUID.randomUUID(), until, value.length, count, digest(value));
  }

  /** Returns the form that is stored in the item. */
  public EncodedValue encoded() {
    byte[] bytes = new byte[SIZE];
    Envelope.write(bytes, Envelope.CHUNKS, (byte) 0);
    ByteBuffer.wrap(bytes)
        .position(Envelope.HEADER)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .putLong(until)
        .putInt(length)
        .putInt(count)
        .put(digest.asByteArrayUnsafe());
    return new EncodedValue.Binary(bytes);
  }

  /**
   * Reads the form that is stored in an item.
   *
   * @return null if it is not a reference to chunks
   */
  public static @Nullable ChunkedValue read(EncodedValue value) {
    if (!(value instanceof EncodedValue.Binary binary)
        || binary.bytes().length != SIZE
        || !Envelope.isKnown(binary.bytes())
        || binary.bytes()[Envelope.CODEC] != Envelope.CHUNKS
        || binary.bytes()[Envelope.FLAGS] != 0) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.wrap(binary.bytes()).position(Envelope.HEADER);
    UUID id = new UUID(bytes.getLong(), bytes.getLong());
    long until = bytes.getLong();
    int length = bytes.getInt();
    int count = bytes.getInt();
    return isPlausible(length, count)
        ? new ChunkedValue(id, until, length, count, SdkBytes.fromByteBuffer(bytes))
        : null;
  }

  /** A chunk is not empty, and fits into an item. */
  private static boolean isPlausible(int length, int count) {
    return length >= 0
        && count >= 1
        && count <= Math.min(MAX_COUNT, Math.max(1, length))
        && length <= (long) count * ItemSize.LIMIT;
  }

  /** Returns whether this is the value that was written, and no other. */
  public boolean isOf(byte[] value) {
    return value.length == length && digest.equals(digest(value));
  }

  /** Returns whether both refer to the same chunks, regardless of how long these stay. */
  public boolean isStoredWith(ChunkedValue other) {
    return id.equals(other.id);
  }

  public ChunkedValue stayingUntil(long other) {
    return new ChunkedValue(id, other, length, count, digest);
  }

  private static SdkBytes digest(byte[] value) {
    try {
      return SdkBytes.fromByteArrayUnsafe(MessageDigest.getInstance("SHA-256").digest(value));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
