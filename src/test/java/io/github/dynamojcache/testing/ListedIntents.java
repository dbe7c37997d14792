package io.github.dynamojcache.testing;

import io.github.dynamojcache.internal.entries.WriteIntent;
import io.github.dynamojcache.internal.entries.WriteIntents;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.List;

/** Intents that a test has made beforehand. */
public record ListedIntents(List<WriteIntent> all, boolean needChunks) implements WriteIntents {

  /** Intents whose values fit into their items. */
  public static ListedIntents of(WriteIntent... intents) {
    return new ListedIntents(List.of(intents), /* needChunks= */ false);
  }

  @Override
  public int size() {
    return all.size();
  }

  @Override
  public CanonicalKey key(int place) {
    return all.get(place).key();
  }

  @Override
  public WriteIntent get(int place) {
    return all.get(place);
  }
}
