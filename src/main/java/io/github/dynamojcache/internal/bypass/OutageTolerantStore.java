package io.github.dynamojcache.internal.bypass;

import io.github.dynamojcache.internal.entries.EachRead;
import io.github.dynamojcache.internal.entries.EntryStore;
import io.github.dynamojcache.internal.entries.PartlyWrittenException;
import io.github.dynamojcache.internal.entries.Precondition;
import io.github.dynamojcache.internal.entries.ReadPurpose;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.entries.WriteIntent;
import io.github.dynamojcache.internal.entries.WriteIntents;
import io.github.dynamojcache.internal.entries.WriteOutcome;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The entries in DynamoDB while it answers; no entries while it does not. The keys of skipped
 * changes are journalled. Thread-safe.
 */
final class OutageTolerantStore implements EntryStore {

  private final EntryStore store;
  private final BypassSwitch bypassSwitch;
  private final Journal journal;
  private final Recovery recovery;
  private final Replay replay;
  private final BypassCounters counters;

  OutageTolerantStore(
      EntryStore store,
      BypassSwitch bypassSwitch,
      Journal journal,
      Recovery recovery,
      Replay replay,
      BypassCounters counters) {
    this.store = store;
    this.bypassSwitch = bypassSwitch;
    this.journal = journal;
    this.recovery = recovery;
    this.replay = replay;
    this.counters = counters;
  }

  @Override
  public @Nullable StoredEntry read(String operation, CanonicalKey key, ReadPurpose purpose) {
    boolean changes = purpose == ReadPurpose.CHANGE;
    return bypassSwitch.<@Nullable StoredEntry>pass(
        changes ? isServingChange(key) : bypassSwitch.isServing(key),
        () -> store.read(operation, key, purpose),
        sent -> {
          if (changes) {
            skipReadToChange(key);
          } else {
            skipRead();
          }
          return null;
        });
  }

  private void skipReadToChange(CanonicalKey key) {
    counters.skippedReads.increment();
    remember(key, /* sent= */ false);
  }

  @Override
  public void readAll(
      String operation, List<CanonicalKey> keys, ReadPurpose purpose, EachRead each) {
    if (purpose == ReadPurpose.CHANGE) {
      makeUpFor(keys);
    }
    if (keys.isEmpty()) {
      return;
    }
    Served served = Served.of(keys.size(), keys::get, bypassSwitch, journal);
    BulkRead read = new BulkRead(store, bypassSwitch, keys, purpose, served, each);
    if (purpose == ReadPurpose.CHANGE) {
      read.run(
          operation, counters.skippedReads::increment, key -> remember(key, /* sent= */ false));
    } else {
      read.run(operation, this::skipRead, key -> {});
    }
  }

  private void makeUpFor(List<CanonicalKey> keys) {
    if (!journal.isEmpty()) {
      replay.runFor(keys);
    }
  }

  /**
   * Returns whether a change of the key can be sent. A journalled key is replayed first, if
   * possible.
   */
  private boolean isServingChange(CanonicalKey key) {
    if (bypassSwitch.isServing(key)) {
      return true;
    }
    replay.runFor(List.of(key));
    return bypassSwitch.isServing(key);
  }

  private <T> T reading(boolean serving, Supplier<T> request, T nothing) {
    return bypassSwitch.pass(
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
    return bypassSwitch.pass(
        intent instanceof WriteIntent.Touch
            ? bypassSwitch.isServing(intent.key())
            : isServingChange(intent.key()),
        () -> store.write(operation, intent),
        sent -> skip(intent, sent));
  }

  @Override
  public WriteOutcome access(String operation, StoredEntry seen, WriteIntent intent) {
    return bypassSwitch.pass(
        bypassSwitch.isServing(intent.key()),
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

  /**
   * Returns whether an intent affects an existing entry: a touch changes no value, and a put that
   * requires absence replaces none.
   */
  private static boolean isAboutWhatIsThere(WriteIntent intent) {
    return !(intent instanceof WriteIntent.Touch)
        && !(intent.precondition() instanceof Precondition.Absent);
  }

  @Override
  public BitSet writeAll(String operation, WriteIntents intents) {
    makeUpFor(intents.keys());
    Served served = Served.of(intents.size(), intents::key, bypassSwitch, journal);
    BitSet skipped = served.others();
    skipped.stream().forEach(place -> skipChange(intents.key(place), /* sent= */ false));
    BitSet written = new BitSet();
    bypassSwitch.pass(
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
      bypassSwitch.shut(null);
    }
    recovery.wake();
  }

  private void rememberEverything() {
    journal.recordEverything();
    bypassSwitch.shut(null);
    recovery.wake();
  }

  @Override
  public Iterator<StoredEntry> entries(String operation, ReadPurpose purpose) {
    return new BypassingIteration(
        bypassSwitch,
        journal,
        () -> store.entries(operation, purpose),
        purpose == ReadPurpose.CHANGE
            ? this::rememberEverything
            : counters.skippedReads::increment);
  }

  @Override
  public long countLive(String operation) {
    return reading(bypassSwitch.isServing(), () -> store.countLive(operation), 0L);
  }

  @Override
  public void clear(String operation) {
    bypassSwitch.pass(
        bypassSwitch.isServing(),
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
}
