package io.github.dynamojcache.internal.lifecycle;

/**
 * Sees to it that the stack does not end in the middle of an operation, but before it begins. Where
 * it ends inside the AWS SDK, the HTTP client or the JDK, a class may never be usable again in this
 * JVM, and a pool of connections is shut down; where it ends inside an operation, a key may stay
 * locked.
 */
public final class StackRoom {

  /** The least that one step takes: compiled by C2. It takes three times that when interpreted. */
  private static final int STEP_BYTES = 72;

  /**
   * An operation takes 11 to 18 KB, with its request, more where it makes a connection, loads
   * classes or logs. Every KB costs some 40 ns.
   */
  private static final int OPERATION_BYTES = 28 << 10;

  private StackRoom() {}

  /**
   * To be called before an operation has begun.
   *
   * @throws StackOverflowError when the stack has no room for it
   */
  public static void require() {
    if (descend(OPERATION_BYTES / STEP_BYTES, 1, 2, 3, 4, 5, 6, 7) == 0) {
      throw new IllegalStateException("never: there is a 1 among them");
    }
  }

  /** All values are needed after the call: so each step keeps them, also when it is compiled. */
  private static long descend(int steps, long a, long b, long c, long d, long e, long f, long g) {
    if (steps == 0) {
      return 1;
    }
    long below = descend(steps - 1, b, c, d, e, f, g, a);
    return below | (a ^ b ^ c ^ d ^ e ^ f ^ g); // the sum on the right does not wait for the left
  }
}
