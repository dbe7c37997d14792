package io.github.dynamojcache.connect;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Passes bytes on to a server, over connections that can be broken in several ways. */
final class BreakableProxy implements Closeable {

  private final URI server;
  private final ServerSocket socket;
  private final AtomicBoolean resetsNext = new AtomicBoolean();
  private final List<Connection> connections = new CopyOnWriteArrayList<>();

  BreakableProxy(URI server) throws IOException {
    this.server = server;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::acceptAll);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** How many connections there have been. */
  int connections() {
    return connections.size();
  }

  /** How many the client has closed, as the server sees it. */
  long closedByTheClient() {
    return connections.stream().filter(connection -> connection.closedByTheClient).count();
  }

  /** The connections that there are stay open, and pass on nothing more; new ones work. */
  void forgetConnections() {
    connections.forEach(connection -> connection.forgotten = true);
  }

  /** Closes the connections that there are; new ones work. */
  void closeConnections() throws IOException {
    for (Connection connection : connections) {
      connection.close();
    }
  }

  /** Resets one connection, in the middle of the next answer. */
  void resetInMidAnswer() {
    resetsNext.set(true);
  }

  private void acceptAll() throws IOException {
    while (true) {
      Socket client = socket.accept();
      Connection connection =
          new Connection(client, new Socket(server.getHost(), server.getPort()));
      connections.add(connection);
      start(connection::passRequests);
      start(connection::passAnswers);
    }
  }

  /** A connection of the client, and the one to the server behind it. */
  private final class Connection implements Closeable {
    private final Socket client;
    private final Socket upstream;
    private volatile boolean forgotten;
    private volatile boolean closedByTheClient;

    Connection(Socket client, Socket upstream) {
      this.client = client;
      this.upstream = upstream;
    }

    void passRequests() throws IOException {
      byte[] buffer = new byte[8192];
      InputStream in = client.getInputStream();
      try {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          if (!forgotten) {
            upstream.getOutputStream().write(buffer, 0, read);
          }
        }
      } finally {
        closedByTheClient = !client.isClosed(); // by its end, or by a reset
        close();
      }
    }

    void passAnswers() throws IOException {
      byte[] buffer = new byte[8192];
      InputStream in = upstream.getInputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (resetsNext.getAndSet(false)) {
          client.getOutputStream().write(buffer, 0, read / 2);
          client.setSoLinger(true, 0); // closing resets
          close();
        } else if (!forgotten) {
          client.getOutputStream().write(buffer, 0, read);
        }
      }
      close();
    }

    @Override
    public void close() throws IOException {
      client.close();
      upstream.close();
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // One side has closed its socket: this thread's work is over.
              }
            },
            "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    closeConnections();
  }
}
