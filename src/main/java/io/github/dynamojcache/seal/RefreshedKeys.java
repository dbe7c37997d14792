package io.github.dynamojcache.seal;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seal keys that are fetched again when they are old, or when a requested key is missing.
 * Thread-safe.
 */
final class RefreshedKeys implements SealKeys {

  private static final Logger LOG = LoggerFactory.getLogger(RefreshedKeys.class);

  /**
   * The shortest time between fetches for unknown ids: values with unknown ids in the table must
   * not cause a fetch for every read.
   */
  static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Supplier<? extends SealKeys> source;
  private final long everyNanos;
  private final LongSupplier nanoTime;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Held held;

  RefreshedKeys(Supplier<? extends SealKeys> source, Duration every, LongSupplier nanoTime) {
    if (every.isNegative() || every.isZero()) {
      throw new IllegalArgumentException("keys must be refreshed after some time, not " + every);
    }
    this.source = source;
    this.everyNanos = every.toNanos();
    this.nanoTime = nanoTime;
  }

  /**
   * @param askedAt when the keys were last requested, successfully or not
   */
  private record Held(SealKeys keys, long askedAt) {}

  @Override
  public SealKey current() {
    return notOlderThan(everyNanos).current();
  }

  @Override
  public @Nullable SealKey find(String id) {
    SealKey known = notOlderThan(everyNanos).find(id);
    return known != null ? known : notOlderThan(PAUSE_NANOS).find(id);
  }

  private SealKeys notOlderThan(long nanos) {
    Held now = held;
    if (now == null) {
      return first();
    }
    if (isOlder(now, nanos) && asking.tryLock()) {
      try {
        Held latest = Objects.requireNonNull(held);
        return isOlder(latest, nanos) ? again(latest.keys()) : latest.keys();
      } finally {
        asking.unlock();
      }
    }
    return now.keys();
  }

  private boolean isOlder(Held then, long nanos) {
    return nanoTime.getAsLong() - then.askedAt() >= nanos;
  }

  /** Fetches the first keys, holding the lock: without keys, no operation can proceed. */
  private SealKeys first() {
    asking.lock();
    try {
      Held already = held;
      return already != null ? already.keys() : hold(ask());
    } finally {
      asking.unlock();
    }
  }

  private SealKeys again(SealKeys before) {
    try {
      return hold(ask());
    } catch (Exception | LinkageError e) { // also checked ones: the source may not be Java
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      LOG.warn(
          "The keys of the seal could not be refreshed; the previous ones stay in use: {}", e, e);
      return hold(before);
    }
  }

  private SealKeys ask() {
    return Objects.requireNonNull(source.get(), "the source of the seal's keys returned null");
  }

  private SealKeys hold(SealKeys keys) {
    held = new Held(keys, nanoTime.getAsLong());
    return keys;
  }
}
