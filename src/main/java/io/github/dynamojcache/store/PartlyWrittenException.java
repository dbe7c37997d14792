package io.github.dynamojcache.store;

import java.util.List;
import javax.cache.CacheException;

/** Of many writes not all were done, or not all for certain. Its cause says why. */
public final class PartlyWrittenException extends CacheException {

  private static final long serialVersionUID = 1L;

  private final transient List<WriteIntent> written;

  PartlyWrittenException(List<WriteIntent> written, CacheException cause) {
    super(cause.getMessage(), cause);
    this.written = written;
  }

  /**
   * Returns what was done for certain.
   *
   * @return intents of those that were given
   */
  public List<WriteIntent> written() {
    return written;
  }
}
