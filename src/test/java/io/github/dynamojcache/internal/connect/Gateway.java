package io.github.dynamojcache.internal.connect;

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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Stands before a server, hands every request on, and notes which HTTP client sent it. */
final class Gateway implements AutoCloseable {

  private static final Pattern CLIENT = Pattern.compile("md/http#(\\w+)");
  private static final Set<String> PASSED_ON =
      Set.of("X-amz-target", "X-amz-date", "Authorization", "Content-type");

  private final ConcurrentLinkedQueue<String> userAgents = new ConcurrentLinkedQueue<>();
  private final HttpClient onward = HttpClient.newHttpClient();
  private final HttpServer server;
  private final URI target;

  Gateway(URI target) {
    this.target = target;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handOn);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The names that the SDK's user agent gave for the HTTP clients seen. */
  Set<String> clients() {
    return userAgents.stream()
        .flatMap(agent -> CLIENT.matcher(agent).results())
        .map((MatchResult client) -> client.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void handOn(HttpExchange exchange) throws IOException {
    try (exchange) {
      userAgents.addAll(exchange.getRequestHeaders().getOrDefault("User-agent", List.of()));
      HttpRequest.Builder request =
          HttpRequest.newBuilder(target)
              .POST(HttpRequest.BodyPublishers.ofInputStream(exchange::getRequestBody));
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) -> {
                if (PASSED_ON.contains(name)) {
                  request.header(name, values.get(0));
                }
              });
      HttpResponse<byte[]> response =
          onward.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(response.statusCode(), response.body().length);
      exchange.getResponseBody().write(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
