package io.github.dynamojcache.internal.failure;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;

/**
 * A request had to wait for a connection, because other calls used all connections of the HTTP
 * client, and then had too little time. Immutable.
 */
public final class ConnectionWaitException extends IOException {

  private static final long serialVersionUID = 1L;

  private final Wait wait;

  /** How far a request got. */
  public enum Sent {
    /** None of its attempts was sent. */
    NEVER,
    /** An earlier attempt was sent, the last one was not. */
    EARLIER,
    /** The last attempt was sent, late. */
    LATE
  }

  /**
   * The wait.
   *
   * @param connections the most connections of the HTTP client
   * @param waited how long attempts of the request waited for one
   * @param lasted how long all its attempts took, including the wait
   * @param sent whether it was sent
   * @param othersAnswered whether other calls got responses on these connections meanwhile
   */
  public record Wait(
      int connections, Duration waited, Duration lasted, Sent sent, boolean othersAnswered)
      implements Serializable {}

  /**
   * Creates the exception.
   *
   * @param wait the wait
   */
  public ConnectionWaitException(Wait wait) {
    super(
        "waited "
            + wait.waited().toMillis()
            + " ms for one of "
            + wait.connections()
            + " connections");
    this.wait = wait;
  }

  Wait what() {
    return wait;
  }
}
