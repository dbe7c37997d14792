package io.github.dynamojcache.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.codec.CanonicalKey;
import io.github.dynamojcache.codec.EncodedValue;
import io.github.dynamojcache.failure.FailedOperation;
import io.github.dynamojcache.failure.FailureTranslator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.cache.CacheException;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Who shares a request with whom. No server: each request is a {@link Sending} that the test
 * answers when it likes.
 */
@Timeout(60)
class SharedReadsTest {

  private static final CanonicalKey KEY = new CanonicalKey("s:k", null);
  private static final CanonicalKey OTHER_KEY = new CanonicalKey("s:other", null);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final FailureTranslator translator = new FailureTranslator("nowhere");
  private final BlockingQueue<Sending> sent = new LinkedBlockingQueue<>();
  private final SharedReads reads = reads(LONG, LONG);
  private final List<Reader> readers = new ArrayList<>();

  /** A request that waits for its answer. */
  private record Sending(
      String operation,
      CanonicalKey key,
      @Nullable Duration left,
      CompletableFuture<@Nullable StoredEntry> answer) {

    void answer(long number) {
      answer.complete(entry(key, number));
    }

    void fail(Throwable failure) {
      answer.completeExceptionally(failure);
    }
  }

  /** A thread that reads a key once. */
  private static final class Reader extends Thread {
    private final FutureTask<@Nullable StoredEntry> task;

    Reader(FutureTask<@Nullable StoredEntry> task) {
      super(task, "reader");
      setDaemon(true);
      this.task = task;
    }

    long result() throws Exception {
      return Objects.requireNonNull(task.get()).deadline();
    }

    Throwable failure() throws InterruptedException {
      try {
        throw new AssertionError("an answer instead of a failure: " + task.get());
      } catch (ExecutionException e) {
        return Objects.requireNonNull(e.getCause());
      }
    }
  }

  private SharedReads reads(Duration callTimeout, Duration patience) {
    return new SharedReads(this::send, this::failure, callTimeout, patience);
  }

