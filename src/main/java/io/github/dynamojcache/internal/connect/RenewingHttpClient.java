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
 * An HTTP client that leaves its connections when they are of no use any more, and uses new ones:
 *
 * <ul>
 *   <li>when none of them answers: a firewall, a NAT gateway or a peer that went away without a
 *       word lets all of them die at once, and each would cost one attempt to find out. So when an
 *       attempt was cut short or broke, and since it began no other was answered either, the next
 *       one uses new connections;
 *   <li>when an {@code Error} came up inside a request, after which Apache's client does no more:
 *       see {@link Connections#end()}.
 * </ul>
 *
 * <p>Connections that were left carry on what is under way on them. Thread-safe.
 */
final class RenewingHttpClient implements SdkHttpClient {

  private static final Logger LOG = LoggerFactory.getLogger(RenewingHttpClient.class);

  /** Longer than requests take: what was left so long ago has nothing under way. */
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(2);

  /** None of them is closed early; a network that breaks again and again must do with the last. */
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

  /** Connections that are not used any more, and since when. */
  private record Left(Connections connections, long at) {
    boolean areOver() {
      return System.nanoTime() - at > LONGEST_NANOS
          || (connections.areEnded() && connections.inUse() == 0);
    }
  }

  /**
   * With as many connections as the SDK has by default.
   *
   * @param clients makes HTTP clients, each with connections of its own
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
   * @param clients makes HTTP clients, each with connections of its own
   * @param maxConnections how many connections each of them may have
   * @param longestWait how long a request waits for one that is free, unless it is cut short
   * @param waits hears of requests that wait
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

  /** Returns the connections that a request is to use now. */
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
    } catch (RuntimeException | Error e) { // it is not the request's that happens to close them
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
