package io.github.dynamojcache.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.config.ManagerSettings;
import io.github.dynamojcache.internal.failure.FailedOperation;
import io.github.dynamojcache.internal.failure.Outage;
import io.github.dynamojcache.internal.local.EmbeddedEngines;
import io.github.dynamojcache.lifecycle.OwnCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A server that takes connections, says no more than this, and never closes them. */
@Tag("server")
@ExtendWith(OwnCredentials.class)
class SilentServerTest {

  private static final FailedOperation GET = new FailedOperation("get", "c", "jcache");

  private final List<Socket> accepted = new CopyOnWriteArrayList<>();
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    for (Socket socket : accepted) {
      socket.close();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http  | ''
          https | ''
          http  | 'HTTP/1.1 200 OK'
          http  | 'HTTP/1.1 200 OK\nContent-Length: 100\n\n{'
          """)
  void aRequestEndsAndItIsAnOutage(String scheme, String words) {
    Thread speaker = new Thread(() -> speak(words), "server");
    speaker.setDaemon(true);
    speaker.start();

    CompletableFuture<@Nullable CacheException> request =
        CompletableFuture.supplyAsync(() -> failure(scheme));

    assertThat(request)
        .succeedsWithin(Duration.ofSeconds(30))
        .matches(failure -> failure != null && Outage.isOne(failure));
  }

  private @Nullable CacheException failure(String scheme) {
    String settings =
        """
        dynamo-jcache { endpoint = "%s://localhost:%d", region = eu-central-1 }
        """
            .formatted(scheme, server.getLocalPort());
    try (Connection connection =
        Connection.open(
            ManagerSettings.parse(settings).connection(),
            new EmbeddedEngines(),
            SilentServerTest.class.getClassLoader(),
            GET)) {
      try {
        connection
            .client()
            .getItem(
                request -> request.tableName("t").key(Map.of("pk", AttributeValue.fromS("k"))));
        return null;
      } catch (SdkException e) {
        return connection.failures().translate(e, GET);
      }
    }
  }

  private void speak(String words) {
    try {
      while (true) {
        Socket socket = server.accept();
        accepted.add(socket);
        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      // The test is over.
    }
  }
}
