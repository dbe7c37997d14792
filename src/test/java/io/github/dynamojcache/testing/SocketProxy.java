package io.github.dynamojcache.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands between clients and a server, and does to their sockets what networks do. Its counts of
 * connections are the truth about what a client opened and left open. Thread-safe.
 */
public final class SocketProxy implements AutoCloseable {

  /** What it does. */
  public enum Mode {
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
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger closedByClients = new AtomicInteger();
  private final AtomicBoolean resetsNext = new AtomicBoolean();
  private final Map<Boolean, Long> freeAt = new ConcurrentHashMap<>(); // by direction, nanoTime
  private volatile long bytesPerSecond = Long.MAX_VALUE;
  private volatile Mode mode = Mode.CLEAR;
  private long outageBegin = Long.MAX_VALUE; // guarded by this
  private long outageEnd = Long.MIN_VALUE; // guarded by this

  /**
   * Starts to listen on a free port.
   *
   * @param upstream the server, on this machine
   */
  public SocketProxy(URI upstream) {
    this.upstream = upstream.getPort();
    try {
      server = new ServerSocket(0, /* backlog= */ 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept, "acceptor");
  }

  /**
   * Where it listens.
   *
   * @return a port of the loopback interface
   */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /**
   * From now on does something else. What was connected in an outage is reset at its end, before
   * anything else, so that nothing sent in it arrives after it.
   *
   * @param next what it does
   */
  public synchronized void become(Mode next) {
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
   * Tells whether what was not answered did not arrive either.
   *
   * @param sent when it was sent, by {@link System#nanoTime()}
   * @return true when that was in the current outage, or in the last one
   */
  public synchronized boolean isNeverArriving(long sent) {
    return sent >= outageBegin && sent < outageEnd;
  }

  /**
   * From now on all connections together carry so much, each way.
   *
   * @param bytes how many bytes a second
   */
  public void carry(long bytes) {
    bytesPerSecond = bytes;
  }

  /** Waits as long as the bytes take, behind those that came before. */
  private void pace(boolean up, int bytes) {
    long rate = bytesPerSecond;
    if (rate == Long.MAX_VALUE) {
      return;
    }
    long time = TimeUnit.SECONDS.toNanos(bytes) / rate;
    long now = System.nanoTime();
    long end = freeAt.merge(up, now + time, (free, first) -> Math.max(free + time, first));
    LockSupport.parkNanos(end - now);
  }

  /** Resets the connections that there are; new ones work. */
  public void reset() {
    links.forEach(Link::reset);
  }

  /** Closes the connections that there are in good order; new ones work. */
  public void closeConnections() {
    links.forEach(Link::close);
  }

  /** The connections that there are stay open, and hand on nothing more; new ones work. */
  public void forgetConnections() {
    links.forEach(link -> link.isBroken = true);
  }

  /** Resets one connection, in the middle of the next answer. */
  public void resetInMidAnswer() {
    resetsNext.set(true);
  }

  /**
   * How many connections are open.
   *
   * @return those that neither side has closed
   */
  public int connections() {
    return links.size();
  }

  /**
   * How many connections there have been.
   *
   * @return with those that are closed, without those that were refused
   */
  public int accepted() {
    return accepted.get();
  }

  /**
   * How many connections clients have closed, as the server sees it.
   *
   * @return by their end or by a reset
   */
  public int closedByClients() {
    return closedByClients.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        if (mode == Mode.REFUSING) {
          client.setSoLinger(true, 0); // closing resets
          client.close();
        } else {
          new Link(client).begin();
        }
      } catch (IOException e) {
        // One connection failed, or this is closed.
      }
    }
  }

  private static void start(Runnable task, String name) {
    Thread thread = new Thread(task, "proxy-" + name);
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
    }

    void begin() {
      links.add(this);
      accepted.incrementAndGet();
      start(this::passRequests, "up");
      start(this::passAnswers, "down");
    }

    private void passRequests() {
      pump(client, target);
      if (!client.isClosed()) {
        closedByClients.incrementAndGet();
      }
      end();
    }

    private void passAnswers() {
      pump(target, client);
      end();
    }

    private void pump(Socket from, Socket to) {
      byte[] buffer = new byte[1 << 14];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          if (mode == Mode.BLACK_HOLE || isBroken) {
            isBroken = true;
          } else if (to == client && resetsNext.getAndSet(false)) {
            out.write(buffer, 0, count / 2);
            reset();
          } else {
            pace(to == target, count);
            out.write(buffer, 0, count);
          }
        }
      } catch (IOException e) {
        // Either side is gone.
      }
    }

    private void end() {
      close();
      links.remove(this);
    }

    void reset() {
      try {
        client.setSoLinger(true, 0);
      } catch (IOException e) {
        // It is closed already.
      }
      close();
    }

    void close() {
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
