package io.github.dynamojcache.internal.entries;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.testing.ListedIntents;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link EntryStore} does, be it a store or a tier around one. */
public abstract class EntryStoreContract {

  private static final long NOW = 1_700_000_000_000L;
  private static final long LATER = NOW + 60_000;
  private static final long MUCH_LATER = NOW + 3_600_000;
  private static final CanonicalKey KEY = key("k");
  private static final EncodedValue OLD = new EncodedValue.Text("old");
  private static final EncodedValue NEW = new EncodedValue.Text("new");
  private static final ExpiryRule AT_LATER = new ExpiryRule.At(LATER);

  private final AtomicLong time = new AtomicLong(NOW);

  /** The time of the store under test. */
  protected final InstantSource clock = () -> Instant.ofEpochMilli(time.get());

  private @Nullable EntryStore opened;

  /** Makes an empty store that goes by {@link #clock}. */
  protected abstract EntryStore newStore();

  private EntryStore store() {
    EntryStore store = opened;
    if (store == null) {
      store = newStore();
      opened = store;
    }
    return store;
  }

  private static CanonicalKey key(String name) {
    return new CanonicalKey("s:" + name, null);
  }

  private WriteOutcome write(WriteIntent intent) {
    return store().write("test", intent);
  }

  private WriteOutcome put(EncodedValue value) {
    return write(WriteIntent.put(KEY, value, AT_LATER, /* returnOld= */ false));
  }

  private @Nullable StoredEntry read() {
    return store().read("test", KEY, ReadPurpose.LOOKUP);
  }

  private StoredEntry found() {
    return requireNonNull(read(), "there is no entry");
  }

  private void expire() {
    time.set(LATER);
  }

  private void assertNothingIsLive() {
    StoredEntry entry = read();
    assertThat(entry == null || !entry.isLive(time.get())).isTrue();
  }

  @Test
  void aKeyThatNobodyWroteHasNoEntry() {
    assertThat(read()).isNull();
  }

  @Test
  void aPutIsReadWithItsValueDeadlineAndWriteId() {
    WriteOutcome outcome = put(OLD);

    StoredEntry entry = found();
    assertThat(outcome.applied()).isTrue();
    assertThat(entry.key()).isEqualTo(KEY);
    assertThat(entry.value()).isEqualTo(OLD);
    assertThat(entry.deadline()).isEqualTo(LATER);
    assertThat(entry.version()).isEqualTo(requireNonNull(outcome.writeId()));
  }

  @Test
  void everyReadSeesTheLastWriteWhateverItIsFor() {
    put(OLD);
    put(NEW);

    for (ReadPurpose purpose : ReadPurpose.values()) {
      assertThat(requireNonNull(store().read("test", KEY, purpose)).value()).isEqualTo(NEW);
    }
  }

  @Test
  void twoWritesHaveDifferentWriteIds() {
    assertThat(put(OLD).writeId()).isNotEqualTo(put(OLD).writeId());
  }

  @Test
  void aPutReturnsTheEntryBeforeWhereItIsWanted() {
    put(OLD);

    WriteOutcome outcome = write(WriteIntent.put(KEY, NEW, AT_LATER, /* returnOld= */ true));

    assertThat(requireNonNull(outcome.entry()).value()).isEqualTo(OLD);
    assertThat(put(NEW).entry()).isNull();
  }

  @Test
  void putIfAbsentIsRefusedByALiveEntryAndShowsIt() {
    put(OLD);

    WriteOutcome outcome = write(WriteIntent.putIfAbsent(KEY, NEW, LATER));

    assertThat(outcome.applied()).isFalse();
    assertThat(outcome.writeId()).isNull();
    assertThat(requireNonNull(outcome.entry()).value()).isEqualTo(OLD);
    assertThat(found().value()).isEqualTo(OLD);
  }

  @Test
  void putIfAbsentReplacesAnExpiredEntry() {
    put(OLD);
    expire();

    assertThat(write(WriteIntent.putIfAbsent(KEY, NEW, MUCH_LATER)).applied()).isTrue();
    assertThat(found().value()).isEqualTo(NEW);
  }

