package io.github.dynamojcache.internal.bypass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dynamojcache.internal.entries.Deadline;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.entries.WriteId;
import io.github.dynamojcache.internal.failure.UnprocessedItemsException;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An iteration with bypass ends early in an outage, and at nothing else. */
class BypassingIterationTest {

  private static final int ENTRIES = 10;

  private final AtomicInteger cuts = new AtomicInteger();
  private final Journal journal = new Journal(100);
  private final BypassSwitch bypassSwitch =
      new BypassSwitch(
          new Breaker(1),
          journal,
          new BypassCounters(),
          new OutageNotifier("books", List.of(), System::nanoTime, Runnable::run));

  static Stream<Throwable> failures() {
    return Stream.of(
        new CacheException("on purpose"),
        new IllegalStateException("on purpose"),
        new OutOfMemoryError("on purpose"),
        new StackOverflowError("on purpose"));
  }

  /** Fails once, and goes on. */
  private static final class FailingOnce implements Iterator<StoredEntry> {
    private final Iterator<Integer> numbers = IntStream.range(0, ENTRIES).iterator();
    private final int failing;
    private final Throwable failure;
    private int step;

    FailingOnce(int failing, Throwable failure) {
      this.failing = failing;
      this.failure = failure;
    }

    private void step() {
      if (step++ == failing) {
        throw FailingOnce.<RuntimeException>unchecked(failure);
      }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Throwable> RuntimeException unchecked(Throwable thrown) throws X {
      throw (X) thrown;
    }

    @Override
    public boolean hasNext() {
      step();
      return numbers.hasNext();
    }

    @Override
    public StoredEntry next() {
      step();
      return entry(numbers.next());
    }
  }

  private static StoredEntry entry(int number) {
    return new StoredEntry(
        new CanonicalKey("s:" + number, null),
        new EncodedValue.Text("v"),
        new WriteId(number),
        Deadline.ETERNAL,
        null);
  }

  private BypassingIteration iteration(Iterator<StoredEntry> entries) {
    return new BypassingIteration(bypassSwitch, journal, () -> entries, cuts::incrementAndGet);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void afterWhatIsNoOutageItGoesOnWhereItWas(Throwable failure) {
    for (int failing = 0; failing <= 2 * ENTRIES; failing++) {
      BypassingIteration iteration = iteration(new FailingOnce(failing, failure));
      List<String> seen = new ArrayList<>();
      Throwable thrown = null;
      while (true) {
        try {
          if (!iteration.hasNext()) {
            break;
          }
          seen.add(iteration.next().key().sortKey());
        } catch (Throwable e) {
          assertThat(thrown).isNull();
          thrown = e;
        }
      }

      assertThat(thrown).isSameAs(failure);
      assertThat(seen).hasSize(ENTRIES).doesNotHaveDuplicates();
      assertThat(cuts).hasValue(0);
    }
  }

  @Test
  void inAnOutageItEndsAndSaysSoOnce() {
    BypassingIteration iteration =
        iteration(
            new FailingOnce(4, new UnprocessedItemsException("on purpose", /* ofSome= */ false)));
    Set<String> seen = new HashSet<>();
    seen.add(iteration.next().key().sortKey());
    seen.add(iteration.next().key().sortKey());

    assertThat(iteration.hasNext()).isFalse();
    assertThat(iteration.hasNext()).isFalse();

    assertThat(seen).hasSize(2);
    assertThat(cuts).hasValue(1);
  }

  @Test
  void whereTheCacheIsRefusedTheRestIsRefusedEachTimeAlsoWhenThatIsOver() {
    CacheException refusal = new CacheException("refused on purpose");
    BypassingIteration iteration = iteration(new FailingOnce(-1, refusal));
    iteration.next();
    bypassSwitch.shut(refusal);
    bypassSwitch.stayShut(refusal, /* refused= */ true);
    assertThatThrownBy(iteration::hasNext).hasMessage("refused on purpose");
    bypassSwitch.reopen();

    assertThat(catchThrowable(iteration::hasNext)).hasMessage("refused on purpose");
    assertThatThrownBy(iteration::next).hasMessage("refused on purpose");
    assertThat(cuts).hasValue(1);
  }
}
