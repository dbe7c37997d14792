package io.github.dynamojcache.store;

import io.github.dynamojcache.codec.CanonicalKey;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * Iterates entries with their values, also where these stand in chunks: those of some entries are
 * fetched together, up to {@value #MAX_BYTES} bytes ahead. For one thread.
 */
final class WholeIteration implements Iterator<StoredEntry> {

  private static final int MAX_BYTES = 16 << 20;
  private static final int MAX_ENTRIES = 25;

  private final String operation;
  private final Iterator<StoredEntry> entries;
  private final Partitions partitions;
  private final WholeEntries whole;
  private final InstantSource clock;
  private final Queue<StoredEntry> ready = new ArrayDeque<>();
  private boolean promised; // the first that is ready, which may expire before it is taken

  WholeIteration(
      String operation,
      Iterator<StoredEntry> entries,
      Partitions partitions,
      WholeEntries whole,
      InstantSource clock) {
    this.operation = operation;
    this.partitions = partitions;
    this.entries = entries;
    this.whole = whole;
    this.clock = clock;
  }

  @Override
  public boolean hasNext() {
    if (!promised) {
      dropExpired();
      while (ready.isEmpty() && entries.hasNext()) {
        StoredEntry next = entries.next();
        if (next.chunked() == null) {
          ready.add(next);
        } else {
          fetchFrom(next);
          dropExpired();
        }
      }
      promised = !ready.isEmpty();
    }
    return promised;
  }

  private void fetchFrom(StoredEntry first) {
    Map<CanonicalKey, StoredEntry> together = new LinkedHashMap<>();
    together.put(first.key(), first);
    long bytes = length(first);
    while (bytes < MAX_BYTES && together.size() < MAX_ENTRIES && entries.hasNext()) {
      StoredEntry next = entries.next();
      together.put(next.key(), next);
      bytes += length(next);
    }
    ready.addAll(whole.whole(operation, partitions, together).values());
  }

  private static int length(StoredEntry entry) {
    return entry.chunked() == null ? 0 : entry.chunked().length();
  }

  @Override
  public StoredEntry next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    promised = false;
    return ready.remove();
  }

  /** Entries that expired while they waited here are absent. */
  private void dropExpired() {
    long now = clock.millis();
    while (!ready.isEmpty() && !ready.element().isLive(now)) {
      ready.remove();
    }
  }
}
