package io.github.dynamojcache.testing;

import javax.cache.Cache;

/** The only entry of a cache, {@code v} under {@code k}, as it stands in the table. */
public final class OnlyEntry {

  private final RawTable table;
  private final String cacheName;

  public OnlyEntry(RawTable table, String cacheName) {
    this.table = table;
    this.cacheName = cacheName;
  }

  /**
   * Puts it into the cache, and lets it have so much of its life left.
   *
   * @return its deadline, epoch milliseconds
   */
  public long put(Cache<String, String> cache, long millis) {
    cache.put("k", "v");
    return letLifetimeBe(millis);
  }

  public long letLifetimeBe(long millis) {
    long deadline = System.currentTimeMillis() + millis;
    table.set(table.onlyItem(cacheName), "x", RawTable.number(deadline));
    return deadline;
  }

  public long deadline() {
    return RawTable.deadline(table.onlyItem(cacheName));
  }

  public long lifetimeLeft() {
    return deadline() - System.currentTimeMillis();
  }
}
