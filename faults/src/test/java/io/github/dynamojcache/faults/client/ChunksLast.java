package io.github.dynamojcache.faults.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Writes chunks only when the item that refers to them has been written: says that it has, and
 * keeps them until the thread's next write is done.
 */
final class ChunksLast implements SdkHttpClient {

  private static final String DONE = "{\"UnprocessedItems\":{}}";

  private final SdkHttpClient delegate;
  private final ThreadLocal<Queue<HttpExecuteRequest>> kept =
      ThreadLocal.withInitial(ConcurrentLinkedQueue::new);

  ChunksLast(SdkHttpClient delegate) {
    this.delegate = delegate;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
    boolean chunks = target.endsWith(".BatchWriteItem") && isOfChunks(request);
    ExecutableHttpRequest call = delegate.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        if (chunks) {
          kept.get().add(request);
          return done();
        }
        HttpExecuteResponse response = call.call();
        writeKept();
        return response;
      }

      @Override
      public void abort() {
        call.abort();
      }
    };
  }

  private void writeKept() throws IOException {
    for (var next = kept.get().poll(); next != null; next = kept.get().poll()) {
      HttpExecuteResponse response = delegate.prepareRequest(next).call();
      try (InputStream body = response.responseBody().orElseThrow()) {
        body.readAllBytes();
      }
    }
  }

  /** Entries have keys that are text here, which begins with its type. */
  private static boolean isOfChunks(HttpExecuteRequest request) {
    try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
      String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      return text.contains("PutRequest") && !text.contains("\"s:");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpExecuteResponse done() {
    byte[] body = DONE.getBytes(StandardCharsets.UTF_8);
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(200)
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .putHeader("Content-Length", Integer.toString(body.length))
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
        .build();
  }

  @Override
  public String clientName() {
    return delegate.clientName();
  }

  @Override
  public void close() {
    delegate.close();
  }
}
