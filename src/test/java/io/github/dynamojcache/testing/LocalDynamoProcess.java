package io.github.dynamojcache.testing;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * The main class of the process in which {@link LocalDynamo} runs DynamoDB Local. It finds a port,
 * prints it on the standard output once the server listens there, and ends when its standard input
 * ends: with the JVM that started it, however that one died.
 */
final class LocalDynamoProcess {

  static final String READY = "listening on ";

  private static final String RUNNER = "software.amazon.dynamodb.services.local.main.ServerRunner";
  private static final int PORT_ATTEMPTS = 10;

  private LocalDynamoProcess() {}

  public static void main(String[] args) throws Exception {
    PrintStream parent = System.out;
    System.setOut(System.err);
    endWithParent();
    parent.println(READY + startOnFreePort());
    parent.flush();
  }

  /** A port found free may be taken by somebody else before the server binds it. */
  private static int startOnFreePort() throws Exception {
    for (int attempt = 1; ; attempt++) {
      int port = freePort();
      try {
        start(port);
        return port;
      } catch (InvocationTargetException e) {
        if (attempt == PORT_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(0));
      return socket.getLocalPort();
    }
  }

  private static void start(int port) throws ReflectiveOperationException {
    Method create =
        Class.forName(RUNNER).getMethod("createServerFromCommandLineArgs", String[].class);
    String[] arguments = {
      "-inMemory", "-sharedDb", "-disableTelemetry", "-port", Integer.toString(port)
    };
    Object server = create.invoke(null, (Object) arguments);
    server.getClass().getMethod("start").invoke(server);
  }

  private static void endWithParent() {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Nothing is ever sent: only the end counts.
                }
              } catch (IOException e) {
                // The pipe is broken: the parent is gone just the same.
              }
              Runtime.getRuntime().halt(0);
            },
            "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }
}
