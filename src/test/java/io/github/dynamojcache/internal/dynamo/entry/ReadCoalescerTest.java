package io.github.dynamojcache.internal.dynamo.entry;

import static io.github.dynamojcache.internal.dynamo.entry.Readers.KEY;
import static io.github.dynamojcache.internal.dynamo.entry.Readers.LONG;
import static io.github.dynamojcache.internal.dynamo.entry.Readers.OTHER_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.dynamo.entry.Readers.Reader;
import io.github.dynamojcache.internal.dynamo.entry.Readers.Sending;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who shares a request with whom. No server: a test answers the requests when it likes. */
@Tag("races")
@Timeout(60)
class ReadCoalescerTest {

  @RegisterExtension final Readers readers = new Readers();

  @Test
  void aThreadAloneSendsItsOwnRequestWithAllOfItsTime() throws Exception {
    Reader alone = readers.start(KEY);

    Sending only = readers.nextSent();
    only.answer(1);

    assertThat(alone.result()).isEqualTo(1);
    assertThat(only.left()).isNull();
  }

  @Test
  void whoComesWhileARequestIsUnderWaySharesTheNextOne() throws Exception {
    Reader first = readers.start(KEY);
    Sending underWay = readers.nextSent();
    List<Reader> others = readers.startWaiting(63);

    underWay.answer(1);
    readers.nextSent().answer(2);

    assertThat(first.result()).isEqualTo(1);
    for (Reader other : others) {
      assertThat(other.result()).isEqualTo(2);
    }
  }

  @Test
  void whoComesWhenTheNextRequestHasBeenSentSharesTheOneAfterIt() throws Exception {
    readers.start(KEY);
    Sending underWay = readers.nextSent();
    Reader second = readers.startWaiting(KEY);
    underWay.answer(1);
    Sending next = readers.nextSent();
    List<Reader> late = readers.startWaiting(5);

    next.answer(2);
    readers.nextSent().answer(3);

    assertThat(second.result()).isEqualTo(2);
    for (Reader reader : late) {
      assertThat(reader.result()).isEqualTo(3);
    }
  }

  @Test
  void thereBeingNoEntryIsAnAnswerToo() throws Exception {
    readers.start(KEY);
    Sending underWay = readers.nextSent();
    List<Reader> others = readers.startWaiting(3);

    underWay.answer().complete(null);
    readers.nextSent().answer().complete(null);

    for (Reader other : others) {
      assertThat(other.found()).isNull();
    }
  }

  @Test
  void anotherKeyWaitsForNobody() throws Exception {
    Reader one = readers.start(KEY);
    Sending underWay = readers.nextSent();

    Reader other = readers.start(OTHER_KEY);
    readers.nextSent().answer(2);

    assertThat(other.result()).isEqualTo(2);
    underWay.answer(1);
    assertThat(one.result()).isEqualTo(1);
  }

  /**
   * The table is a counter that grows with every write; each read must bring what was there when it
   * began, or later. Two requests for one key are never under way.
   */
  @Test
  void nobodyEverGetsAnAnswerThatIsOlderThanItsCall() throws Exception {
    int keys = 3;
    AtomicLong counter = new AtomicLong();
    AtomicInteger requests = new AtomicInteger();
    ConcurrentMap<CanonicalKey, AtomicInteger> underWay = new ConcurrentHashMap<>();
    AtomicInteger collisions = new AtomicInteger();
    ReadCoalescer stressed =
        new ReadCoalescer(
            (operation, key, left) -> {
              requests.incrementAndGet();
              AtomicInteger ofKey = underWay.computeIfAbsent(key, k -> new AtomicInteger());
              if (ofKey.incrementAndGet() > 1) {
                collisions.incrementAndGet();
              }
              LockSupport.parkNanos(1); // others come meanwhile
              StoredEntry entry = Readers.entry(key, counter.get());
              LockSupport.parkNanos(1);
              ofKey.decrementAndGet();
              return entry;
            },
            readers::failure,
            LONG,
            LONG);
    int threads = 16;
    int rounds = 2_000;
    Callable<Integer> reading =
        () -> {
          int tooOld = 0;
          for (int i = 0; i < rounds; i++) {
            CanonicalKey key = new CanonicalKey("s:" + i % keys, null);
            long begun = counter.incrementAndGet();
            StoredEntry entry = Objects.requireNonNull(stressed.read("get", key));
            if (entry.deadline() < begun || !entry.key().equals(key)) {
              tooOld++;
            }
          }
          return tooOld;
        };

    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (Future<Integer> tooOld : pool.invokeAll(Collections.nCopies(threads, reading))) {
        assertThat(tooOld.get()).isZero();
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(collisions).hasValue(0);
    assertThat(requests.get()).isLessThan(threads * rounds);
    assertThat(stressed.size()).isZero();
  }
}
