package io.github.dynamojcache.internal.bypass;

import io.github.dynamojcache.internal.entries.WriteIntent;
import io.github.dynamojcache.internal.entries.WriteIntents;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.AbstractList;
import java.util.BitSet;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a bulk operation that are sent to DynamoDB, by their places: all of them, or those
 * that are not journalled. Immutable.
 *
 * @param all how many keys the operation has
 * @param places the places of the served keys, in order; null: all are served
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one call
record Served(int all, int @Nullable [] places) {

  /** Checks each key, unless that is unnecessary. */
  static Served of(
      int size, IntFunction<CanonicalKey> key, BypassSwitch bypassSwitch, Journal journal) {
    if (!bypassSwitch.isServing()) {
      return new Served(size, new int[0]);
    }
    if (journal.isEmpty()) {
      return new Served(size, null);
    }
    BitSet served = new BitSet(size);
    for (int place = 0; place < size; place++) {
      served.set(place, bypassSwitch.isServing(key.apply(place)));
    }
    return new Served(size, served.cardinality() == size ? null : served.stream().toArray());
  }

  int size() {
    return places == null ? all : places.length;
  }

  /** Returns the place of a served key in the whole operation. */
  int place(int served) {
    return places == null ? served : places[served];
  }

  /** Returns the places of the keys that are not served. */
  BitSet others() {
    BitSet others = new BitSet();
    others.set(0, all);
    for (int served = 0; served < size(); served++) {
      others.clear(place(served));
    }
    return others;
  }

  List<CanonicalKey> of(List<CanonicalKey> keys) {
    return places == null ? keys : new Keys(keys, this);
  }

  WriteIntents of(WriteIntents intents) {
    return places == null ? intents : new Intents(intents, this);
  }

  /** Some of the keys. */
  private static final class Keys extends AbstractList<CanonicalKey> implements RandomAccess {
    private final List<CanonicalKey> all;
    private final Served served;

    Keys(List<CanonicalKey> all, Served served) {
      this.all = all;
      this.served = served;
    }

    @Override
    public CanonicalKey get(int index) {
      return all.get(served.place(index));
    }

    @Override
    public int size() {
      return served.size();
    }
  }

  /** Some of the intents. */
  private record Intents(WriteIntents all, Served served) implements WriteIntents {
    @Override
    public int size() {
      return served.size();
    }

    @Override
    public CanonicalKey key(int place) {
      return all.key(served.place(place));
    }

    @Override
    public WriteIntent get(int place) {
      return all.get(served.place(place));
    }

    @Override
    public boolean needChunks() {
      return all.needChunks();
    }
  }
}
