package io.github.dynamojcache.internal.connect;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;

/**
 * One attempt of a request, for one thread; another thread may abort it. It waits for a connection
 * here and not inside the HTTP client, which does not report the wait.
 */
final class Attempt implements ExecutableHttpRequest {

  private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

  /** The most times that an attempt moves to other connections because an Error ended its own. */
  private static final int MOST_MOVES = 3;

  private final HttpExecuteRequest request;
  private final Supplier<Connections> usable;
  private final Duration longestWait;
  private final ConnectionWaits waits;
  private final long begun = System.nanoTime();
  private volatile Prepared prepared;
  private volatile boolean aborted;

  /** The request on certain connections. */
  private record Prepared(Connections connections, ExecutableHttpRequest request) {}

  /**
   * @param usable returns the connections to use now
   * @param longestWait the longest wait for a free connection, unless the attempt is aborted
   * @param waits is notified of the wait
   */
  Attempt(
      HttpExecuteRequest request,
      Supplier<Connections> usable,
      Duration longestWait,
      ConnectionWaits waits) {
    this.request = request;
    this.usable = usable;
    this.longestWait = longestWait;
    this.waits = waits;
    this.prepared = prepared(usable.get());
  }

  private Prepared prepared(Connections connections) {
    return new Prepared(connections, connections.http.prepareRequest(request));
  }

  @Override
  public HttpExecuteResponse call() throws IOException {
    try {
      return callOnUsable();
    } catch (Error e) {
      prepared.connections().end();
      throw e;
    }
  }

  private HttpExecuteResponse callOnUsable() throws IOException {
    for (int moves = 0; ; moves++) {
      Prepared now = prepared;
      Connections.Lease lease = lease(now.connections());
      boolean last = moves == MOST_MOVES;
      if (now.connections().areEnded() && !last && isMoved(now, lease)) {
        continue;
      }
      try {
        return send(now, lease);
      } catch (IllegalStateException e) {
        if (last || !isShutDown(e) || !isByAnother(now.connections()) || !isMoved(now, lease)) {
          throw e;
        }
      }
    }
  }

  private Connections.Lease lease(Connections connections) throws IOException {
    Connections.Lease free = connections.lease();
    if (free != null) {
      return free;
    }
    long from = System.nanoTime();
    try {
      Connections.Lease lease = connections.lease(longestWait.toNanos());
      waits.waited(connections, from);
      if (lease != null) {
        return lease;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // by its timer or by other code: the SDK knows which
      waits.waited(connections, from);
      throw (IOException)
          new InterruptedIOException("interrupted while it waited for a connection").initCause(e);
    }
    throw waits.inVain(connections, from);
  }

  /** Moves to other connections. Returns false when there are none. */
  private boolean isMoved(Prepared before, Connections.Lease lease) {
    lease.close();
    Connections others = usable.get();
    if (others == before.connections()) {
      return false;
    }
    prepared = prepared(others);
    if (aborted) {
      prepared.request().abort(); // abort() may have reached the previous request
    }
    return true;
  }

  private HttpExecuteResponse send(Prepared now, Connections.Lease lease) throws IOException {
    Connections connections = now.connections();
    boolean answered = false;
    try {
      waits.sent(connections);
      HttpExecuteResponse response = now.request().call();
      connections.answered();
      waits.answered();
      HttpExecuteResponse handedOn = AnswerBody.releasing(response, connections, lease);
      answered = true;
      return handedOn;
    } catch (NullPointerException | CancellationException e) {
      // Apache5 throws these when aborted between getting a connection and using it.
      throw new IOException("the attempt was cut short while it connected", e);
    } catch (IOException e) {
      connections.doubtUnlessAnsweredSince(begun);
      throw connections.areEnded() ? endedByAnother(e) : e;
    } catch (IllegalStateException e) {
      // Apache5 throws this when aborted while it uses the connection.
      if (aborted && !isShutDown(e)) {
        throw new IOException("the attempt was cut short while it used its connection", e);
      }
      throw e;
    } finally {
      if (!answered) {
        lease.close();
      }
    }
  }

  private static IOException endedByAnother(IOException broken) {
    return new IOException(
        "an Error inside another request ended the connections of the HTTP client", broken);
  }

  private static boolean isShutDown(IllegalStateException thrown) {
    return String.valueOf(thrown.getMessage()).contains("onnection pool shut down");
  }

  /**
   * Returns whether the Error of another request has shut down the pool; this is certain if {@link
   * Connections#areEnded()}. The pool checks this before it hands out a connection, so nothing was
   * sent.
   */
  private static boolean isByAnother(Connections connections) {
    boolean known = connections.areEnded();
    if (known || connections.haveAnswered() || connections.inUse() > 0) {
      connections.end();
      return true;
    }
    return false;
  }

  /**
   * Marks the connections as doubtful first: the abort wakes up the thread, which may try again at
   * once.
   */
  @Override
  public void abort() {
    aborted = true;
    Prepared now = prepared;
    now.connections().doubtUnlessAnsweredSince(begun);
    try {
      now.request().abort();
    } catch (RuntimeException | Error e) {
      // The timer that calls this method then interrupts the thread, which also ends the attempt.
      LOG.debug("an attempt could not be cut short", e);
    }
  }
}
