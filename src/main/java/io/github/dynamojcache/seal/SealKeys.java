package io.github.dynamojcache.seal;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a cache's seal: one seals what is written, any of them opens what is read.
 *
 * <p>Both methods are called for every value, so they must answer from memory; {@link #refreshed}
 * does that for keys that a service keeps. What they throw fails the cache's operation: nothing is
 * stored without a seal. Implementations must be thread-safe. One that the setting {@code
 * seal-keys} names is a public class with a public constructor without parameters, is made once for
 * each cache, and is closed with the cache if it is {@link AutoCloseable}.
 */
public interface SealKeys {

  /**
   * Returns the key that seals what is written now.
   *
   * @return a key that {@link #find} knows too; never null
   */
  SealKey current();

  /**
   * Returns the key with this id.
   *
   * @param id the id that a stored value names
   * @return the key; null when no such key is known, or it is not to be trusted any more
   */
  @Nullable SealKey find(String id);

  /**
   * Keys that do not change.
   *
   * @param current seals and opens
   * @param others open only: keys of before, and keys to come
   * @return the keys
   * @throws IllegalArgumentException when two have the same id
   */
  static SealKeys of(SealKey current, SealKey... others) {
    return new FixedKeys(current, others);
  }

  /**
   * Keys that are asked for again from time to time, so that a change of keys needs no restart. The
   * thread that finds them too old asks, the others go on meanwhile. When that fails, the keys that
   * are there stay, and it is logged. A value of an unknown key makes them be asked for early, at
   * most once in ten seconds.
   *
   * @param source brings all keys, from AWS Secrets Manager for instance; may take its time
   * @param every how old the keys may become
   * @return the keys; the first call of a method asks for them, and throws what the source throws
   */
  static SealKeys refreshed(Supplier<? extends SealKeys> source, Duration every) {
    return new RefreshedKeys(source, every, System::nanoTime);
  }
}
