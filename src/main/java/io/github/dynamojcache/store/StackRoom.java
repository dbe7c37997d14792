package io.github.dynamojcache.store;

/**
 * Sees to it that the stack does not end in the middle of something, but before it. Where it ends
 * inside the AWS SDK or the HTTP client, a lock that all clients of the JVM share may never be
 * given back, and a pool of connections is shut down: nobody can mend that. Where it ends inside an
 * operation, a key may stay locked. Thread-safe.
 */
public final class StackRoom {

  /** What a frame of the descent takes at least, when it is compiled. */
  private static final int FRAME_BYTES = 72;

  /**
   * From a cache's operation down to its requests, and what has to be tidied up on the way back.
   */
  private static final int OPERATION_BYTES = 8 << 10;

  /** The SDK takes some 12 KB, more when it makes a connection, loads classes or logs. */
  private static final int REQUEST_BYTES = 32 << 10;

  /** Making a client, and a manager's first requests, load thousands of classes. */
  private static final int OPENING_BYTES = 64 << 10;

  private StackRoom() {}

  /**
   * To be called before an operation has begun.
   *
   * @throws StackOverflowError when there is no room for it
   */
  public static void requireForOperation() {
    require(OPERATION_BYTES);
  }

  /**
   * To be called before a cache has begun to open.
   *
   * @throws StackOverflowError when there is no room for it
   */
  public static void requireForOpening() {
    require(OPENING_BYTES);
  }

  /** To be called before a request is sent. */
  static void requireForRequest() {
    require(REQUEST_BYTES);
  }

  private static void require(int bytes) {
    if (descend(bytes / FRAME_BYTES, 1, 2, 3, 4, 5, 6, 7) == 0) {
      throw new IllegalStateException("odd numbers only");
    }
  }

  /** All values are needed after the call: so each frame keeps them, also when it is compiled. */
  private static long descend(int frames, long a, long b, long c, long d, long e, long f, long g) {
    if (frames == 0) {
      return 1;
    }
    long below = descend(frames - 1, b, c, d, e, f, g, a);
    return (below ^ a ^ b ^ c ^ d ^ e ^ f ^ g) | 1;
  }
}
