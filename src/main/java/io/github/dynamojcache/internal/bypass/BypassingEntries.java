package io.github.dynamojcache.internal.bypass;

import io.github.dynamojcache.internal.dynamo.EachRead;
import io.github.dynamojcache.internal.dynamo.Entries;
import io.github.dynamojcache.internal.dynamo.PartlyWrittenException;
import io.github.dynamojcache.internal.dynamo.Precondition;
import io.github.dynamojcache.internal.dynamo.StoredEntry;
import io.github.dynamojcache.internal.dynamo.WriteIntent;
import io.github.dynamojcache.internal.dynamo.WriteIntents;
import io.github.dynamojcache.internal.dynamo.WriteOutcome;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import java.time.Duration;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
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
  public void readAll(String operation, List<CanonicalKey> keys, EachRead each) {
    readAll(operation, keys, each, this::skipRead, key -> {});
  }

  @Override
  public void readAllToChange(String operation, List<CanonicalKey> keys, EachRead each) {
    makeUpFor(keys);
    readAll(
        operation,
        keys,
        each,
        counters.skippedReads::increment,
        key -> remember(key, /* sent= */ false));
  }

  private void readAll(
      String operation,
      List<CanonicalKey> keys,
      EachRead each,
      Runnable onSkip,
      Consumer<CanonicalKey> skipped) {
    if (!keys.isEmpty()) {
      Served served = Served.of(keys.size(), keys::get, gate, journal);
      new BulkRead(store, gate, keys, served, each).run(operation, onSkip, skipped);
    }
  }

  private void makeUpFor(List<CanonicalKey> keys) {
    if (!journal.isEmpty()) {
      replay.runFor(keys);
    }
  }

  /** A key that waits to be made up for is made up for first, if that can be. */
  private boolean isServingChange(CanonicalKey key) {
    if (gate.isServing(key)) {
      return true;
    }
    replay.runFor(List.of(key));
    return gate.isServing(key);
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
    if (isAboutWhatIsThere(intent)) {
      skipChange(intent.key(), sent);
    } else {
      counters.skippedWrites.increment();
      recovery.wake();
    }
    return WriteOutcome.SKIPPED;
  }

  private void skipChange(CanonicalKey key, boolean sent) {
    counters.skippedWrites.increment();
    remember(key, sent);
  }

  /** A touch changes no value, and what is put only where nothing is takes nothing away. */
  private static boolean isAboutWhatIsThere(WriteIntent intent) {
    return !(intent instanceof WriteIntent.Touch)
        && !(intent.precondition() instanceof Precondition.Absent);
  }

  @Override
  public BitSet writeAll(String operation, WriteIntents intents) {
    makeUpFor(intents.keys());
    Served served = Served.of(intents.size(), intents::key, gate, journal);
    BitSet skipped = served.others();
    skipped.stream().forEach(place -> skipChange(intents.key(place), /* sent= */ false));
    BitSet written = new BitSet();
    gate.pass(
        served.size() > 0,
        () -> {
          try {
            add(written, served, store.writeAll(operation, served.of(intents)));
          } catch (PartlyWrittenException e) {
            add(written, served, e.written());
            throw e;
          }
          return true;
        },
        sent -> {
          BitSet rest = new BitSet();
          rest.set(0, intents.size());
          rest.andNot(skipped);
          rest.andNot(written);
          rest.stream().forEach(place -> skipChange(intents.key(place), sent));
          return false;
        });
    return written;
  }

  private static void add(BitSet written, Served served, BitSet more) {
    more.stream().map(served::place).forEach(written::set);
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
  public void pieceOfBulk(Runnable piece) {
    store.pieceOfBulk(piece);
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
