package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.entries.ExpiryRule;
import io.github.dynamojcache.internal.entries.WriteIntent;
import io.github.dynamojcache.internal.entries.WriteIntents;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The intents of a {@code putAll}. Every value is encoded before anything is sent. The values after
 * the first {@value #MAX_KEPT} bytes are encoded again when they are sent, so that a map of any
 * size takes little memory. For one thread.
 *
 * @param <K> the type of key
 * @param <V> the type of value
 */
final class Puts<K, V> implements WriteIntents {

  private static final long MAX_KEPT = 4 << 20;

  /** The approximate number of bytes of an intent besides its value. */
  private static final int BESIDES = 200;

  private final EngineContext<K, V> context;
  private final SomeKeys<K> keys;
  private final List<V> values;
  private final ExpiryRule rule;
  private final List<WriteIntent> kept = new ArrayList<>();
  private final BitSet tooLarge = new BitSet();
  private final boolean needChunks;

  /**
   * @param values the values of all keys, in the order of their places
   * @throws javax.cache.CacheException when a value cannot be stored
   */
  Puts(EngineContext<K, V> context, SomeKeys<K> keys, List<V> values, ExpiryRule rule) {
    this.context = context;
    this.keys = keys;
    this.values = values;
    this.rule = rule;
    this.needChunks = encodeAll();
  }

  /** Encodes all values, and returns whether any needs chunks. */
  private boolean encodeAll() {
    boolean any = false;
    long bytes = 0;
    for (int index = 0; index < keys.size(); index++) {
      WriteIntent intent = encode(index);
      bytes += BESIDES;
      if (intent instanceof WriteIntent.Store store) {
        bytes += store.value().size();
        any |= context.storage().needsChunks(store.key(), store.value());
      } else {
        tooLarge.set(index);
      }
      if (bytes <= MAX_KEPT) {
        kept.add(intent);
      }
    }
    return any;
  }

  private WriteIntent encode(int index) {
    CanonicalKey key = keys.get(index);
    EncodedValue encoded = context.codec().encodeValue(key, values.get(keys.place(index)));
    return encoded == null
        ? WriteIntent.remove(key, /* returnOld= */ false)
        : WriteIntent.put(key, encoded, rule, /* returnOld= */ false);
  }

  @Override
  public int size() {
    return keys.size();
  }

  @Override
  public CanonicalKey key(int place) {
    return keys.get(place);
  }

  @Override
  public WriteIntent get(int place) {
    return place < kept.size() ? kept.get(place) : encode(place);
  }

  @Override
  public boolean needChunks() {
    return needChunks;
  }

  /**
   * Returns how many of the written entries are stored: an entry whose value is too large is
   * removed.
   */
  int stored(BitSet written) {
    BitSet stored = (BitSet) written.clone();
    stored.andNot(tooLarge);
    return stored.cardinality();
  }
}
