package io.github.dynamojcache.seal;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a cache's seal: one key seals new values, and all keys open stored values.
 *
 * <p>Both methods are called for every value, so they must answer from memory; {@link #refreshed}
 * does that for keys that a remote service holds. An exception makes the cache's operation fail:
 * nothing is stored without a seal. Implementations must be thread-safe. An implementation named by
 * the setting {@code seal-keys} is a public class with a public constructor without parameters; one
 * instance is created for each cache, and closed with the cache if it is {@link AutoCloseable}.
 */
public interface SealKeys {

  /**
   * Returns the key that seals new values.
   *
   * @return a key that {@link #find} returns too; never null
   */
  SealKey current();

  /**
   * Returns the key with this id.
   *
   * @param id the id that a stored value names
   * @return the key; null when it is unknown or no longer trusted
   */
  @Nullable SealKey find(String id);

  /**
   * Returns keys that never change.
   *
   * @param current seals and opens
   * @param others only open values: former and future keys
   * @return the keys
   * @throws IllegalArgumentException when two have the same id
   */
  static SealKeys of(SealKey current, SealKey... others) {
    return new FixedKeys(current, others);
  }

  /**
   * Returns keys that are fetched again from time to time, so that a change of keys needs no
   * restart. The thread that finds them too old fetches them; other threads meanwhile use the old
   * keys. If that fails, the old keys stay in use, and the failure is logged. A value with an
   * unknown key triggers an early fetch, at most once in ten seconds.
   *
   * @param source returns all keys, for example from AWS Secrets Manager; may be slow
   * @param every the greatest age of the keys
   * @return the keys; the first call of a method fetches them, and throws what the source throws
   * @throws IllegalArgumentException when {@code every} is not positive
   */
  static SealKeys refreshed(Supplier<? extends SealKeys> source, Duration every) {
    return new RefreshedKeys(source, every, System::nanoTime);
  }
}
