package io.github.dynamojcache.internal.lifecycle;

/**
 * Checks before an operation that the stack has room for it, so that it does not overflow inside
 * the operation. An overflow inside the AWS SDK, the HTTP client or the JDK may make a class
 * unusable for the rest of the JVM's life, and shuts down the connection pool; an overflow inside
 * an operation may leave a key locked.
 */
public final class StackRoom {

  /**
   * The smallest frame of one step: compiled by C2. An interpreted step takes three times as much.
   */
  private static final int STEP_BYTES = 72;

  /**
   * An operation takes 11 to 18 KB, including its request; more when it opens a connection, loads
   * classes or logs. Each KB costs about 40 ns.
   */
  private static final int OPERATION_BYTES = 28 << 10;

  private StackRoom() {}

  /**
   * Must be called before an operation begins.
   *
   * @throws StackOverflowError when the stack has no room for it
   */
  public static void require() {
    if (descend(OPERATION_BYTES / STEP_BYTES, 1, 2, 3, 4, 5, 6, 7) == 0) {
      throw new IllegalStateException("never: there is a 1 among them");
    }
  }

  /**
   * Uses all values after the call, so that each step keeps them on the stack, also when compiled.
   */
  private static long descend(int steps, long a, long b, long c, long d, long e, long f, long g) {
    if (steps == 0) {
      return 1;
    }
    long below = descend(steps - 1, b, c, d, e, f, g, a);
    return below | (a ^ b ^ c ^ d ^ e ^ f ^ g); // the right side does not depend on the left
  }
}
