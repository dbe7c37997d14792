package io.github.dynamojcache.internal.entries;

import java.util.BitSet;
import javax.cache.CacheException;

/** Of many writes not all were done, or not all for certain. Its cause says why. */
public final class PartlyWrittenException extends CacheException {

  private static final long serialVersionUID = 1L;

  private final transient BitSet written;

  public PartlyWrittenException(BitSet written, CacheException cause) {
    super(cause.getMessage(), cause);
    this.written = written;
  }

  /**
   * Returns what was done for certain.
   *
   * @return the places of those intents
   */
  public BitSet written() {
    return (BitSet) written.clone();
  }
}