  @Test
  void replaceWantsALiveEntry() {
    assertThat(write(WriteIntent.replace(KEY, NEW, AT_LATER, false)).applied()).isFalse();
    put(OLD);
    assertThat(write(WriteIntent.replace(KEY, NEW, AT_LATER, false)).applied()).isTrue();
    expire();
    assertThat(write(WriteIntent.replace(KEY, OLD, AT_LATER, false)).applied()).isFalse();
    assertNothingIsLive();
  }

  @Test
  void replaceIfEqualWantsALiveEntryWithThatValue() {
    put(OLD);

    assertThat(write(WriteIntent.replaceIfEqual(KEY, NEW, NEW, AT_LATER)).applied()).isFalse();
    assertThat(write(WriteIntent.replaceIfEqual(KEY, OLD, NEW, AT_LATER)).applied()).isTrue();
    expire();
    assertThat(write(WriteIntent.replaceIfEqual(KEY, NEW, OLD, AT_LATER)).applied()).isFalse();
  }

  @Test
  void replaceIfUnmodifiedIsRefusedAfterAnyOtherWrite() {
    put(OLD);
    Version read = found().version();
    put(OLD);

    assertThat(write(WriteIntent.replaceIfUnmodified(KEY, read, NEW, AT_LATER)).applied())
        .isFalse();
    Version now = found().version();
    assertThat(write(WriteIntent.replaceIfUnmodified(KEY, now, NEW, AT_LATER)).applied()).isTrue();
    assertThat(found().value()).isEqualTo(NEW);
  }

  @Test
  void aWriteThatKeepsTheDeadlineKeepsThatOfALiveEntryOnly() {
    put(OLD);

    write(WriteIntent.put(KEY, NEW, new ExpiryRule.Keep(MUCH_LATER), false));
    assertThat(found().deadline()).isEqualTo(LATER);
    expire();
    write(WriteIntent.put(KEY, OLD, new ExpiryRule.Keep(MUCH_LATER), false));

    assertThat(found().deadline()).isEqualTo(MUCH_LATER);
    assertThat(found().value()).isEqualTo(OLD);
  }

  @Test
  void aTouchMovesTheDeadlineAndNothingElse() {
    put(OLD);
    StoredEntry before = found();

    WriteOutcome outcome = write(WriteIntent.readAndTouch(KEY, MUCH_LATER));

    StoredEntry after = found();
    assertThat(outcome.applied()).isTrue();
    assertThat(requireNonNull(outcome.entry()).deadline()).isEqualTo(MUCH_LATER);
    assertThat(after.deadline()).isEqualTo(MUCH_LATER);
    assertThat(after.version()).isEqualTo(before.version());
    assertThat(after.value()).isEqualTo(OLD);
  }

  @Test
  void aTouchOfADeadlineThatWasMovedIsRefused() {
    put(OLD);
    StoredEntry seen = found();
    write(WriteIntent.readAndTouch(KEY, MUCH_LATER));

    WriteOutcome outcome =
        store().access("test", seen, WriteIntent.touchIfUnmoved(KEY, LATER, LATER + 1));

    assertThat(outcome.applied()).isFalse();
    assertThat(found().deadline()).isEqualTo(MUCH_LATER);
  }

  @Test
  void aTouchBringsNoExpiredEntryBack() {
    put(OLD);
    expire();

    assertThat(write(WriteIntent.readAndTouch(KEY, MUCH_LATER)).applied()).isFalse();
    assertNothingIsLive();
  }

  @Test
  void aRemovalShowsWhatItRemoved() {
    put(OLD);

    WriteOutcome outcome = write(WriteIntent.remove(KEY, /* returnOld= */ true));

    assertThat(requireNonNull(outcome.entry()).value()).isEqualTo(OLD);
    assertThat(read()).isNull();
    assertThat(write(WriteIntent.remove(KEY, true)).entry()).isNull();
  }

  @Test
  void removeIfEqualWantsThatValue() {
    put(OLD);

    assertThat(write(WriteIntent.removeIfEqual(KEY, NEW)).applied()).isFalse();
    assertThat(write(WriteIntent.removeIfEqual(KEY, OLD)).applied()).isTrue();
    assertThat(read()).isNull();
  }

