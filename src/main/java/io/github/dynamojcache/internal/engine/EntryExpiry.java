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
 * A cache's expiry policy, asked in the way the specification wants: only the method that fits what
 * happens to the entry. The durations of the five standard policies are known without asking. A
 * policy that throws makes new entries eternal and leaves others as they are. Thread-safe if the
 * policy is.
 */
public final class EntryExpiry {

  private static final Logger LOG = LoggerFactory.getLogger(EntryExpiry.class);

  /** By exact class: a subclass may answer differently each time. */
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
   * @param update of an entry that is written over; an eternal policy is taken at its word, so that
   *     a put needs no update expression
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

  /** Returns the lifetimes if they can be had without asking the policy, else null. */
  @Nullable Known known() {
    return known;
  }

  /**
   * Returns whether entries that never expire can come into being.
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
    } catch (Throwable e) { // also a checked one, thrown by a policy that is not Java
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
   * Returns whether a read must move an entry's deadline: forward when the threshold is reached, so
   * that it is early by less than that; back whenever it is too late, by however little. Where the
   * clocks of two JVMs differ, the one behind writes once after each touch of the one ahead, not on
   * every read: to the one ahead, the deadline is then early by the difference, and not yet due.
   *
   * @param lifetime what the policy says of the access
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
