package io.github.dynamojcache.connect;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * An HTTP client that leaves its connections when none of them answers any more: a firewall, a NAT
 * gateway or a peer that went away without a word lets all of them die at once, and each would cost
 * one attempt to find out. When an attempt was cut short or broke, and since it began no other was
 * answered either, the next one uses new connections.
 *
 * <p>Connections that were left carry on what is under way on them. Thread-safe.
 */
final class RenewingHttpClient implements SdkHttpClient {

  /** Longer than requests take: what was left so long ago has nothing under way. */
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(2);

  /** None of them is closed early; a network that breaks again and again must do with the last. */
  private static final int MOST_LEFT = 4;

  private final Supplier<SdkHttpClient> clients;
  private final Runnable onClose;
  private final Deque<Connections> left = new ArrayDeque<>(); // guarded by this
  private boolean closed; // guarded by this
  private volatile Connections current;

  /**
   * @param clients makes HTTP clients, each with connections of its own
   * @param onClose runs when this is closed
   */
  RenewingHttpClient(Supplier<SdkHttpClient> clients, Runnable onClose) {
    this.clients = clients;
    this.onClose = onClose;
    this.current = new Connections(clients.get());
  }

  /** The connections of one client; times are by {@link System#nanoTime()}. */
  private static final class Connections {
    private final SdkHttpClient http;
    private volatile boolean haveAnswered;
    private volatile long lastAnswer;
    private volatile boolean doubtful;
    private volatile long leftAt;

    Connections(SdkHttpClient http) {
      this.http = http;
    }

    void answered() {
      lastAnswer = System.nanoTime();
      haveAnswered = true;
    }

    /** New ones that have never answered are no worse than those that would take their place. */
    void doubtUnlessAnsweredSince(long begun) {
      doubtful = haveAnswered && lastAnswer - begun < 0;
    }
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    Connections connections = current;
    if (connections.doubtful) {
      connections = renewed(connections);
    }
    return new Attempt(connections, connections.http.prepareRequest(request));
  }

  private synchronized Connections renewed(Connections doubtful) {
    closeThoseThatAreOver();
    if (current == doubtful && !closed && left.size() < MOST_LEFT) {
      doubtful.leftAt = System.nanoTime();
      left.add(doubtful);
      current = new Connections(clients.get());
    }
    return current;
  }

  private void closeThoseThatAreOver() {
    while (!left.isEmpty() && isOver(left.element())) {
      left.remove().http.close();
    }
  }

  private static boolean isOver(Connections connections) {
    return System.nanoTime() - connections.leftAt > LONGEST_NANOS;
  }

  /** One attempt of a request. */
  private static final class Attempt implements ExecutableHttpRequest {
    private final Connections connections;
    private final ExecutableHttpRequest request;
    private final long begun = System.nanoTime();

    Attempt(Connections connections, ExecutableHttpRequest request) {
      this.connections = connections;
      this.request = request;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      try {
        HttpExecuteResponse response = request.call();
        connections.answered();
        return response;
      } catch (NullPointerException | CancellationException e) {
        // So Apache5 ends when it is cut short between getting a connection and using it.
        throw new IOException("the attempt was cut short while it connected", e);
      } catch (IOException e) {
        connections.doubtUnlessAnsweredSince(begun);
        throw e;
      }
    }

    /** The doubt comes first: cutting the attempt short wakes up the thread that will try again. */
    @Override
    public void abort() {
      connections.doubtUnlessAnsweredSince(begun);
      request.abort();
    }
  }

  @Override
  public String clientName() {
    return current.http.clientName();
  }

  @Override
  public synchronized void close() {
    closed = true;
    current.http.close();
    left.forEach(connections -> connections.http.close());
    left.clear();
    onClose.run();
  }
}