  @Test
  void removeIfUnmodifiedIsRefusedAfterAnotherWrite() {
    put(OLD);
    Version read = found().version();
    put(NEW);

    assertThat(write(WriteIntent.removeIfUnmodified(KEY, read)).applied()).isFalse();
    assertThat(found().value()).isEqualTo(NEW);
  }

  @Test
  void everyOutcomeNamesItsGenerationAndAClearBeginsAnother() {
    String first = requireNonNull(put(OLD).generation());
    assertThat(write(WriteIntent.putIfAbsent(KEY, NEW, LATER)).generation()).isEqualTo(first);
    assertThat(write(WriteIntent.remove(KEY, false)).generation()).isEqualTo(first);

    store().clear("test");

    assertThat(requireNonNull(put(OLD).generation())).isNotEqualTo(first);
  }

  @Test
  void manyReadsTellOfEachKeyOnce() {
    List<CanonicalKey> keys = keys(250);
    BitSet there = new BitSet();
    IntStream.range(0, keys.size()).filter(place -> place % 3 == 0).forEach(there::set);
    write(keys, there);
    Map<Integer, Boolean> told = new HashMap<>();

    store()
        .readAll(
            "test",
            keys,
            ReadPurpose.LOOKUP,
            (place, entry) -> {
              assertThat(told.put(place, entry != null)).as("told before of %s", place).isNull();
              if (entry != null) {
                assertThat(entry.key()).isEqualTo(keys.get(place));
              }
            });

    assertThat(told).hasSize(keys.size());
    told.forEach((place, found) -> assertThat(found).isEqualTo(there.get(place)));
  }

  private static List<CanonicalKey> keys(int count) {
    return IntStream.range(0, count).mapToObj(i -> key("many-" + i)).toList();
  }

  private void write(List<CanonicalKey> keys, BitSet places) {
    WriteIntent[] puts =
        places.stream()
            .mapToObj(place -> WriteIntent.put(keys.get(place), OLD, AT_LATER, false))
            .toArray(WriteIntent[]::new);
    BitSet all = new BitSet();
    all.set(0, puts.length);
    assertThat(store().writeAll("test", ListedIntents.of(puts))).isEqualTo(all);
  }

  @Test
  void manyWritesPutAndRemove() {
    List<CanonicalKey> keys = keys(60);
    BitSet all = new BitSet();
    all.set(0, keys.size());
    write(keys, all);

    store().writeAll("test", WriteIntents.removals(keys.subList(0, 40)));

    assertThat(iterated()).containsExactlyInAnyOrderElementsOf(keys.subList(40, 60));
  }

  @Test
  void anIterationAndACountSeeLiveEntriesOnly() {
    List<CanonicalKey> keys = keys(30);
    BitSet all = new BitSet();
    all.set(0, keys.size());
    write(keys, all);
    write(WriteIntent.put(KEY, OLD, new ExpiryRule.At(MUCH_LATER), false));
    assertThat(store().countLive("test")).isEqualTo(31);

    expire();

    assertThat(iterated()).containsExactly(KEY);
    assertThat(store().countLive("test")).isEqualTo(1);
  }

  @Test
  void anIterationOfWhatIsToBeRemovedHasTheSameKeys() {
    List<CanonicalKey> keys = keys(30);
    BitSet all = new BitSet();
    all.set(0, keys.size());
    write(keys, all);

    assertThat(iterated(ReadPurpose.CHANGE)).containsExactlyInAnyOrderElementsOf(keys);
  }

  private List<CanonicalKey> iterated() {
    return iterated(ReadPurpose.LOOKUP);
  }

  private List<CanonicalKey> iterated(ReadPurpose purpose) {
    List<CanonicalKey> keys = new ArrayList<>();
    store().entries("test", purpose).forEachRemaining(entry -> keys.add(entry.key()));
    return keys;
  }

  @Test
  void nothingIsLeftAfterAClear() {
    put(OLD);

    store().clear("test");

    assertThat(read()).isNull();
    assertThat(store().countLive("test")).isZero();
    assertThat(iterated()).isEmpty();
  }
}
