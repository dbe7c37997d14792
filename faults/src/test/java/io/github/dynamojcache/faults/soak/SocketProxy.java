package io.github.dynamojcache.faults.soak;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between clients and a server, and does to their sockets what networks do. Its count of
 * connections is the truth about what a client left open. Thread-safe.
 */
final class SocketProxy implements AutoCloseable {

  static final String THREADS = "proxy-";

  /** What it does. */
  enum Mode {
    /** Hands everything on. */
    CLEAR,
    /** Resets every connection, and every new one. */
    REFUSING,
    /** Takes everything, and hands nothing on: what is connected is half open. */
    BLACK_HOLE
  }

  private final ServerSocket server;
  private final int upstream;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private volatile Mode mode = Mode.CLEAR;
  private long outageBegin = Long.MAX_VALUE; // guarded by this
  private long outageEnd = Long.MIN_VALUE; // guarded by this

  SocketProxy(URI upstream) {
    this.upstream = upstream.getPort();
    try {
      server = new ServerSocket(0, /* backlog= */ 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept, "acceptor");
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** What is connected is reset first, so that nothing sent in an outage arrives after it. */
  synchronized void become(Mode next) {
    long now = System.nanoTime();
    if (next == Mode.CLEAR) {
      reset();
      outageEnd = now;
    } else {
      outageEnd = Long.MAX_VALUE;
    }
    mode = next;
    if (next != Mode.CLEAR) {
      outageBegin = System.nanoTime();
    }
    if (next == Mode.REFUSING) {
      reset();
    }
  }

  /**
   * Returns whether what was sent at this time and was not answered did not arrive: it was in the
   * current outage, or in the last one.
   */
  synchronized boolean isNeverArriving(long sent) {
    return sent >= outageBegin && sent < outageEnd;
  }

  /** Resets what is connected now. */
  void reset() {
    links.forEach(Link::reset);
  }

  /** Returns how many connections clients have. */
  int connections() {
    return links.size();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        if (mode == Mode.REFUSING) {
          client.setSoLinger(true, 0);
          client.close();
        } else {
          links.add(new Link(client));
        }
      } catch (IOException e) {
        // One connection failed, or this is closed.
      }
    }
  }

  private static void start(Runnable task, String name) {
    Thread thread = new Thread(task, THREADS + name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    reset();
  }

  /** A client's connection and the one to the server. */
  private final class Link {
    private final Socket client;
    private final Socket target;
    private volatile boolean isBroken; // something was swallowed

    Link(Socket client) throws IOException {
      this.client = client;
      this.target = new Socket(InetAddress.getLoopbackAddress(), upstream);
      client.setTcpNoDelay(true);
      target.setTcpNoDelay(true);
      start(() -> pump(client, target), "up");
      start(() -> pump(target, client), "down");
    }

    private void pump(Socket from, Socket to) {
      byte[] buffer = new byte[1 << 14];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          if (mode == Mode.BLACK_HOLE || isBroken) {
            isBroken = true;
          } else {
            out.write(buffer, 0, count);
          }
        }
      } catch (IOException e) {
        // Either side is gone.
      } finally {
        closeQuietly(client);
        closeQuietly(target);
        links.remove(this);
      }
    }

    void reset() {
      try {
        client.setSoLinger(true, 0);
      } catch (IOException e) {
        // It is closed already.
      }
      closeQuietly(client);
      closeQuietly(target);
    }
  }

  private static void closeQuietly(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Nobody can do more.
    }
  }
}
