package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.coding.DeclaredTypes;
import javax.cache.processor.MutableEntry;
import org.jspecify.annotations.Nullable;

/**
 * The entry that an entry processor works on. Nothing is written while the processor runs: its
 * changes are known when it has finished. For one thread and one run.
 */
final class ProcessorEntry<K, V> implements MutableEntry<K, V> {

  /** The actions of the processor so far; the last one counts (JSR-107 section 9.1). */
  private enum Did {
    NOTHING,
    ACCESS,
    LOAD,
    SET,
    REMOVE
  }

  private final K key;
  private final @Nullable V original;
  private final ReadThrough<K, V> loader;
  private final DeclaredTypes<K, V> types;
  private @Nullable V value;
  private Did did = Did.NOTHING;

  ProcessorEntry(K key, @Nullable V original, ReadThrough<K, V> loader, DeclaredTypes<K, V> types) {
    this.key = key;
    this.original = original;
    this.value = original;
    this.loader = loader;
    this.types = types;
  }

  @Override
  public K getKey() {
    return key;
  }

  @Override
  public boolean exists() {
    return value != null;
  }

  @Override
  public @Nullable V getValue() {
    if (did == Did.NOTHING) {
      if (value != null) {
        did = Did.ACCESS;
      } else if (loader.isEnabled()) {
        value = loader.load(key);
        did = value == null ? Did.NOTHING : Did.LOAD;
      }
    }
    return value;
  }

  @Override
  public void setValue(V newValue) {
    if (newValue == null) {
      throw new NullPointerException("the value of an entry must not be null");
    }
    value = types.requireValue(newValue);
    did = Did.SET;
  }

  @Override
  public void remove() {
    boolean onlyInHere = original == null && (did == Did.SET || did == Did.LOAD);
    did = onlyInHere ? Did.NOTHING : Did.REMOVE;
    value = null;
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw new IllegalArgumentException("a mutable entry does not unwrap to " + type.getName());
  }

  /** Returns the decision of the processor. */
  Decision<V> decision() {
    V wanted = value;
    if (wanted != null && (did == Did.SET || did == Did.LOAD)) {
      return new Decision.Store<>(wanted, did == Did.SET);
    }
    return switch (did) {
      case REMOVE -> new Decision.Remove<>(true);
      case ACCESS -> new Decision.Access<>();
      default -> new Decision.Leave<>();
    };
  }

  /** Returns whether the value to store came from the loader. */
  boolean isLoaded() {
    return did == Did.LOAD;
  }
}
