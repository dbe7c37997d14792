package io.github.dynamojcache.internal.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What must not be seen again, and from when on it may be made up for. */
class JournalTest {

  private static final CanonicalKey K = new CanonicalKey("s:k", null);
  private static final CanonicalKey L = new CanonicalKey("s:l", null);

  private final Journal journal = new Journal(1_000);

  @Test
  void aKeyThatIsRecordedWhileItIsMadeUpForStays() {
    journal.record(K, /* sent= */ false);
    journal.record(L, /* sent= */ false);
    Journal.Pending pending = journal.pending(journal.last());
    journal.record(K, /* sent= */ false);

    journal.forget(pending.keys(), pending.upTo());

    assertThat(journal.contains(K)).isTrue();
    assertThat(journal.contains(L)).isFalse();
  }

  @Test
  void whatWasNeverSentIsMadeUpForAtOnce() {
    long settled = journal.last();
    journal.record(K, /* sent= */ false);

    assertThat(journal.pending(settled).keys()).containsExactly(K);
  }

  /** Else it could be deleted first, and put by the request that was given up afterwards. */
  @Test
  void whatMayStillBeOnItsWayIsNotMadeUpForBeforeItIsSettled() {
    long settled = journal.last();
    journal.record(K, /* sent= */ true);
    journal.record(L, /* sent= */ false);

    assertThat(journal.pending(settled).keys()).containsExactly(L);
    assertThat(journal.pending(journal.last()).keys()).containsExactlyInAnyOrder(K, L);
  }

  @Test
  void aKeyThatIsSkippedLaterIsStillOnItsWay() {
    long settled = journal.last();
    journal.record(K, /* sent= */ true);
    journal.record(K, /* sent= */ false);

    assertThat(journal.pending(settled).keys()).isEmpty();
  }

  @Test
  void moreKeysThanTheBoundAreEverything() {
    Journal small = new Journal(1);
    small.record(K, /* sent= */ false);
    assertThat(small.isEverything()).isFalse();

    small.record(L, /* sent= */ false);

    assertThat(small.pending(small.last()))
        .extracting("everything", "keys")
        .containsExactly(true, List.of());
    assertThat(small.contains(new CanonicalKey("s:another", null))).isTrue();
  }

  @Test
  void everythingThatIsRecordedWhileItIsMadeUpForStays() {
    journal.recordEverything();
    long upTo = journal.last();
    journal.recordEverything();

    journal.forgetEverything(upTo);

    assertThat(journal.isEverything()).isTrue();
  }

  /** A reader holds no lock, and must not slip between the key and everything. */
  @Test
  void aRecordedKeyIsFoundAlthoughTheJournalOverflowsWhileItIsLookedFor() {
    Overflowing notes = new Overflowing();
    Journal overflowing = new Journal(10, notes);
    overflowing.record(K, /* sent= */ false);
    notes.whenLookedUp = overflowing::recordEverything;

    assertThat(overflowing.contains(K)).isTrue();
    assertThat(notes).isEmpty();
  }

  /** Another thread gets in before each look. */
  private static final class Overflowing extends ConcurrentHashMap<CanonicalKey, Journal.Note> {
    private Runnable whenLookedUp = () -> {};

    @Override
    public boolean containsKey(Object key) {
      whenLookedUp.run();
      return super.containsKey(key);
    }
  }
}
