package io.github.dynamojcache.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the application over HTTP. Thread-safe. */
final class Web {

  private static final Pattern VALUE = Pattern.compile("\"value\":([\\d.]+)");

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  Web(int port) {
    this.port = port;
  }

  /** Returns the text of a page that is there. */
  String get(String path) {
    HttpResponse<String> response = send(request(path));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  /** Returns the status of an answer that may be an error. */
  int status(String path) {
    return send(request(path)).statusCode();
  }

  void put(String path, String json) {
    HttpRequest.Builder request =
        request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json));
    assertThat(send(request).statusCode()).isEqualTo(200);
  }

  void delete(String path) {
    assertThat(send(request(path).DELETE()).statusCode()).isEqualTo(200);
  }

  /** Returns how often the application has asked its catalogue. */
  int questions() {
    return Integer.parseInt(get("/questions"));
  }

  /** Returns one number of Actuator. */
  double metric(String name, String... tags) {
    String query = tags.length == 0 ? "" : "?tag=" + String.join("&tag=", tags);
    Matcher value = VALUE.matcher(get("/actuator/metrics/" + name + query));
    assertThat(value.find()).isTrue();
    return Double.parseDouble(value.group(1));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
