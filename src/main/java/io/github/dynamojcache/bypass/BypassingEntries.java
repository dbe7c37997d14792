package io.github.dynamojcache.bypass;

import io.github.dynamojcache.codec.CanonicalKey;
import io.github.dynamojcache.codec.EncodedValue;
import io.github.dynamojcache.store.Entries;
import io.github.dynamojcache.store.PartlyWrittenException;
import io.github.dynamojcache.store.Precondition;
import io.github.dynamojcache.store.StoredEntry;
import io.github.dynamojcache.store.WriteIntent;
import io.github.dynamojcache.store.WriteOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The entries in DynamoDB while it answers, and none while it does not. What was to be changed is
 * journalled. Thread-safe.
 */
final class BypassingEntries implements Entries {

  private final Entries store;
  private final Gate gate;
  private final Journal journal;
  private final Recovery recovery;
  private final Replay replay;
  private final BypassCounters counters;

  BypassingEntries(
      Entries store,
      Gate gate,
      Journal journal,
      Recovery recovery,
      Replay replay,
      BypassCounters counters) {
    this.store = store;
    this.gate = gate;
    this.journal = journal;
    this.recovery = recovery;
    this.replay = replay;
    this.counters = counters;
  }

  @Override
  public @Nullable StoredEntry read(String operation, CanonicalKey key) {
    return gate.<@Nullable StoredEntry>pass(
        gate.isServing(key),
        () -> store.read(operation, key),
        sent -> {
          skipRead();
          return null;
        });
  }

  @Override
  public @Nullable StoredEntry readToChange(String operation, CanonicalKey key) {
    return gate.<@Nullable StoredEntry>pass(
        isServingChange(key),
        () -> store.read(operation, key),
        sent -> {
          counters.skippedReads.increment();
          remember(key, /* sent= */ false);
          return null;
        });
  }

  @Override
  public Map<CanonicalKey, StoredEntry> readAll(String operation, Collection<CanonicalKey> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    List<CanonicalKey> served = served(keys);
    return reading(!served.isEmpty(), () -> store.readAll(operation, served), Map.of());
  }

  @Override
  public Map<CanonicalKey, StoredEntry> readAllToChange(
      String operation, Collection<CanonicalKey> keys) {
    replay.runFor(keys);
    List<CanonicalKey> served = served(keys);
    Set<CanonicalKey> asked = new HashSet<>(served);
    keys.stream()
        .filter(key -> !asked.contains(key))
        .forEach(key -> remember(key, /* sent= */ false));
    if (keys.isEmpty()) {
      return Map.of();
    }
    return gate.pass(
        !served.isEmpty(),
        () -> store.readAll(operation, served),
        sent -> {
          counters.skippedReads.increment();
          served.forEach(key -> remember(key, /* sent= */ false));
          return Map.of();
        });
  }

  /** A key that waits to be made up for is made up for first, if that can be. */
  private boolean isServingChange(CanonicalKey key) {
    if (gate.isServing(key)) {
      return true;
    }
    replay.runFor(List.of(key));
    return gate.isServing(key);
  }

  private List<CanonicalKey> served(Collection<CanonicalKey> keys) {
    return gate.isServing() ? keys.stream().filter(gate::isServing).toList() : List.of();
  }

  private <T> T reading(boolean serving, Supplier<T> request, T nothing) {
    return gate.pass(
        serving,
        request,
        sent -> {
          skipRead();
          return nothing;
        });
  }

  private void skipRead() {
    counters.skippedReads.increment();
    recovery.wake();
  }

  @Override
  public WriteOutcome write(String operation, WriteIntent intent) {
    return gate.pass(
        intent instanceof WriteIntent.Touch
            ? gate.isServing(intent.key())
            : isServingChange(intent.key()),
        () -> store.write(operation, intent),
        sent -> skip(intent, sent));
  }

  @Override
  public WriteOutcome access(String operation, StoredEntry seen, WriteIntent intent) {
    return gate.pass(
        gate.isServing(intent.key()),
        () -> store.access(operation, seen, intent),
        sent -> skip(intent, sent));
  }

  private WriteOutcome skip(WriteIntent intent, boolean sent) {
    counters.skippedWrites.increment();
    if (isAboutWhatIsThere(intent)) {
      remember(intent.key(), sent);
    } else {
      recovery.wake();
    }
    return WriteOutcome.SKIPPED;
  }

  /** A touch changes no value, and what is put only where nothing is takes nothing away. */
  private static boolean isAboutWhatIsThere(WriteIntent intent) {
    return !(intent instanceof WriteIntent.Touch)
        && !(intent.precondition() instanceof Precondition.Absent);
  }

  @Override
  public Collection<WriteIntent> writeAll(String operation, Collection<WriteIntent> intents) {
    replay.runFor(intents.stream().map(WriteIntent::key).toList());
    List<WriteIntent> served = new ArrayList<>();
    for (WriteIntent intent : intents) {
      if (gate.isServing(intent.key())) {
        served.add(intent);
      } else {
        skip(intent, /* sent= */ false);
      }
    }
    List<WriteIntent> written = new ArrayList<>();
    return gate.<Collection<WriteIntent>>pass(
        !served.isEmpty(),
        () -> {
          try {
            return store.writeAll(operation, served);
          } catch (PartlyWrittenException e) {
            written.addAll(e.written());
            throw e;
          }
        },
        sent -> {
          Set<CanonicalKey> done = new HashSet<>();
          written.forEach(intent -> done.add(intent.key()));
          served.stream()
              .filter(intent -> !done.contains(intent.key()))
              .forEach(intent -> skip(intent, sent));
          return written;
        });
  }

  private void remember(CanonicalKey key, boolean sent) {
    journal.record(key, sent);
    if (journal.isEverything()) {
      gate.shut(null);
    }
    recovery.wake();
  }

  private void rememberEverything() {
    journal.recordEverything();
    gate.shut(null);
    recovery.wake();
  }

  @Override
  public Iterator<StoredEntry> entries(String operation) {
    return new BypassingIteration(
        gate, journal, () -> store.entries(operation), counters.skippedReads::increment);
  }

  @Override
  public Iterator<StoredEntry> entriesToRemove(String operation) {
    return new BypassingIteration(
        gate, journal, () -> store.entries(operation), this::rememberEverything);
  }

  @Override
  public long countLive(String operation) {
    return reading(gate.isServing(), () -> store.countLive(operation), 0L);
  }

  @Override
  public void clear(String operation) {
    gate.pass(
        gate.isServing(),
        () -> {
          store.clear(operation);
          return true;
        },
        sent -> {
          counters.skippedWrites.increment();
          rememberEverything();
          return false;
        });
  }

  @Override
  public <T extends @Nullable Object> T inTime(@Nullable Duration left, Supplier<T> operation) {
    return store.inTime(left, operation);
  }

  @Override
  public boolean needsChunks(CanonicalKey key, EncodedValue value) {
    return store.needsChunks(key, value);
  }

  @Override
  public boolean comparesValues() {
    return store.comparesValues();
  }

  @Override
  public void inParallel(List<? extends Runnable> pieces) {
    store.inParallel(pieces);
  }
}
