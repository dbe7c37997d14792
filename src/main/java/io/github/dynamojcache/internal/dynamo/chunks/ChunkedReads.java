package io.github.dynamojcache.internal.dynamo.chunks;

import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.internal.dynamo.entry.EntryReads;
import io.github.dynamojcache.internal.dynamo.generation.Generations;
import io.github.dynamojcache.internal.dynamo.generation.Known;
import io.github.dynamojcache.internal.dynamo.item.ChunkedValue;
import io.github.dynamojcache.internal.dynamo.item.ItemMapper;
import io.github.dynamojcache.internal.dynamo.item.Partitions;
import io.github.dynamojcache.internal.dynamo.request.BatchReads;
import io.github.dynamojcache.internal.dynamo.request.DynamoCalls;
import io.github.dynamojcache.internal.entries.Fanout;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of entries that are stored in chunks. A missing chunk usually means that the
 * entry was overwritten after its item was read: the item is then read again. Thread-safe.
 */
public final class ChunkedReads {

  /** How often an entry may be overwritten while it is read. */
  private static final int MAX_ROUNDS = 5;

  private static final EncodedValue INCOMPLETE =
      new EncodedValue.Unreadable(
          Reason.INCOMPLETE, "a chunk of it is missing, or not as it was written");

  private final Chunks chunks;
  private final BatchReads asSet;
  private final BatchReads consistent;
  private final ItemMapper items;
  private final EntryReads reads;
  private final Generations generations;
  private final int maxBytes;

  /**
   * @param maxBytes larger values are not fetched
   */
  ChunkedReads(
      DynamoCalls calls,
      Fanout fanout,
      Chunks chunks,
      ItemMapper items,
      EntryReads reads,
      Generations generations,
      int maxBytes) {
    this.chunks = chunks;
    this.asSet = new BatchReads(calls, fanout);
    this.consistent = new BatchReads(calls, fanout, /* consistent= */ true);
    this.items = items;
    this.reads = reads;
    this.generations = generations;
    this.maxBytes = maxBytes;
  }

  /** Completes an entry that was just read; null if it was deleted in the meantime. */
  public @Nullable StoredEntry whole(String operation, @Nullable StoredEntry entry) {
    return entry == null || ChunkedValue.of(entry) == null
        ? entry
        : whole(operation, here(operation), Map.of(entry.key(), entry), maxBytes).get(entry.key());
  }

  /**
   * Completes entries that were just read; those deleted in the meantime are left out.
   *
   * @param in the generation that they were read from
   */
  public Map<CanonicalKey, StoredEntry> whole(
      String operation, Known in, Map<CanonicalKey, StoredEntry> entries) {
    return whole(operation, in.partitions(), entries, (long) maxBytes * entries.size());
  }

  private Partitions here(String operation) {
    return generations.current(operation).partitions();
  }

  /**
   * Completes some entries of an iteration, which together take no more memory than one may.
   *
   * @param partitions those of the generation that they were read from, which may not be the
   *     current one
   */
  public Map<CanonicalKey, StoredEntry> whole(
      String operation, Partitions partitions, Map<CanonicalKey, StoredEntry> entries) {
    return whole(operation, partitions, entries, maxBytes);
  }

  /**
   * @param room how many bytes may be in flight, even if fewer are claimed
   */
  private Map<CanonicalKey, StoredEntry> whole(
      String operation, Partitions partitions, Map<CanonicalKey, StoredEntry> entries, long room) {
    List<StoredEntry> chunked =
        entries.values().stream().filter(entry -> ChunkedValue.of(entry) != null).toList();
    if (chunked.isEmpty()) {
      return entries;
    }
    Map<CanonicalKey, StoredEntry> whole = new HashMap<>(entries);
    for (int round = 0; !chunked.isEmpty(); round++) {
      Partitions standing = round == 0 ? partitions : here(operation);
      Map<ChunkedValue, byte[]> found =
          fetch(operation, round == 0 ? asSet : consistent, standing, chunked, room);
      List<StoredEntry> incomplete = new ArrayList<>();
      for (StoredEntry entry : chunked) {
        StoredEntry assembled = assembled(entry, standing, found);
        whole.put(entry.key(), assembled);
        if (assembled.value() == INCOMPLETE) {
          incomplete.add(entry);
        }
      }
      chunked =
          incomplete.isEmpty() || round == MAX_ROUNDS
              ? List.of()
              : changed(operation, incomplete, whole, round);
    }
    return whole;
  }

  /** Reads items again, and returns those that may be complete now. */
  private List<StoredEntry> changed(
      String operation,
      List<StoredEntry> incomplete,
      Map<CanonicalKey, StoredEntry> whole,
      int round) {
    Map<CanonicalKey, StoredEntry> now =
        reads.readAll(operation, incomplete.stream().map(StoredEntry::key).toList());
    List<StoredEntry> changed = new ArrayList<>();
    for (StoredEntry before : incomplete) {
      StoredEntry entry = now.get(before.key());
      if (entry == null) {
        whole.remove(before.key());
      } else if (ChunkedValue.of(entry) == null) {
        whole.put(before.key(), entry);
      } else if (round == 0 || !Objects.equals(entry.reference(), before.reference())) {
        changed.add(entry);
      }
    }
    return changed;
  }

  /** Completes an entry whose item is no longer in the table. */
  StoredEntry wholeAsItWas(String operation, Partitions partitions, StoredEntry entry) {
    return ChunkedValue.of(entry) == null
        ? entry
        : assembled(
            entry, partitions, fetch(operation, consistent, partitions, List.of(entry), maxBytes));
  }

  private Map<ChunkedValue, byte[]> fetch(
      String operation,
      BatchReads by,
      Partitions partitions,
      Collection<StoredEntry> entries,
      long room) {
    return chunks.read(
        operation,
        by,
        partitions,
        entries.stream()
            .map(entry -> Objects.requireNonNull(ChunkedValue.of(entry)))
            .filter(chunked -> chunked.length() <= maxBytes)
            .toList(),
        room);
  }

  private StoredEntry assembled(
      StoredEntry entry, Partitions partitions, Map<ChunkedValue, byte[]> found) {
    ChunkedValue chunked = Objects.requireNonNull(ChunkedValue.of(entry));
    if (chunked.length() > maxBytes) {
      return ChunkedValue.assembled(
          entry,
          new EncodedValue.Unreadable(
              Reason.LIMIT, "it has " + chunked.length() + " bytes, more than max-value-size"));
    }
    byte[] value = found.get(chunked);
    return ChunkedValue.assembled(
        entry,
        value == null ? INCOMPLETE : items.value(partitions.of(entry.key()), entry.key(), value));
  }
}
