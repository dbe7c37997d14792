package io.github.dynamojcache.internal.connect;

import io.github.dynamojcache.internal.config.ConnectionSettings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * An HTTP client that replaces its connections when they are no longer usable:
 *
 * <ul>
 *   <li>when none of them responds: a firewall, a NAT gateway or a peer that disappears silently
 *       breaks all of them at once, and each would cost one failed attempt. So when an attempt was
 *       aborted or its connection broke, and no other response arrived since it began, the next
 *       attempt uses new connections;
 *   <li>when an {@code Error} was thrown inside a request, after which Apache's client stops
 *       working: see {@link Connections#end()}.
 * </ul>
 *
 * <p>Replaced connections complete the requests that run on them. Thread-safe.
 */
final class RenewingHttpClient implements SdkHttpClient {

  private static final Logger LOG = LoggerFactory.getLogger(RenewingHttpClient.class);

  /** Longer than any request takes: connections replaced before that are not in use. */
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(2);

  /**
   * The most replaced connections; none is closed early. If the network keeps breaking, the last
   * connections stay in use.
   */
  private static final int MOST_LEFT = 4;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final Supplier<SdkHttpClient> clients;
  private final int maxConnections;
  private final Duration longestWait;
  private final ConnectionWaits waits;
  private final Runnable onClose;
  private final Deque<Left> left = new ArrayDeque<>(); // guarded by this
  private boolean closed; // guarded by this
  private volatile Connections current;

  /** Replaced connections, and the time of their replacement. */
  private record Left(Connections connections, long at) {
    boolean areOver() {
      return System.nanoTime() - at > LONGEST_NANOS
          || (connections.areEnded() && connections.inUse() == 0);
    }
  }

  /**
   * Uses the SDK's default number of connections.
   *
   * @param clients creates HTTP clients, each with its own connections
   * @param onClose runs when this is closed
   */
  RenewingHttpClient(Supplier<SdkHttpClient> clients, Runnable onClose) {
    this(
        clients,
        ConnectionSettings.DEFAULT_MAX_CONNECTIONS,
        LONGEST_WAIT,
        new ConnectionWaits(),
        onClose);
  }

  /**
   * @param clients creates HTTP clients, each with its own connections
   * @param maxConnections the most connections of each
   * @param longestWait the longest wait of a request for a free connection, unless it is aborted
   * @param waits is notified of requests that wait
   * @param onClose runs when this is closed
   */
  RenewingHttpClient(
      Supplier<SdkHttpClient> clients,
      int maxConnections,
      Duration longestWait,
      ConnectionWaits waits,
      Runnable onClose) {
    this.clients = clients;
    this.maxConnections = maxConnections;
    this.longestWait = longestWait;
    this.waits = waits;
    this.onClose = onClose;
    this.current = new Connections(clients.get(), maxConnections);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Attempt(request, this::usable, longestWait, waits);
  }

  /** Returns the connections that a request must use now. */
  private Connections usable() {
    Connections connections = current;
    return connections.areToBeLeft() ? renewed(connections) : connections;
  }

  private synchronized Connections renewed(Connections useless) {
    closeThoseThatAreOver();
    if (current == useless && !closed && (useless.areEnded() || left.size() < MOST_LEFT)) {
      Connections made = new Connections(clients.get(), maxConnections); // first: it may fail
      left.add(new Left(useless, System.nanoTime()));
      current = made;
    }
    return current;
  }

  private void closeThoseThatAreOver() {
    for (Iterator<Left> each = left.iterator(); each.hasNext(); ) {
      Left one = each.next();
      if (one.areOver()) {
        each.remove();
        close(one.connections());
      }
    }
  }

  private static void close(Connections connections) {
    try {
      connections.http.close();
    } catch (RuntimeException | Error e) { // must not fail the request that happens to close them
      LOG.debug("connections that were left could not be closed", e);
    }
  }

  @Override
  public String clientName() {
    return current.http.clientName();
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      current.http.close();
    } finally {
      left.forEach(one -> close(one.connections()));
      left.clear();
      onClose.run();
    }
  }
}
