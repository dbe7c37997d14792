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
 * service's answers show that it is off by more than a threshold. Every answer carries the
 * service's date, so that measuring takes no request; few are looked at. Thread-safe; nobody waits.
 */
public final class ServiceClock implements InstantSource {

  /** The hosts of a service, too, agree only so well. */
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
   * @param mode what becomes of it when that is off
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
   * When a request was sent whose answer shall be looked at.
   *
   * @param localMillis by the JVM's clock, epoch milliseconds
   * @param nanos by its monotonic clock
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
   * To be called before a request is sent.
   *
   * @return what to call {@link #answered} with; null when the answer need not be looked at
   */
  public @Nullable Sending sending() {
    long nanos = nanoTime.getAsLong();
    return nanos - nextLook < 0 ? null : new Sending(local.millis(), nanos);
  }

  /**
   * Learns from an answer.
   *
   * @param sending what {@link #sending} gave before the request was first sent
   * @param date the answer's {@code Date}, as RFC 9110 writes it; null when it has none
   */
  public void answered(Sending sending, @Nullable String date) {
    long received = local.millis();
    long nanos = nanoTime.getAsLong();
    // A step of the clock meanwhile must not make the request look shorter than it was.
    long sent = Math.min(sending.localMillis(), received - (nanos - sending.nanos()) / 1_000_000);
    SkewRange answer = date == null ? null : range(sent, received, date);
    if (answer == null) {
      nextLook = nanos + PAUSE_NANOS;
    } else if (learning.tryLock()) { // what another thread learns meanwhile will do
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
   * Off is a clock that is certainly beyond the threshold; right again, one that is certainly
   * within half of it, or may be wholly right. In between, it is what it was.
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
   * What was corrected by stays until it is certainly wrong: the time shall not jump for nothing.
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
   * Returns what is added to the time of the JVM's clock.
   *
   * @return milliseconds; 0 when the clock is taken as it is
   */
  public long correctionMillis() {
    Correction present = correction;
    return present == null ? 0 : -present.skewMillis();
  }
}
