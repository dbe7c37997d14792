package io.github.dynamojcache.internal.table;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * How long to wait for a table, and in which steps: doubling, with jitter so that many JVMs that
 * start together do not send requests together.
 *
 * @param limit the longest time in all
 * @param first the first step
 * @param longest the longest step
 */
record Waiting(Duration limit, Duration first, Duration longest) {

  /** DynamoDB takes 5 to 20 s for a new table. */
  static final Waiting FOR_A_TABLE =
      new Waiting(Duration.ofMinutes(2), Duration.ofMillis(100), Duration.ofSeconds(3));

  /**
   * Requests to a new table may fail for some more seconds as if it were missing, though its status
   * is ACTIVE: not every host of DynamoDB knows it yet.
   */
  static final Waiting FOR_ITS_FIRST_REQUESTS =
      new Waiting(Duration.ofSeconds(20), Duration.ofMillis(50), Duration.ofSeconds(1));

  /**
   * Sleeps for one step.
   *
   * @param steps how many steps came before it
   */
  void pause(int steps) throws InterruptedException {
    long most = Math.min(longest.toMillis(), first.toMillis() << Math.min(steps, 20));
    TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }
}
