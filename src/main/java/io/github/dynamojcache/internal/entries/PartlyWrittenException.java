package io.github.dynamojcache.internal.entries;

import java.util.BitSet;
import javax.cache.CacheException;

/** Some writes of a bulk operation failed or have an unknown outcome. The cause says why. */
public final class PartlyWrittenException extends CacheException {

  private static final long serialVersionUID = 1L;

  private final transient BitSet written;

  public PartlyWrittenException(BitSet written, CacheException cause) {
    super(cause.getMessage(), cause);
    this.written = written;
  }

  /**
   * Returns which intents were certainly carried out.
   *
   * @return the places of those intents
   */
  public BitSet written() {
    return (BitSet) written.clone();
  }
}
