package io.github.dynamojcache.benchmarks.stub;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Answers in the calling thread, without any I/O. It does what no transport can leave out: it reads
 * the request's body to its end and hands over a stream. Thread-safe.
 */
public final class StubHttpClient implements SdkHttpClient {

  private static final String TARGET = "X-Amz-Target";
  private static final int USUAL_BODY = 16 * 1024;

  private static final SdkHttpResponse OK =
      SdkHttpResponse.builder()
          .statusCode(200)
          .statusText("OK")
          .putHeader("Content-Type", "application/x-amz-json-1.0")
          .build();

  private final StubTable table;
  private final ThreadLocal<Body> bodies = ThreadLocal.withInitial(Body::new);

  /**
   * Creates the client.
   *
   * @param table what it answers with
   */
  public StubHttpClient(StubTable table) {
    this.table = table;
  }

  @Override
  public String clientName() {
    return "Stub";
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        return HttpExecuteResponse.builder()
            .response(OK)
            .responseBody(AbortableInputStream.create(answer(request)))
            .build();
      }

      @Override
      public void abort() {
        // There is nothing that could be waited for.
      }
    };
  }

  private InputStream answer(HttpExecuteRequest request) {
    String target = request.httpRequest().firstMatchingHeader(TARGET).orElse("");
    Body body = bodies.get();
    try {
      body.read(request.contentStreamProvider().orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table.answer(target, body.bytes, body.length);
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  /** The body that a thread read last; the array grows and stays. */
  private static final class Body {
    private byte[] bytes = new byte[USUAL_BODY];
    private int length;

    void read(ContentStreamProvider content) throws IOException {
      length = 0;
      try (InputStream in = content.newStream()) {
        int read = in.read(bytes, 0, bytes.length);
        while (read >= 0) {
          length += read;
          if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
          }
          read = in.read(bytes, length, bytes.length - length);
        }
      }
    }
  }
}
