package io.github.dynamojcache.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/** Apache5 itself shuts its connections down when an Error comes up while it sends. */
@Timeout(60)
class ErrorsInApacheTest {

  private static final int MOST = 2;

  private final List<SdkHttpClient> made = new CopyOnWriteArrayList<>();
  private final SdkHttpClient renewing =
      new RenewingHttpClient(
          this::apache, MOST, Duration.ofSeconds(20), new ConnectionWaits(), () -> {});
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    renewing.close();
    server.stop(0);
  }

  private SdkHttpClient apache() {
    made.add(Apache5HttpClient.builder().maxConnections(MOST).build());
    return made.get(made.size() - 1);
  }

  private String answer(SdkHttpClient client, InputStream sent) throws IOException {
    HttpExecuteRequest request =
        HttpExecuteRequest.builder()
            .request(
                SdkHttpRequest.builder()
                    .method(SdkHttpMethod.POST)
                    .uri(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                    .putHeader("Content-Length", "2")
                    .build())
            .contentStreamProvider(() -> sent)
            .build();
    HttpExecuteResponse response = client.prepareRequest(request).call();
    try (InputStream body = response.responseBody().orElseThrow()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String answer(SdkHttpClient client) throws IOException {
    return answer(client, new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)));
  }

  private static InputStream throwing(Error error) {
    return new InputStream() {
      @Override
      public int read() {
        throw error;
      }

      @Override
      public int read(byte[] buffer, int from, int length) {
        throw error;
      }
    };
  }

  static Stream<Error> errors() {
    return Stream.of(
        new StackOverflowError("on purpose"),
        new OutOfMemoryError("on purpose"),
        new ThreadDeath(),
        new NoClassDefFoundError("on purpose"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void theRequestAfterAnErrorIsAnswered(Error error) throws IOException {
    for (int i = 0; i <= MOST; i++) {
      assertThat(answer(renewing)).isEqualTo("{}");

      assertThat(catchThrowable(() -> answer(renewing, throwing(error)))).isSameAs(error);

      assertThat(answer(renewing)).isEqualTo("{}");
    }
  }

  /** If this fails, Apache5 has learnt to live with an Error, and less is to be done about it. */
  @Test
  void apacheAloneAnswersNothingAfterAnError() {
    SdkHttpClient alone = apache();
    assertThat(catchThrowable(() -> answer(alone, throwing(new ThreadDeath()))))
        .isInstanceOf(ThreadDeath.class);

    assertThat(catchThrowable(() -> answer(alone)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("onnection pool shut down");
    alone.close();
  }
}
