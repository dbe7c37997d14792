package io.github.dynamojcache;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * A bulk operation ({@code putAll}, {@code removeAll}, {@code loadAll}) is incomplete. The
 * exception lists the finished and the unfinished keys. Its cause is the first failure; other
 * failures are suppressed in the cause.
 *
 * <p>The unfinished keys can be tried again: putting or removing twice does no harm.
 *
 * <p>Immutable, and thread-safe if the keys are. The keys are not serialized.
 */
public final class UnfinishedBulkException extends CacheException {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable Set<Object> finished;
  private final transient @Nullable Set<Object> unfinished;

  UnfinishedBulkException(
      String cache, String operation, Set<?> finished, Set<?> unfinished, Throwable cause) {
    super(
        operation
            + " on cache '"
            + cache
            + "' was not finished: of "
            + (finished.size() + unfinished.size())
            + " keys "
            + finished.size()
            + " are done, and "
            + unfinished.size()
            + " failed or have an unknown outcome. They are in unfinishedKeys(); repeating them is"
            + " safe. The first failure: "
            + cause.getMessage(),
        cause);
    this.finished = Collections.unmodifiableSet(new LinkedHashSet<>(finished));
    this.unfinished = Collections.unmodifiableSet(new LinkedHashSet<>(unfinished));
  }

  /**
   * Returns the keys that are certainly finished.
   *
   * @return the keys as given to the operation; empty after deserialization
   */
  public Set<Object> finishedKeys() {
    return finished == null ? Set.of() : finished;
  }

  /**
   * Returns the keys that failed or whose outcome is unknown: a request without a response may have
   * been executed.
   *
   * @return the keys as given to the operation; empty after deserialization
   */
  public Set<Object> unfinishedKeys() {
    return unfinished == null ? Set.of() : unfinished;
  }
}
