package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.entries.Deadline;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cache's expiry policy, called as the specification requires: only the method for what happens
 * to the entry. The durations of the five standard policies are known without a call. A policy that
 * throws makes new entries eternal and leaves others as they are. Thread-safe if the policy is.
 */
public final class EntryExpiry {

  private static final Logger LOG = LoggerFactory.getLogger(EntryExpiry.class);

  /** By exact class: a subclass may return a different duration on each call. */
  private static final Set<Class<?>> STANDARD =
      Set.of(
          EternalExpiryPolicy.class,
          CreatedExpiryPolicy.class,
          ModifiedExpiryPolicy.class,
          AccessedExpiryPolicy.class,
          TouchedExpiryPolicy.class);

  private final ExpiryPolicy policy;
  private final double touchThreshold;
  private final @Nullable Known known;
  private final Set<String> failedBefore = ConcurrentHashMap.newKeySet();

  /**
   * Creates the expiry of one cache.
   *
   * @param policy the configured policy
   * @param touchThreshold the fraction of an access lifetime, 0 to 1, that must have passed before
   *     a read moves the deadline
   */
  public EntryExpiry(ExpiryPolicy policy, double touchThreshold) {
    this.policy = policy;
    this.touchThreshold = touchThreshold;
    this.known = STANDARD.contains(policy.getClass()) ? Known.of(policy) : null;
  }

  /**
   * The lifetimes of a standard policy.
   *
   * @param creation of a new entry
   * @param update of an entry that is overwritten; for an eternal policy it is the lifetime of a
   *     new entry, so that a put needs no update expression
   * @param access of an entry that is read
   */
  record Known(Lifetime creation, Lifetime update, Lifetime access) {
    static Known of(ExpiryPolicy policy) {
      Lifetime creation = Lifetime.of(policy.getExpiryForCreation());
      Lifetime update =
          policy instanceof EternalExpiryPolicy
              ? creation
              : Lifetime.of(policy.getExpiryForUpdate());
      return new Known(creation, update, Lifetime.of(policy.getExpiryForAccess()));
    }
  }

  /** Returns the lifetimes if they are known without calling the policy, else null. */
  @Nullable Known known() {
    return known;
  }

  /**
   * Returns whether the cache may hold entries that never expire.
   *
   * @return false only for a standard policy whose every duration is finite
   */
  public boolean mayHoldEternal() {
    return known == null
        || isEternal(known.creation())
        || isEternal(known.update())
        || isEternal(known.access());
  }

  private static boolean isEternal(Lifetime lifetime) {
    return lifetime instanceof Lifetime.For given && given.isEternal();
  }

  Lifetime forCreation() {
    return known != null
        ? known.creation()
        : ask("getExpiryForCreation", policy::getExpiryForCreation, Duration.ETERNAL);
  }

  Lifetime forUpdate() {
    return known != null
        ? known.update()
        : ask("getExpiryForUpdate", policy::getExpiryForUpdate, null);
  }

  Lifetime forAccess() {
    return known != null
        ? known.access()
        : ask("getExpiryForAccess", policy::getExpiryForAccess, null);
  }

  private Lifetime ask(
      String method, Supplier<@Nullable Duration> question, @Nullable Duration otherwise) {
    try {
      Duration answer = question.get();
      return Lifetime.of(answer == null ? otherwise : answer);
    } catch (Error e) {
      throw e;
    } catch (Throwable e) { // also a checked exception, thrown by a non-Java policy
      UserCode.keepInterrupt(e);
      if (failedBefore.add(method)) {
        LOG.warn(
            "the expiry policy {} threw from {}; it will still be called, and entries are {}",
            policy.getClass().getName(),
            method,
            otherwise == null ? "left as they are" : "eternal",
            e);
      }
      return Lifetime.of(otherwise);
    }
  }

  /**
   * Returns whether a read must move an entry's deadline. It is moved forward when the threshold is
   * reached, so that it is early by less than the threshold; it is moved back whenever it is too
   * late, by however little. If the clocks of two JVMs differ, the JVM that is behind writes once
   * after each touch of the JVM that is ahead, not on every read: for the JVM that is ahead, the
   * deadline is then early by the difference, and a touch is not yet due.
   *
   * @param lifetime the policy's lifetime for the access
   * @param deadline the entry's deadline, epoch milliseconds
   * @param now the time, epoch milliseconds
   */
  boolean isTouchDue(Lifetime.For lifetime, long deadline, long now) {
    long moved = Deadline.after(now, lifetime.millis());
    return deadline > moved
        || (deadline < moved && moved - deadline >= touchThreshold * (moved - now));
  }

  /**
   * Returns whether every read of a live entry moves its deadline, so that one request can do both.
   */
  boolean touchesAlways() {
    return known != null
        && known.access() instanceof Lifetime.For lifetime
        && !lifetime.isEternal()
        && touchThreshold == 0;
  }
}
