package io.github.dynamojcache.internal.dynamo.entry;

import static io.github.dynamojcache.internal.dynamo.entry.Readers.KEY;
import static io.github.dynamojcache.internal.dynamo.entry.Readers.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.dynamo.entry.Readers.Reader;
import io.github.dynamojcache.internal.dynamo.entry.Readers.Sending;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** How long a read waits for the requests of others. */
@Timeout(60)
class ReadCoalescerPatienceTest {

  private static final Duration SHORT = Duration.ofMillis(20);

  @RegisterExtension final Readers readers = new Readers();

  @Test
  void whoWaitedForItsTurnHasTheRestOfItsTime() throws Exception {
    readers.start(KEY);
    Sending underWay = readers.nextSent();
    readers.startWaiting(KEY);

    underWay.answer(1);
    Sending next = readers.nextSent();
    next.answer(2);

    assertThat(next.left()).isPositive().isLessThan(LONG);
  }

  @Test
  void theFirstOfThoseWhoShareSendsAStalledRequestBehindAfterAWhile() throws Exception {
    ReadCoalescer impatient = readers.reads(LONG, SHORT);
    Reader first = readers.start(impatient, "get", KEY);
    Sending stalled = readers.nextSent();

    Reader second = readers.start(impatient, "get", KEY);
    readers.nextSent().answer(2);

    assertThat(second.result()).isEqualTo(2);
    stalled.answer(1);
    assertThat(first.result()).isEqualTo(1);
    assertThat(impatient.size()).isZero();
  }

  @Test
  void whoSharesAStalledRequestLeavesItAfterAWhileToo() throws Exception {
    Semaphore held = new Semaphore(0);
    AtomicInteger requests = new AtomicInteger();
    ReadCoalescer impatient =
        new ReadCoalescer(
            (operation, key, left) -> {
              int number = requests.incrementAndGet();
              if (number <= 2) {
                held.acquireUninterruptibly();
              }
              return Readers.entry(key, number);
            },
            readers::failure,
            LONG,
            SHORT);

    List<Reader> all =
        IntStream.range(0, 10).mapToObj(i -> readers.start(impatient, "get", KEY)).toList();

    Readers.await().until(() -> all.stream().filter(reader -> reader.isDone()).count() == 8);
    held.release(2);
    for (Reader reader : all) {
      assertThat(reader.result()).isPositive();
    }
    assertThat(impatient.size()).isZero();
  }

  @Test
  void whoWaitsForOthersFailsWhenTheCallsTimeIsOver() throws Exception {
    ReadCoalescer shortOfTime = readers.reads(SHORT, LONG);
    readers.start(shortOfTime, "get", KEY);
    Sending underWay = readers.nextSent();

    Reader second = readers.start(shortOfTime, "get", KEY);

    assertThat(second.failure())
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("get on cache 'books' failed")
        .hasMessageContaining("No answer came within call-timeout")
        .hasCauseInstanceOf(ApiCallTimeoutException.class);
    underWay.answer(1);
    Readers.await().until(() -> shortOfTime.size() == 0);
  }
}
