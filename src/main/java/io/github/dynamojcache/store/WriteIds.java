package io.github.dynamojcache.store;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes {@link WriteId}s: a SplitMix64 sequence from a secure seed. Within one JVM no id comes
 * twice in 2^64 writes; between JVMs two ids of one key meet with a chance of 2^-64. Thread-safe.
 */
final class WriteIds {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final AtomicLong state = new AtomicLong(new SecureRandom().nextLong());

  /**
   * Returns a fresh id.
   *
   * @return an id that this instance never returned before
   */
  WriteId next() {
    long bits = state.addAndGet(GOLDEN_GAMMA);
    bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
    return new WriteId(bits ^ (bits >>> 31));
  }
}
