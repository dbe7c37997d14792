package io.github.dynamojcache.store;

import io.github.dynamojcache.codec.CanonicalKey;
import io.github.dynamojcache.codec.EncodedValue;
import io.github.dynamojcache.codec.Envelope;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.seal.Seal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Entries to items and back, sealed on the way: no value goes into the table or comes out of it
 * past this. The seal is bound to where the item stands, which only the store knows. Thread-safe.
 */
final class EntryItems {

  private final Seal seal;
  private final boolean nativeTtl;

  /**
   * @param nativeTtl whether {@code ttl} is written
   */
  EntryItems(Seal seal, boolean nativeTtl) {
    this.seal = seal;
    this.nativeTtl = nativeTtl;
  }

  /** Returns a whole item, as PutItem and BatchWriteItem want it. */
  Map<String, AttributeValue> item(
      String partitionKey, CanonicalKey key, EncodedValue value, WriteId writeId, long deadline) {
    return ItemLayout.item(
        partitionKey, key, seal.seal(value, partitionKey, key), writeId, deadline, nativeTtl);
  }

  /** Returns the value attribute alone, as an update sets it and a condition expects it. */
  AttributeValue value(String partitionKey, CanonicalKey key, EncodedValue value) {
    return ItemLayout.value(seal.seal(value, partitionKey, key));
  }

  /** Returns what is cut into chunks: the whole value, sealed. */
  byte[] bytes(String partitionKey, CanonicalKey key, EncodedValue value) {
    return Envelope.bytes(seal.seal(value, partitionKey, key));
  }

  /** Makes a value of what its chunks make; an unreadable one if the seal does not hold. */
  EncodedValue value(String partitionKey, CanonicalKey key, byte[] assembled) {
    return open(new EncodedValue.Binary(assembled), partitionKey, key);
  }

  /**
   * Reads an item back.
   *
   * @param item the attributes, empty when there is no item
   * @return the entry, with an unreadable value if the seal does not hold; null when there is no
   *     item, or when it is not one that the layout writes
   */
  @Nullable StoredEntry read(Map<String, AttributeValue> item) {
    StoredEntry stored = ItemLayout.read(item);
    AttributeValue partitionKey = item.get(ItemLayout.PARTITION_KEY);
    return stored == null || partitionKey == null
        ? null
        : stored.withValue(open(stored.value(), partitionKey.s(), stored.key()));
  }

  private EncodedValue open(EncodedValue stored, String partitionKey, CanonicalKey key) {
    try {
      return stored instanceof EncodedValue.Unreadable
          ? stored
          : seal.open(stored, partitionKey, key);
    } catch (UndecodableValueException e) {
      return new EncodedValue.Unreadable(e.reason(), String.valueOf(e.getMessage()));
    }
  }

  /**
   * Whether a stored value can be compared with {@link #value} byte for byte, as far as it goes.
   */
  boolean areComparable() {
    return seal.isRepeatable();
  }
}
