package io.github.dynamojcache.benchmarks.side;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** Notes the operation of every request on its way. Thread-safe. */
final class RecordedTargets implements SdkHttpClient {

  private final SdkHttpClient http;
  private final List<Sent> requests = new CopyOnWriteArrayList<>();

  RecordedTargets(SdkHttpClient http) {
    this.http = http;
  }

  private record Sent(String operation, boolean asksForUnits) {}

  /** Returns what was sent since anything was last taken. */
  List<String> take() {
    return taken().stream().map(Sent::operation).toList();
  }

  /** Returns, for each request since anything was last taken, whether it asked for units. */
  List<Boolean> takeWhetherUnitsWereAsked() {
    return taken().stream().map(Sent::asksForUnits).toList();
  }

  private List<Sent> taken() {
    List<Sent> taken = List.copyOf(requests);
    requests.clear();
    return taken;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
    requests.add(
        new Sent(
            target.substring(target.indexOf('.') + 1),
            body(request).contains("ReturnConsumedCapacity")));
    return http.prepareRequest(request);
  }

  private static String body(HttpExecuteRequest request) {
    try (InputStream in = request.contentStreamProvider().orElseThrow().newStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String clientName() {
    return http.clientName();
  }

  @Override
  public void close() {
    http.close();
  }
}
