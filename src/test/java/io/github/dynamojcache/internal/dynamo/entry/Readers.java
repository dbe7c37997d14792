package io.github.dynamojcache.internal.dynamo.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.dynamo.item.ChunkedValue;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.entries.WriteId;
import io.github.dynamojcache.internal.failure.FailedOperation;
import io.github.dynamojcache.internal.failure.FailureTranslator;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.cache.CacheException;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Threads that read through {@link ReadCoalescer}. No server: each request is a {@link Sending}
 * that the test answers when it likes. After the test, nobody may be left behind.
 */
final class Readers implements AfterEachCallback {

  static final CanonicalKey KEY = new CanonicalKey("s:k", null);
  static final CanonicalKey OTHER_KEY = new CanonicalKey("s:other", null);
  static final Duration LONG = Duration.ofMinutes(5);

  private final FailureTranslator translator = new FailureTranslator("nowhere");
  private final BlockingQueue<Sending> sent = new LinkedBlockingQueue<>();
  private final List<Reader> started = new ArrayList<>();

  /** Nobody runs out of time or loses patience here. */
  final ReadCoalescer reads = reads(LONG, LONG);

  /** A request that waits for its answer. */
  record Sending(
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
  static final class Reader extends Thread {
    private final FutureTask<@Nullable StoredEntry> task;

    Reader(FutureTask<@Nullable StoredEntry> task) {
      super(task, "reader");
      setDaemon(true);
      this.task = task;
    }

    boolean isDone() {
      return task.isDone();
    }

    @Nullable StoredEntry found() throws Exception {
      return task.get();
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

  ReadCoalescer reads(Duration callTimeout, Duration patience) {
    return new ReadCoalescer(this::send, this::failure, callTimeout, patience);
  }

  private @Nullable StoredEntry send(String operation, CanonicalKey key, @Nullable Duration left) {
    Sending sending = new Sending(operation, key, left, new CompletableFuture<>());
    sent.add(sending);
    try {
      return sending.answer().get();
    } catch (ExecutionException e) {
      throw Readers.<RuntimeException>unchecked(Objects.requireNonNull(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CacheException("interrupted", e);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> RuntimeException unchecked(Throwable failure) throws T {
    throw (T) failure;
  }

  CacheException failure(String operation, RuntimeException thrown) {
    return translator.translate(thrown, new FailedOperation(operation, "books", "jcache"));
  }

  static StoredEntry entry(CanonicalKey key, long number) {
    return ChunkedValue.entry(key, new EncodedValue.Text("v"), new WriteId(number), number);
  }

  Reader start(CanonicalKey key) {
    return start(reads, "get", key);
  }

  Reader start(ReadCoalescer reads, String operation, CanonicalKey key) {
    return start(new Reader(new FutureTask<>(() -> reads.read(operation, key))));
  }

  private Reader start(Reader reader) {
    started.add(reader);
    reader.start();
    return reader;
  }

  static ConditionFactory await() {
    return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1));
  }

  /** Starts a thread and waits until it waits for the request of another. */
  Reader startWaiting(CanonicalKey key) {
    return startWaiting("get", key);
  }

  Reader startWaiting(String operation, CanonicalKey key) {
    return startWaiting(new Reader(new FutureTask<>(() -> reads.read(operation, key))));
  }

  Reader startWaiting(Reader reader) {
    start(reader);
    await().until(() -> reader.getState() == Thread.State.TIMED_WAITING);
    return reader;
  }

  List<Reader> startWaiting(int count) {
    return IntStream.range(0, count).mapToObj(i -> startWaiting(KEY)).toList();
  }

  Sending nextSent() throws InterruptedException {
    return Objects.requireNonNull(sent.poll(20, TimeUnit.SECONDS), "no request was sent");
  }

  /** Answers until all have an answer: some may come too late to share the first. */
  void answerRest(long number, List<Reader> waiting) {
    await()
        .until(
            () -> {
              Sending next = sent.poll();
              if (next != null) {
                next.answer(number);
              }
              return waiting.stream().allMatch(Reader::isDone);
            });
  }

  @Override
  public void afterEach(ExtensionContext context) {
    await().atMost(Duration.ofSeconds(20)).until(() -> started.stream().noneMatch(Thread::isAlive));
    assertThat(reads.size()).isZero();
    assertThat(sent).isEmpty();
  }
}
