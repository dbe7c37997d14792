package io.github.dynamojcache.internal.dynamo.item;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.entries.WriteId;
import io.github.dynamojcache.internal.failure.SealUnusableException;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.internal.values.Envelope;
import io.github.dynamojcache.internal.values.seal.Seal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Maps entries to items and back, and seals values on the way: every value that is stored or read
 * passes through here. The seal is bound to the item's position, which only the store knows.
 * Thread-safe.
 */
public final class ItemMapper {

  private final Seal seal;
  private final boolean nativeTtl;
  private volatile boolean metForeign;

  /**
   * @param nativeTtl whether {@code ttl} is written
   */
  public ItemMapper(Seal seal, boolean nativeTtl) {
    this.seal = seal;
    this.nativeTtl = nativeTtl;
  }

  /** Returns a whole item, as PutItem and BatchWriteItem expect it. */
  public Map<String, AttributeValue> item(
      String partitionKey, CanonicalKey key, EncodedValue value, WriteId writeId, long deadline) {
    return ItemLayout.item(
        partitionKey, key, sealed(value, partitionKey, key), writeId, deadline, nativeTtl);
  }

  /** Returns the value attribute alone, as an update sets it and a condition expects it. */
  public AttributeValue value(String partitionKey, CanonicalKey key, EncodedValue value) {
    return ItemLayout.value(sealed(value, partitionKey, key));
  }

  /** Returns what is cut into chunks: the whole value, sealed. */
  public byte[] bytes(String partitionKey, CanonicalKey key, EncodedValue value) {
    return Envelope.bytes(sealed(value, partitionKey, key));
  }

  /**
   * Returns the value that was assembled from chunks; an unreadable one if its seal is not valid.
   */
  public EncodedValue value(String partitionKey, CanonicalKey key, byte[] assembled) {
    return open(new EncodedValue.Binary(assembled), partitionKey, key);
  }

  /**
   * Reads an item back.
   *
   * @param item the attributes, empty if there is no item
   * @return the entry, with an unreadable value if its seal is not valid, or if this provider did
   *     not write the item; null if there is no item
   */
  public @Nullable StoredEntry read(Map<String, AttributeValue> item) {
    AttributeValue partitionKey = item.get(ItemLayout.PARTITION_KEY);
    AttributeValue sortKey = item.get(ItemLayout.SORT_KEY);
    if (partitionKey == null || sortKey == null) {
      return null;
    }
    StoredEntry stored = ItemLayout.read(item);
    if (stored == null) {
      AttributeValue whole = item.get(ItemLayout.WHOLE_KEY);
      return foreign(new CanonicalKey(sortKey.s(), whole == null ? null : whole.s()), item);
    }
    EncodedValue opened = open(stored.value(), partitionKey.s(), stored.key());
    return opened == stored.value()
        ? stored
        : ChunkedValue.entry(stored.key(), opened, stored.version(), stored.deadline());
  }

  /**
   * Reads back the item in the place of an entry.
   *
   * @param key the entry's key
   * @param item the attributes, empty if there is no item
   * @return an entry of that key, regardless of what the item says
   */
  public @Nullable StoredEntry read(CanonicalKey key, Map<String, AttributeValue> item) {
    StoredEntry entry = read(item);
    return entry == null || entry.key().equals(key) ? entry : foreign(key, item);
  }

  /**
   * Reads back the items in the places of entries.
   *
   * @param keys the entries' keys
   * @param found items; those in other places are left out
   * @return what was found, by key
   */
  public Map<CanonicalKey, StoredEntry> readAll(
      Collection<CanonicalKey> keys, Collection<Map<String, AttributeValue>> found) {
    Map<String, CanonicalKey> bySortKey = new HashMap<>(2 * keys.size());
    keys.forEach(key -> bySortKey.put(key.sortKey(), key));
    Map<CanonicalKey, StoredEntry> entries = new HashMap<>(2 * found.size());
    for (Map<String, AttributeValue> item : found) {
      AttributeValue sortKey = item.get(ItemLayout.SORT_KEY);
      CanonicalKey key = sortKey == null ? null : bySortKey.get(sortKey.s());
      StoredEntry entry = key == null ? null : read(key, item);
      if (entry != null) {
        entries.put(entry.key(), entry);
      }
    }
    return entries;
  }

  private StoredEntry foreign(CanonicalKey key, Map<String, AttributeValue> item) {
    metForeign = true;
    return ForeignItem.entry(key, item);
  }

  /**
   * Returns whether this JVM has seen items in this cache that this provider did not write. Then a
   * write that leaves attributes alone should check what it leaves.
   */
  public boolean haveMetForeign() {
    return metForeign;
  }

  private EncodedValue sealed(EncodedValue value, String partitionKey, CanonicalKey key) {
    try {
      return seal.seal(value, partitionKey, key);
    } catch (CacheException e) {
      throw new SealUnusableException(e);
    }
  }

  private EncodedValue open(EncodedValue stored, String partitionKey, CanonicalKey key) {
    try {
      return stored instanceof EncodedValue.Unreadable
          ? stored
          : seal.open(stored, partitionKey, key);
    } catch (UndecodableValueException e) {
      return new EncodedValue.Unreadable(e.reason(), String.valueOf(e.getMessage()));
    } catch (CacheException e) {
      throw new SealUnusableException(e);
    }
  }

  /**
   * Returns whether the seal allows a byte-by-byte comparison of a stored value with {@link
   * #value}.
   */
  public boolean areComparable() {
    return seal.isRepeatable();
  }
}
