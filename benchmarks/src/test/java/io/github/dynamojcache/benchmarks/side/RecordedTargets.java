package io.github.dynamojcache.benchmarks.side;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** Notes the operation of every request on its way. Thread-safe. */
final class RecordedTargets implements SdkHttpClient {

  private final SdkHttpClient http;
  private final List<String> targets = new CopyOnWriteArrayList<>();

  RecordedTargets(SdkHttpClient http) {
    this.http = http;
  }

  /** Returns what was sent since the last call. */
  List<String> take() {
    List<String> taken = List.copyOf(targets);
    targets.clear();
    return taken;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
    targets.add(target.substring(target.indexOf('.') + 1));
    return http.prepareRequest(request);
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
