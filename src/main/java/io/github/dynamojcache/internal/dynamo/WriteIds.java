package io.github.dynamojcache.internal.dynamo;

import io.github.dynamojcache.internal.entries.WriteId;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Makes {@link WriteId}s: random bits, so that two ids of one key meet with a chance of 2^-64. Not
 * a sequence from a seed: JVMs that are restored from one snapshot (CRaC, SnapStart) would go on
 * with the same ids, and take each other's writes for their own. Thread-safe.
 */
final class WriteIds {

  private final SecureRandom random = new SecureRandom();

  /**
   * Returns a fresh id.
   *
   * @return an id that no other write has
   */
  WriteId next() {
    byte[] bits = new byte[Long.BYTES]; // at once: nextLong would lock the generator twice
    random.nextBytes(bits);
    return new WriteId(ByteBuffer.wrap(bits).getLong());
  }
}
