package io.github.dynamojcache.internal.connect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Stands for Apache's HTTP client: an Error inside a call shuts its pool down, and breaks what is
 * under way on it. Thread-safe.
 */
final class FakeHttp implements SdkHttpClient {

  static final HttpExecuteRequest REQUEST =
      HttpExecuteRequest.builder()
          .request(
              SdkHttpRequest.builder()
                  .method(SdkHttpMethod.POST)
                  .uri(URI.create("http://dynamodb.test"))
                  .build())
          .build();

  /** Where something goes wrong. */
  enum Place {
    PREPARING,
    CALLING,
    READING,
    CLOSING
  }

  final AtomicInteger calls = new AtomicInteger();
  volatile @Nullable Place place;
  volatile @Nullable Error error;
  volatile @Nullable CountDownLatch held;
  volatile boolean shutDown;
  volatile boolean closed;
  volatile boolean abortedBody;

  /** From now on, at this place. */
  void fail(Place where, Error with) {
    error = with;
    place = where;
  }

  private void failAt(Place here) {
    Error failure = error;
    if (here == place && failure != null) {
      if (here != Place.PREPARING) {
        shutDown = true;
      }
      throw failure;
    }
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    failAt(Place.PREPARING);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return answer();
      }

      @Override
      public void abort() {}
    };
  }

  private HttpExecuteResponse answer() throws IOException {
    if (shutDown) {
      throw new IllegalStateException("Connection pool shut down");
    }
    calls.incrementAndGet();
    failAt(Place.CALLING);
    awaitLetGo();
    return HttpExecuteResponse.builder()
        .response(SdkHttpResponse.builder().statusCode(200).build())
        .responseBody(
            AbortableInputStream.create(
                new Body("{}".getBytes(StandardCharsets.UTF_8)), () -> abortedBody = true))
        .build();
  }

  private void awaitLetGo() throws IOException {
    CountDownLatch latch = held;
    if (latch != null) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (shutDown) {
        throw new SocketException("Socket closed");
      }
    }
  }

  private final class Body extends ByteArrayInputStream {
    Body(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] buffer, int from, int length) {
      failAt(Place.READING);
      return super.read(buffer, from, length);
    }

    @Override
    public void close() {
      failAt(Place.CLOSING);
    }
  }

  @Override
  public String clientName() {
    return "Fake";
  }

  @Override
  public void close() {
    closed = true;
    shutDown = true;
  }

  /** Sends a request and reads the answer, as the SDK does. */
  static String answerOf(SdkHttpClient client) throws IOException {
    HttpExecuteResponse response = client.prepareRequest(REQUEST).call();
    try (InputStream body = response.responseBody().orElseThrow()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
