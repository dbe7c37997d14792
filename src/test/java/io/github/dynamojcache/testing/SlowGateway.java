package io.github.dynamojcache.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Stands before a server and hands requests on late, as many side by side as come. Notes what
 * arrived. Thread-safe.
 */
public final class SlowGateway implements AutoCloseable {

  private static final Set<String> PASSED_ON =
      Set.of("X-amz-target", "X-amz-date", "Authorization", "Content-type");

  private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient onward = HttpClient.newHttpClient();
  private final HttpServer server;
  private final URI target;
  private volatile Duration delay = Duration.ZERO;
  private volatile Predicate<Arrived> held = request -> false;

  /**
   * A request.
   *
   * @param operation such as {@code GetItem}
   * @param body its JSON
   */
  public record Arrived(String operation, String body) {

    /** Whether it asks for a meta item, perhaps along with others. */
    public boolean isMetaRead() {
      return operation.endsWith("GetItem") && body.contains("{\"S\":\"#\"}");
    }
  }

  /**
   * Starts to listen on a free port.
   *
   * @param target the server
   */
  public SlowGateway(URI target) {
    this.target = target;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handOn);
    server.setExecutor(threads);
    server.start();
  }

  /**
   * Where it listens.
   *
   * @return a port of the loopback interface
   */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * From now on each request waits so long before it is handed on.
   *
   * @param time how long
   */
  public void delay(Duration time) {
    delay = time;
  }

  /**
   * From now on these requests get no answer.
   *
   * @param requests which
   */
  public void hold(Predicate<Arrived> requests) {
    held = requests;
  }

  /**
   * What has arrived.
   *
   * @return in order
   */
  public List<Arrived> arrived() {
    return arrived;
  }

  private void handOn(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Arrived request = noted(exchange, body);
      while (held.test(request) && !over.await(1, TimeUnit.MILLISECONDS)) {
        // held
      }
      if (over.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
      HttpResponse<byte[]> answer =
          onward.send(copy(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Arrived noted(HttpExchange exchange, byte[] body) {
    String target = exchange.getRequestHeaders().getFirst("X-amz-target");
    Arrived request =
        new Arrived(
            target.substring(target.indexOf('.') + 1), new String(body, StandardCharsets.UTF_8));
    arrived.add(request);
    return request;
  }

  private HttpRequest copy(HttpExchange exchange, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (PASSED_ON.contains(name)) {
                request.header(name, values.get(0));
              }
            });
    return request.build();
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
