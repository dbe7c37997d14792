package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.engine.KeyLock.Waiter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.cache.CacheException;
import javax.cache.integration.CacheLoaderException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The exceptions and messages for a thread that cannot acquire a key, or not change it. A method
 * with a waiter is called under the guard of {@link KeyLocks}.
 */
final class KeyFailures {

  private static final Logger LOG = LoggerFactory.getLogger(KeyFailures.class);

  private KeyFailures() {}

  /**
   * Creates the exception for a deadlock.
   *
   * @param chain the waiting threads: each waits for the next one, and the last for the first,
   *     which is the caller
   */
  static CacheException deadlock(List<Waiter> chain) {
    Waiter own = chain.get(0);
    return new CacheException(
        "A deadlock, found before it began: this thread holds "
            + keysOf(own.user)
            + " and asked for "
            + own.lock.purpose.name()
            + ", while "
            + chain.stream()
                .skip(1)
                .map(
                    other ->
                        "thread '"
                            + other.user.thread.getName()
                            + "' holds "
                            + keysOf(other.user)
                            + " and waits for "
                            + other.lock.purpose.name())
                .collect(Collectors.joining(", and "))
            + ". Of what this operation was to change, nothing was changed. Call it again, and let"
            + " entry processors, loaders, writers and listeners that use other keys use them in"
            + " one order everywhere, or after the outer operation has returned.");
  }

  static CacheException tooLong(Waiter waiter, Duration patience) {
    KeyUser owner = waiter.lock.owner();
    return new CacheException(
        "Waited "
            + patience.toSeconds()
            + " s for "
            + waiter.lock.purpose.name()
            + ", which thread '"
            + (owner == null ? "?" : owner.thread.getName())
            + "' has held all the time; this thread holds "
            + keysOf(waiter.user)
            + ". Of what this operation was to change, nothing was changed. Look at what that"
            + " thread does (a thread dump): an entry processor, loader, writer or listener that"
            + " runs under a key must end, and must not wait for another thread that uses the same"
            + " key.");
  }

  /** Requests of other threads for the same key have taken all the time of an operation. */
  static CacheException outOfTime(Waiter waiter, Duration callTimeout) {
    KeyUser owner = waiter.lock.owner();
    String words =
        "Waited "
            + callTimeout.toMillis()
            + " ms, which is call-timeout, for requests of other threads of this JVM that work on"
            + " the same entry, "
            + waiter.lock.purpose.name()
            + "; now thread '"
            + (owner == null ? "?" : owner.thread.getName())
            + "' does. Nothing was changed. DynamoDB is slow or does not answer, or too many"
            + " threads change this entry: spread it over several keys, or raise call-timeout.";
    return new CacheException(words, new TimeoutException(words));
  }

  /** The thread that held the key got no answer, and this one would not get one either. */
  static CacheException failedWithHolder(Waiter waiter, CacheException holders) {
    return new CacheException(
        "Another thread of this JVM, which worked on the same entry while this one waited, had no"
            + " answer ("
            + waiter.lock.purpose.name()
            + "). Of what this operation was to change, nothing was changed. "
            + holders.getMessage(),
        holders.getCause() == null ? holders : holders.getCause());
  }

  static CacheException interrupted(Waiter waiter, InterruptedException cause) {
    return new CacheException(
        "interrupted while waiting for another thread that works on the same entry, "
            + waiter.lock.purpose.name(),
        cause);
  }

  static void logOutOfTurn(Waiter waiter, Duration patience) {
    LOG.warn(
        "cache '{}': a listener that was told of a key has not returned for {} s; the listeners are"
            + " told of a later change of the same key meanwhile",
        waiter.lock.purpose.name().cache(),
        patience.toSeconds());
  }

  /** A change inside a decision on the same key. */
  static CacheException inside(String operation, String outer, KeyName name) {
    return new CacheException(
        operation
            + " is not possible inside "
            + outer
            + " of "
            + name
            + ": this thread is about to write the same entry, and either write would undo the"
            + " other. In an entry processor use the MutableEntry that it was given: setValue,"
            + " remove; in a cache writer leave the entry to the cache; or call "
            + operation
            + " after "
            + outer
            + " has returned. Nothing was changed.");
  }

  /** The loader requests the key that it is loading. */
  static CacheLoaderException loadedAlready(KeyName name) {
    return new CacheLoaderException(
        "The cache loader that was asked for "
            + name
            + " asks the cache for the same key, which would ask the loader again, without end."
            + " Let the loader look where the values come from, not into its own cache.");
  }

  /** A listener that changes the key it is notified of, without end. */
  static CacheException nestedTooDeep(KeyName name, int depth) {
    return new CacheException(
        "A synchronous listener changes the key whose change it is told of, again and again: "
            + name
            + " is "
            + depth
            + " changes deep. Let the listener leave alone what is as it should be, or register"
            + " it as asynchronous.");
  }

  private static String keysOf(KeyUser user) {
    List<KeyName> keys = user.keys();
    return keys.isEmpty()
        ? "no key"
        : keys.stream().map(KeyName::toString).collect(Collectors.joining(", "));
  }
}
