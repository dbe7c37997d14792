package io.github.dynamojcache.internal.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.options.FailureState;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the log says of an outage, and how seldom. */
class OutageNotifierTest {

  private final CacheException failure = new CacheException("no answer.");

  private final AtomicLong nanoTime = new AtomicLong();
  private final List<FailureState> heard = new ArrayList<>();
  private final OutageNotifier notifier =
      new OutageNotifier(
          "books",
          List.of((cache, state, cause) -> heard.add(state)),
          nanoTime::get,
          Runnable::run);
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final PrintStream before = System.err;

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(log, /* autoFlush= */ true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stopListening() {
    System.setErr(before);
  }

  /** Without time and thread. */
  private List<String> lines() {
    return log.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("'books'"))
        .map(line -> line.substring(line.indexOf("] ") + 2))
        .toList();
  }

  private void seconds(int seconds) {
    nanoTime.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  @Test
  void singleFailuresAreSaidOnceAMinute() {
    notifier.failed(failure);
    seconds(59);
    notifier.failed(failure);
    assertThat(lines())
        .containsExactly(
            "WARN OutageNotifier - cache 'books' bypassed DynamoDB for one request: no answer.");

    seconds(1);
    notifier.failed(failure);

    assertThat(lines()).hasSize(2);
  }

  @Test
  void anOutageIsSaidWhenItBeginsAndOnceAMinute() {
    for (int second = 0; second <= 120; second += 5) { // as bypass-retry does
      notifier.changed(FailureState.OPEN, failure);
      notifier.changed(FailureState.HALF_OPEN, null);
      seconds(5);
    }

    assertThat(lines())
        .containsExactly(
            "WARN OutageNotifier - cache 'books' is bypassing DynamoDB: reads miss,"
                + " writes are skipped. no answer.",
            "WARN OutageNotifier - cache 'books' is still bypassing DynamoDB: reads miss, writes"
                + " are skipped. no answer.",
            "WARN OutageNotifier - cache 'books' is still bypassing DynamoDB: reads miss, writes"
                + " are skipped. no answer.");
  }

  @Test
  void eachOutageIsSaidHoweverSoonItFollows() {
    notifier.changed(FailureState.OPEN, failure);
    notifier.changed(FailureState.CLOSED, null);
    notifier.changed(FailureState.OPEN, null);

    assertThat(lines())
        .containsExactly(
            "WARN OutageNotifier - cache 'books' is bypassing DynamoDB: reads miss,"
                + " writes are skipped. no answer.",
            "WARN OutageNotifier - cache 'books' is bypassing DynamoDB: reads miss,"
                + " writes are skipped. It cannot be cleared yet.");
  }

  @Test
  void closingInAnOutageSaysHowManyEntriesAreLeft() {
    notifier.left(3, /* everything= */ false);
    notifier.left(0, /* everything= */ true);

    assertThat(lines())
        .containsExactly(
            "WARN OutageNotifier - cache 'books' was closed during an outage: 3 entries that were"
                + " removed or replaced may reappear with their old values until they expire. To"
                + " prevent that, call clear() after the outage",
            "WARN OutageNotifier - cache 'books' was closed during an outage: entries that were"
                + " removed or replaced may reappear with their old values until they expire. To"
                + " prevent that, call clear() after the outage");
  }

  @Test
  void aListenerThatFailsIsLoggedAndHindersNobody() {
    OutageNotifier withTwo =
        new OutageNotifier(
            "books",
            List.of(
                (cache, state, cause) -> {
                  throw new IllegalStateException("on purpose");
                },
                (cache, state, cause) -> heard.add(state)),
            nanoTime::get,
            Runnable::run);

    withTwo.changed(FailureState.HALF_OPEN, null);

    assertThat(heard).containsExactly(FailureState.HALF_OPEN);
    assertThat(lines())
        .containsExactly("WARN OutageNotifier - cache 'books': a FailureListener failed");
  }
}
