package io.github.dynamojcache.internal.dynamo.chunks;

import io.github.dynamojcache.internal.dynamo.item.ChunkedValue;
import io.github.dynamojcache.internal.dynamo.item.Partitions;
import io.github.dynamojcache.internal.entries.LookAhead;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over entries with their values, including values in chunks. The first chunked value is
 * fetched alone, because the next one may not be needed. The further the caller reads, the more are
 * fetched together, up to {@value #MAX_BYTES} bytes. Entries wait here until their chunks are read:
 * after an exception, the chunks are fetched again. For one thread.
 */
public final class ChunkAssembly implements Iterator<StoredEntry> {

  /** How many bytes are fetched together, unless one value has more. */
  static final int MAX_BYTES = 4 << 20;

  private static final int MAX_ENTRIES = 32;

  private final String operation;
  private final Iterator<StoredEntry> entries;
  private final Partitions partitions;
  private final ChunkedReads chunkedReads;
  private final InstantSource clock;
  private List<StoredEntry> waiting = new ArrayList<>(); // for their chunks
  private @Nullable StoredEntry upcoming; // the last one taken from entries
  private List<StoredEntry> ready = List.of();
  private int taken; // how many of ready are taken
  private int together = 1; // how many entries are fetched at a time
  private final LookAhead<StoredEntry> live = new LookAhead<>(this::search);

  public ChunkAssembly(
      String operation,
      Iterator<StoredEntry> entries,
      Partitions partitions,
      ChunkedReads chunkedReads,
      InstantSource clock) {
    this.operation = operation;
    this.partitions = partitions;
    this.entries = entries;
    this.chunkedReads = chunkedReads;
    this.clock = clock;
  }

  @Override
  public boolean hasNext() {
    return live.hasNext();
  }

  @Override
  public StoredEntry next() {
    return live.take(); // it may have expired since it was found
  }

  private @Nullable StoredEntry search() {
    dropExpired();
    while (taken >= ready.size()) {
      if (!makeReady()) {
        return null;
      }
      dropExpired();
    }
    StoredEntry next = ready.get(taken);
    taken++;
    return next;
  }

  /** Returns false at the end. */
  private boolean makeReady() {
    StoredEntry next = waiting.isEmpty() ? upcoming() : null;
    if (next != null && ChunkedValue.of(next) == null) {
      List<StoredEntry> one = List.of(next);
      ready = one;
      taken = 0;
      upcoming = null;
      return true;
    }
    gather();
    if (waiting.isEmpty()) {
      return false;
    }
    fetch();
    return true;
  }

  private @Nullable StoredEntry upcoming() {
    if (upcoming == null && entries.hasNext()) {
      upcoming = entries.next();
    }
    return upcoming;
  }

  private void gather() {
    long bytes = waiting.stream().mapToLong(ChunkAssembly::length).sum();
    while (waiting.size() < together) {
      StoredEntry next = upcoming();
      if (next == null || (!waiting.isEmpty() && bytes + length(next) > MAX_BYTES)) {
        return;
      }
      waiting.add(next);
      upcoming = null;
      bytes += length(next);
    }
  }

  private void fetch() {
    Map<CanonicalKey, StoredEntry> wanted = new LinkedHashMap<>();
    waiting.forEach(entry -> wanted.put(entry.key(), entry));
    List<StoredEntry> fetched =
        List.copyOf(chunkedReads.whole(operation, partitions, wanted).values());
    List<StoredEntry> none = new ArrayList<>();
    waiting = none;
    ready = fetched;
    taken = 0;
    together = Math.min(4 * together, MAX_ENTRIES);
  }

  private static int length(StoredEntry entry) {
    ChunkedValue chunked = ChunkedValue.of(entry);
    return chunked == null ? 0 : chunked.length();
  }

  /** Drops entries that expired while they waited here. */
  private void dropExpired() {
    long now = clock.millis();
    while (taken < ready.size() && !ready.get(taken).isLive(now)) {
      taken++;
    }
  }
}
