package io.github.dynamojcache.internal.dynamo.item;

import io.github.dynamojcache.internal.entries.WriteId;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Creates {@link WriteId}s: random bits, so that two ids of one key collide with a probability of
 * 2^-64. They are not a sequence from a seed: JVMs that are restored from one snapshot (CRaC,
 * SnapStart) would continue with the same ids, and take each other's writes for their own.
 * Thread-safe.
 */
public final class WriteIds {

  private final SecureRandom random = new SecureRandom();

  /**
   * Returns a fresh id.
   *
   * @return an id that no other write has
   */
  public WriteId next() {
    byte[] bits = new byte[Long.BYTES]; // one call: nextLong would lock the generator twice
    random.nextBytes(bits);
    return new WriteId(ByteBuffer.wrap(bits).getLong());
  }
}
