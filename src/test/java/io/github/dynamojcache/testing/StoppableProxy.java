package io.github.dynamojcache.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Passes bytes on to a server, until it is told to swallow them. Thread-safe. */
public final class StoppableProxy implements Closeable {

  private final URI server;
  private final ServerSocket socket;
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
  private volatile boolean silent;

  /**
   * Starts to listen on a free port.
   *
   * @param server where the bytes go
   * @throws IOException if it cannot listen
   */
  public StoppableProxy(URI server) throws IOException {
    this.server = server;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::acceptAll);
  }

  /**
   * Where it listens.
   *
   * @return a port of the loopback interface
   */
  public int port() {
    return socket.getLocalPort();
  }

  /** From now on whatever is sent is read, and never answered. */
  public void fallSilent() {
    silent = true;
  }

  /**
   * From now on new connections work; those of the silent time are cut.
   *
   * @throws IOException if one of them cannot be closed
   */
  public void speakAgain() throws IOException {
    silent = false;
    for (Socket connection = open.poll(); connection != null; connection = open.poll()) {
      connection.close();
    }
  }

  private void acceptAll() throws IOException {
    while (true) {
      Socket client = socket.accept();
      Socket upstream = new Socket(server.getHost(), server.getPort());
      open.add(client);
      open.add(upstream);
      start(() -> pass(client, upstream));
      start(() -> pass(upstream, client));
    }
  }

  private void pass(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      byte[] buffer = new byte[8192];
      InputStream in = from.getInputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (!silent) {
          to.getOutputStream().write(buffer, 0, read);
        }
      }
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
    speakAgain();
  }
}
