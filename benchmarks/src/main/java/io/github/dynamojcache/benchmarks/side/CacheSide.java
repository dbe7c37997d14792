package io.github.dynamojcache.benchmarks.side;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is measured, on either side. Thread-safe.
 *
 * @param <V> the type of value
 */
public interface CacheSide<V> extends AutoCloseable {

  /** Returns the live value of a key, or null. */
  @Nullable V get(String key);

  /** Writes a value, whatever stands there. */
  void put(String key, V value);

  /** Writes a value if there is no live one; returns whether it did. */
  boolean putIfAbsent(String key, V value);

  /** Writes a value if the live one equals another; returns whether it did. */
  boolean replace(String key, V expected, V value);

  /** Reads a value, and writes another in its place unless somebody else was faster. */
  void invoke(String key, Exchange<V> exchange);

  /** Returns the live values of many keys. */
  Map<String, V> getAll(Set<String> keys);

  /** Writes many values. */
  void putAll(Map<String, V> entries);

  /** Visits every live entry; returns how many there were. */
  int iterate(Visitor<V> visitor);

  @Override
  void close();

  /** What {@link #invoke} does with a value. */
  @FunctionalInterface
  interface Exchange<V> {
    /** Returns the new value, which is never null. */
    V apply(@Nullable V present);
  }

  /** What {@link #iterate} does with an entry. */
  @FunctionalInterface
  interface Visitor<V> {
    /** Sees one entry. */
    void visit(String key, V value);
  }
}
