package io.github.dynamojcache.semantics;

import javax.cache.Cache;

/** The only entry of a cache, {@code v} under {@code k}, as it stands in the table. */
final class OnlyEntry {

  private final RawTable table;
  private final String cacheName;

  OnlyEntry(RawTable table, String cacheName) {
    this.table = table;
    this.cacheName = cacheName;
  }

  /**
   * Puts it into the cache, and lets it have so much of its life left.
   *
   * @return its deadline, epoch milliseconds
   */
  long put(Cache<String, String> cache, long millis) {
    cache.put("k", "v");
    return letLifetimeBe(millis);
  }

  long letLifetimeBe(long millis) {
    long deadline = System.currentTimeMillis() + millis;
    table.set(table.onlyItem(cacheName), "x", RawTable.number(deadline));
    return deadline;
  }

  long deadline() {
    return RawTable.deadline(table.onlyItem(cacheName));
  }

  long lifetimeLeft() {
    return deadline() - System.currentTimeMillis();
  }
}
