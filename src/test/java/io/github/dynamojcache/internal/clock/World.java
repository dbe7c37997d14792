package io.github.dynamojcache.internal.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * A service with the right time, and a JVM whose clock may be off. Time passes when it is told to.
 */
final class World implements InstantSource {

  private static final long BEGIN_MILLIS = 1_700_000_000_000L;

  private long nanos = 5_000_000_000L;
  private long passedMillis;
  private long aheadMillis;

  World(long aheadMillis) {
    this.aheadMillis = aheadMillis;
  }

  long service() {
    return BEGIN_MILLIS + passedMillis;
  }

  /** What the JVM's clock says. */
  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(service() + aheadMillis);
  }

  long nanos() {
    return nanos;
  }

  void pass(long millis) {
    passedMillis += millis;
    nanos += millis * 1_000_000;
  }

  /** Time passes, and the monotonic clock does not know: the machine was frozen. */
  void freeze(Duration duration) {
    passedMillis += duration.toMillis();
  }

  /** Somebody sets the JVM's clock. */
  void setAhead(long millis) {
    aheadMillis = millis;
  }

  String date() {
    return dateOf(service());
  }

  static String dateOf(long millis) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
  }

  /** A request of 10 ms, whose answer has this date. */
  void ask(ServiceClock clock, @Nullable String date) {
    ServiceClock.Sending sending = clock.sending();
    pass(10);
    if (sending != null) {
      clock.answered(sending, date);
    }
  }

  /** A request of 10 ms. */
  void ask(ServiceClock clock) {
    ServiceClock.Sending sending = clock.sending();
    pass(5);
    String date = date();
    pass(5);
    if (sending != null) {
      clock.answered(sending, date);
    }
  }

  /** Requests, until the skew is known as well as it can be. */
  void askOften(ServiceClock clock) {
    for (int i = 0; i < 100; i++) {
      ask(clock);
      pass(137);
    }
  }
}
