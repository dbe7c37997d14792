package io.github.dynamojcache.seal;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Seal keys that never change. Immutable. */
final class FixedKeys implements SealKeys {

  private final SealKey current;
  private final Map<String, SealKey> byId;

  FixedKeys(SealKey current, SealKey... others) {
    Map<String, SealKey> all = new HashMap<>();
    all.put(current.id(), current);
    for (SealKey other : others) {
      if (all.put(other.id(), other) != null) {
        throw new IllegalArgumentException("two seal keys have the id " + other.id());
      }
    }
    this.current = current;
    this.byId = Map.copyOf(all);
  }

  @Override
  public SealKey current() {
    return current;
  }

  @Override
  public @Nullable SealKey find(String id) {
    return byId.get(id);
  }
}
