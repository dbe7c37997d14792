package io.github.dynamojcache;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * A bulk operation ({@code putAll}, {@code removeAll}, {@code loadAll}) did not do all that it was
 * asked for. Tells of each key whether it is done. Its cause is what failed first, other failures
 * are suppressed in the cause.
 *
 * <p>What is not finished can be tried again: putting and removing twice does no harm.
 *
 * <p>Immutable and thread-safe as far as the keys are. The keys do not survive serialization.
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
   * Returns the keys that are done for certain.
   *
   * @return keys as they were given to the operation; empty after deserialization
   */
  public Set<Object> finishedKeys() {
    return finished == null ? Set.of() : finished;
  }

  /**
   * Returns the keys that are not done, or not for certain: a request without an answer may have
   * been carried out.
   *
   * @return keys as they were given to the operation; empty after deserialization
   */
  public Set<Object> unfinishedKeys() {
    return unfinished == null ? Set.of() : unfinished;
  }
}
