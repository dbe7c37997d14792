package io.github.dynamojcache.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * DynamoDB Local in a process of its own, in memory: a DynamoDB that outlives the application, as
 * the real one does.
 */
final class DynamoDbProcess implements AutoCloseable {

  private static final String MAIN = "software.amazon.dynamodb.services.local.main.ServerRunner";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final int port = freePort();
  private final Process process;
  private final Thread endWithTests;

  DynamoDbProcess() {
    process = start();
    endWithTests = new Thread(process::destroyForcibly, "end of DynamoDB Local");
    Runtime.getRuntime().addShutdownHook(endWithTests);
    Awaitility.await().atMost(PATIENCE).until(this::listens);
  }

  /** Returns its address, for the setting {@code endpoint}. */
  String endpoint() {
    return "http://localhost:" + port;
  }

  private Process start() {
    try {
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              MAIN,
              "-inMemory",
              "-sharedDb",
              "-disableTelemetry",
              "-port",
              Integer.toString(port))
          .redirectErrorStream(true)
          .redirectOutput(Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    Runtime.getRuntime().removeShutdownHook(endWithTests);
  }
}
