package io.github.dynamojcache.internal.clock;

import io.github.dynamojcache.options.SkewMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The time by which entries expire: that of the JVM's clock, to the millisecond, unless the
 * service's answers show that the clock is off by more than a threshold. Every answer carries the
 * service's date, so measuring takes no extra request; only a few answers are evaluated.
 * Thread-safe and non-blocking.
 */
public final class ServiceClock implements InstantSource {

  /** The clocks of the service's hosts also differ, by up to this much. */
  private static final long HOSTS_DIFFER_MILLIS = 20;

  private static final long WIDE_MILLIS = 250;
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long PAUSE_WHILE_WIDE_NANOS = Duration.ofMillis(100).toNanos();

  private final InstantSource local;
  private final LongSupplier nanoTime;
  private final SkewMode mode;
  private final long thresholdMillis;
  private final SkewAnnouncements announcements;
  private final ReentrantLock learning = new ReentrantLock();
  private boolean off; // guarded by learning

  private volatile @Nullable SkewEstimate estimate;
  private volatile @Nullable Correction correction;
  private volatile long nextLook;

  /**
   * Creates the clock of one client.
   *
   * @param local the JVM's clock
   * @param mode what to do when that clock is off
   * @param threshold how far it may be off, at least 1 ms
   * @param endpoint where the client sends its requests, for messages
   */
  public ServiceClock(InstantSource local, SkewMode mode, Duration threshold, String endpoint) {
    this(
        local,
        System::nanoTime,
        mode,
        threshold.toMillis(),
        new SkewAnnouncements(mode, threshold.toMillis(), endpoint));
  }

  ServiceClock(
      InstantSource local,
      LongSupplier nanoTime,
      SkewMode mode,
      long thresholdMillis,
      SkewAnnouncements announcements) {
    this.local = local;
    this.nanoTime = nanoTime;
    this.mode = mode;
    this.thresholdMillis = thresholdMillis;
    this.announcements = announcements;
    this.nextLook = nanoTime.getAsLong();
  }

  /**
   * The time at which a request was sent whose answer is to be evaluated.
   *
   * @param localMillis the time of the JVM's clock, epoch milliseconds
   * @param nanos the time of its monotonic clock
   */
  public record Sending(long localMillis, long nanos) {}

  @Override
  public long millis() {
    Correction present = correction;
    if (present == null) {
      return local.millis();
    }
    long nanos = nanoTime.getAsLong();
    return present.applyTo(local.millis(), nanos);
  }

  @Override
  public Instant instant() {
    return correction == null ? local.instant() : Instant.ofEpochMilli(millis());
  }

  /**
   * Must be called before a request is sent.
   *
   * @return the argument for {@link #answered}; null when the answer need not be evaluated
   */
  public @Nullable Sending sending() {
    long nanos = nanoTime.getAsLong();
    return nanos - nextLook < 0 ? null : new Sending(local.millis(), nanos);
  }

  /**
   * Learns from an answer.
   *
   * @param sending the result of {@link #sending} before the request was first sent
   * @param date the answer's {@code Date}, as RFC 9110 writes it; null when it has none
   */
  public void answered(Sending sending, @Nullable String date) {
    long received = local.millis();
    long nanos = nanoTime.getAsLong();
    // A clock step during the request must not make the request look shorter than it was.
    long sent = Math.min(sending.localMillis(), received - (nanos - sending.nanos()) / 1_000_000);
    SkewRange answer = date == null ? null : range(sent, received, date);
    if (answer == null) {
      nextLook = nanos + PAUSE_NANOS;
    } else if (learning.tryLock()) { // if another thread is learning, its result is enough
      try {
        learn(answer, received, nanos);
      } finally {
        learning.unlock();
      }
    }
  }

  private static @Nullable SkewRange range(long sent, long received, String date) {
    try {
      long seconds =
          DateTimeFormatter.RFC_1123_DATE_TIME.parse(date).getLong(ChronoField.INSTANT_SECONDS);
      return SkewRange.ofAnswer(sent, received, seconds * 1_000).widened(HOSTS_DIFFER_MILLIS);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private void learn(SkewRange answer, long local, long nanos) {
    SkewEstimate before = estimate;
    SkewEstimate now =
        before == null ? SkewEstimate.first(answer, nanos) : before.after(answer, nanos);
    estimate = now;
    if (now.doubt() != null) {
      nextLook = nanos;
    } else {
      nextLook =
          nanos + (now.believed().width() > WIDE_MILLIS ? PAUSE_WHILE_WIDE_NANOS : PAUSE_NANOS);
      judge(now.believed(), local, nanos);
    }
  }

  /**
   * A clock is off if it is certainly beyond the threshold. It is right again if it is certainly
   * within half the threshold, or may have no skew at all. In between, the state does not change.
   */
  private void judge(SkewRange skew, long local, long nanos) {
    if (skew.isBeyond(thresholdMillis)) {
      off = true;
    } else if (skew.isWithin(thresholdMillis / 2) || skew.contains(0)) {
      off = false;
    }
    if (off) {
      correction = mode == SkewMode.CORRECT ? correction(skew, local, nanos) : null;
      announcements.off(skew.asSkew(), nanos);
    } else {
      correction = null;
      announcements.over(skew.asSkew());
    }
  }

  /**
   * Keeps the previous correction until it is certainly wrong, so that the time does not jump
   * without need.
   */
  private Correction correction(SkewRange skew, long local, long nanos) {
    Correction before = correction;
    long corrected =
        before != null && skew.contains(before.skewMillis()) ? before.skewMillis() : skew.middle();
    return new Correction(corrected, thresholdMillis / 2, local, nanos);
  }

  /**
   * Returns how far the JVM's clock is off.
   *
   * @return empty as long as no answer had a date
   */
  public Optional<Skew> skew() {
    SkewEstimate present = estimate;
    return present == null
        ? Optional.empty()
        : Optional.of(present.believedAt(nanoTime.getAsLong()).asSkew());
  }

  /**
   * Returns the correction that is added to the time of the JVM's clock.
   *
   * @return milliseconds; 0 when the clock is not corrected
   */
  public long correctionMillis() {
    Correction present = correction;
    return present == null ? 0 : -present.skewMillis();
  }
}