  private @Nullable StoredEntry send(String operation, CanonicalKey key, @Nullable Duration left) {
    Sending sending = new Sending(operation, key, left, new CompletableFuture<>());
    sent.add(sending);
    try {
      return sending.answer().get();
    } catch (ExecutionException e) {
      throw SharedReadsTest.<RuntimeException>unchecked(Objects.requireNonNull(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CacheException("interrupted", e);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> RuntimeException unchecked(Throwable failure) throws T {
    throw (T) failure;
  }

  private CacheException failure(String operation, RuntimeException thrown) {
    return translator.translate(thrown, new FailedOperation(operation, "books", "jcache"));
  }

  private static StoredEntry entry(CanonicalKey key, long number) {
    return new StoredEntry(key, new EncodedValue.Text("v"), new WriteId(number), number);
  }

  private Reader start(SharedReads reads, String operation, CanonicalKey key) {
    return start(new Reader(new FutureTask<>(() -> reads.read(operation, key))));
  }

  private Reader start(Reader reader) {
    readers.add(reader);
    reader.start();
    return reader;
  }

  private Reader start(CanonicalKey key) {
    return start(reads, "get", key);
  }

  private static ConditionFactory await() {
    return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1));
  }

  /** Starts a thread and waits until it waits for the request of another. */
  private Reader startWaiting(CanonicalKey key) {
    return startWaiting("get", key);
  }

  private Reader startWaiting(String operation, CanonicalKey key) {
    return startWaiting(new Reader(new FutureTask<>(() -> reads.read(operation, key))));
  }

  private Reader startWaiting(Reader reader) {
    start(reader);
    await().until(() -> reader.getState() == Thread.State.TIMED_WAITING);
    return reader;
  }

  private List<Reader> startWaiting(int count) {
    return IntStream.range(0, count).mapToObj(i -> startWaiting(KEY)).toList();
  }

  private Sending nextSent() throws InterruptedException {
    return Objects.requireNonNull(sent.poll(20, TimeUnit.SECONDS), "no request was sent");
  }

  /** Answers until all have an answer: some may come too late to share the first. */
  private void answerRest(long number, List<Reader> waiting) {
    await()
        .until(
            () -> {
              Sending next = sent.poll();
              if (next != null) {
                next.answer(number);
              }
              return waiting.stream().allMatch(reader -> reader.task.isDone());
            });
  }

  @AfterEach
  @Timeout(20)
  void nobodyIsLeftBehind() throws InterruptedException {
    for (Reader reader : readers) {
      reader.join();
    }
    assertThat(reads.size()).isZero();
    assertThat(sent).isEmpty();
  }

  @Test
  void aThreadAloneSendsItsOwnRequestWithAllOfItsTime() throws Exception {
    Reader alone = start(KEY);

    Sending only = nextSent();
    only.answer(1);

    assertThat(alone.result()).isEqualTo(1);
    assertThat(only.left()).isNull();
  }

  @Test
  void whoComesWhileARequestIsUnderWaySharesTheNextOne() throws Exception {
    Reader first = start(KEY);
    Sending underWay = nextSent();
    List<Reader> others = startWaiting(63);

    underWay.answer(1);
    nextSent().answer(2);

    assertThat(first.result()).isEqualTo(1);
    for (Reader other : others) {
      assertThat(other.result()).isEqualTo(2);
    }
  }

  @Test
  void whoComesWhenTheNextRequestHasBeenSentSharesTheOneAfterIt() throws Exception {
    start(KEY);
    Sending underWay = nextSent();
    Reader second = startWaiting(KEY);
    underWay.answer(1);
    Sending next = nextSent();
    List<Reader> late = startWaiting(5);

    next.answer(2);
    nextSent().answer(3);

    assertThat(second.result()).isEqualTo(2);
    for (Reader reader : late) {
      assertThat(reader.result()).isEqualTo(3);
    }
  }

  @Test
  void thereBeingNoEntryIsAnAnswerToo() throws Exception {
    start(KEY);
    Sending underWay = nextSent();
    List<Reader> others = startWaiting(3);

    underWay.answer().complete(null);
    nextSent().answer().complete(null);

    for (Reader other : others) {
      assertThat(other.task.get()).isNull();
    }
  }

  @Test
  void anotherKeyWaitsForNobody() throws Exception {
    Reader one = start(KEY);
    Sending underWay = nextSent();

    Reader other = start(OTHER_KEY);
    nextSent().answer(2);

    assertThat(other.result()).isEqualTo(2);
    underWay.answer(1);
    assertThat(one.result()).isEqualTo(1);
  }

  @Test
  void whoWaitedForItsTurnHasTheRestOfItsTime() throws Exception {
    start(KEY);
    Sending underWay = nextSent();
    startWaiting(KEY);

    underWay.answer(1);
    Sending next = nextSent();
    next.answer(2);

    assertThat(next.left()).isPositive().isLessThan(LONG);
  }

  @Test
  void theFirstOfThoseWhoShareSendsAStalledRequestBehindAfterAWhile() throws Exception {
    SharedReads impatient = reads(LONG, SHORT);
    Reader first = start(impatient, "get", KEY);
    Sending stalled = nextSent();

    Reader second = start(impatient, "get", KEY);
    nextSent().answer(2);

    assertThat(second.result()).isEqualTo(2);
    stalled.answer(1);
    assertThat(first.result()).isEqualTo(1);
    assertThat(impatient.size()).isZero();
  }

  @Test
  void whoSharesAStalledRequestLeavesItAfterAWhileToo() throws Exception {
    Semaphore held = new Semaphore(0);
    AtomicInteger requests = new AtomicInteger();
    SharedReads impatient =
        new SharedReads(
            (operation, key, left) -> {
              int number = requests.incrementAndGet();
              if (number <= 2) {
                held.acquireUninterruptibly();
              }
              return entry(key, number);
            },
            this::failure,
            LONG,
            SHORT);

    List<Reader> all = IntStream.range(0, 10).mapToObj(i -> start(impatient, "get", KEY)).toList();

    await().until(() -> all.stream().filter(reader -> reader.task.isDone()).count() == 8);
    held.release(2);
    for (Reader reader : all) {
      assertThat(reader.result()).isPositive();
    }
    assertThat(impatient.size()).isZero();
  }

  @Test
  void whoWaitsForOthersFailsWhenTheCallsTimeIsOver() throws Exception {
    SharedReads shortOfTime = reads(SHORT, LONG);
    start(shortOfTime, "get", KEY);
    Sending underWay = nextSent();

    Reader second = start(shortOfTime, "get", KEY);

    assertThat(second.failure())
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("get on cache 'books' failed")
        .hasMessageContaining("No answer came within call-timeout")
        .hasCauseInstanceOf(ApiCallTimeoutException.class);
    underWay.answer(1);
    await().until(() -> shortOfTime.size() == 0);
  }

  @Test
  void aFailureIsThatOfAllWhoShareTheRequestAndEachHasAnExceptionOfItsOwn() throws Exception {
    start(KEY);
    Sending underWay = nextSent();
    Reader sender = startWaiting("get", KEY);
    Reader sharer = startWaiting("containsKey", KEY);
    SdkClientException throttled = SdkClientException.create("throttled");

    underWay.answer(1);
    Sending next = nextSent();
    CacheException sendersFailure = failure(next.operation(), throttled);
    next.fail(sendersFailure);

    assertThat(sender.failure()).isSameAs(sendersFailure);
    assertThat(sharer.failure())
        .isExactlyInstanceOf(CacheException.class)
        .hasMessageContaining("containsKey on cache 'books' failed")
        .hasCause(throttled);
    assertThat(sharer.failure().getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals("readAmongOthers"));
  }

  @Test
  void aFailureThatIsNotTheSdksIsSharedToo() throws Exception {
    start(KEY);
    Sending underWay = nextSent();
    Reader sender = startWaiting(KEY);
    Reader sharer = startWaiting(KEY);
    CacheException layout = new CacheException("layout version 2");

    underWay.answer(1);
    nextSent().fail(layout);

    assertThat(sender.failure()).isSameAs(layout);
    assertThat(sharer.failure())
        .isNotSameAs(layout)
        .isInstanceOf(CacheException.class)
        .hasMessage("layout version 2")
        .hasCause(layout);
  }

  @Test
  void aFailureIsNotThatOfWhoComesLater() throws Exception {
    Reader first = start(KEY);
    Sending underWay = nextSent();
    Reader second = startWaiting(KEY);

    underWay.fail(new CacheException("on purpose"));
    nextSent().answer(2);

    assertThat(first.failure()).hasMessage("on purpose");
    assertThat(second.result()).isEqualTo(2);
  }

  @Test
  void whenTheSendersTimeIsOverTheOthersReadForThemselves() throws Exception {
    start(KEY);
    Sending underWay = nextSent();
    Reader sender = startWaiting(KEY);
    List<Reader> sharers = startWaiting(5);

    underWay.answer(1);
    nextSent().fail(failure("get", ApiCallTimeoutException.create(1_000)));
    Sending third = nextSent();
    third.answer(3);
    answerRest(4, sharers);

    assertThat(sender.failure()).hasMessageContaining("call-timeout");
    for (Reader sharer : sharers) {
      assertThat(sharer.result()).isGreaterThan(2);
    }
  }

  @Test
  void whenTheSenderDiesOfAnErrorTheOthersReadForThemselves() throws Exception {
    start(KEY);
    Sending underWay = nextSent();
    Reader sender = startWaiting(KEY);
    List<Reader> sharers = startWaiting(5);
    Error error = new AssertionError("on purpose");

    underWay.answer(1);
    nextSent().fail(error);
    nextSent().answer(3);
    answerRest(4, sharers);

    assertThat(sender.failure()).isSameAs(error);
    for (Reader sharer : sharers) {
      assertThat(sharer.result()).isGreaterThan(2);
    }
  }

  @Test
  void whenTheSenderIsInterruptedInItsRequestTheOthersReadForThemselves() throws Exception {
    start(KEY);
    Sending underWay = nextSent();
    Reader sender = startWaiting(KEY);
    List<Reader> sharers = startWaiting(5);

    underWay.answer(1);
    nextSent();
    sender.interrupt();
    nextSent().answer(3);
    answerRest(4, sharers);

    assertThat(sender.failure()).isInstanceOf(CacheException.class).hasMessage("interrupted");
    for (Reader sharer : sharers) {
      assertThat(sharer.result()).isGreaterThan(2);
    }
  }

  @Test
  void whenTheSenderIsInterruptedBeforeItsTurnTheOthersReadForThemselves() throws Exception {
    Reader first = start(KEY);
    Sending underWay = nextSent();
    Reader sender = startWaiting(KEY);
    List<Reader> sharers = startWaiting(5);

    sender.interrupt();
    nextSent().answer(2);
    answerRest(3, sharers);

    assertThat(sender.failure()).hasMessageContaining("was interrupted while it waited");
    for (Reader sharer : sharers) {
      assertThat(sharer.result()).isGreaterThan(1);
    }
    underWay.answer(1);
    assertThat(first.result()).isEqualTo(1);
  }

  @Test
  void whoIsInterruptedWhileSharingFailsAloneAndKeepsItsInterruptFlag() throws Exception {
    start(KEY);
    Sending underWay = nextSent();
    Reader sender = startWaiting(KEY);
    AtomicBoolean flag = new AtomicBoolean();
    Reader interrupted =
        startWaiting(
            new Reader(
                new FutureTask<>(
                    () -> {
                      try {
                        return reads.read("get", KEY);
                      } finally {
                        flag.set(Thread.currentThread().isInterrupted());
                      }
                    })));

    interrupted.interrupt();

    assertThat(interrupted.failure())
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("get on cache 'books' failed")
        .hasMessageContaining("The thread was interrupted");
    assertThat(flag).isTrue();
    underWay.answer(1);
    nextSent().answer(2);
    assertThat(sender.result()).isEqualTo(2);
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
    SharedReads stressed =
        new SharedReads(
            (operation, key, left) -> {
              requests.incrementAndGet();
              AtomicInteger ofKey = underWay.computeIfAbsent(key, k -> new AtomicInteger());
              if (ofKey.incrementAndGet() > 1) {
                collisions.incrementAndGet();
              }
              LockSupport.parkNanos(1); // others come meanwhile
              StoredEntry entry = entry(key, counter.get());
              LockSupport.parkNanos(1);
              ofKey.decrementAndGet();
              return entry;
            },
            this::failure,
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
