package io.github.dynamojcache.benchmarks.unanswered;

import io.github.dynamojcache.benchmarks.stub.StubTable;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A DynamoDB of canned answers that fails as networks and servers do. Thread-safe. */
final class FlakyServer implements Closeable {

  /** How many connections nobody accepts are taken before the kernel drops what comes. */
  private static final int BACKLOG = 1;

  private final StubTable table;
  private final InetSocketAddress address;
  private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();
  private final ServerSocket listening;
  private final Thread acceptor;
  private volatile Manner manner = Manner.ANSWERS;

  /** What becomes of a request. */
  enum Manner {
    ANSWERS,
    IS_SILENT,
    STOPS_IN_MID_ANSWER,
    TRICKLES
  }

  FlakyServer(StubTable table) throws IOException {
    this.table = table;
    this.listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port());
    this.acceptor = Daemon.run("accept", this::acceptAll);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** From now on. */
  void behave(Manner next) {
    manner = next;
  }

  /** Cuts all connections, and lets nobody connect: Linux drops what a full backlog cannot take. */
  void dropConnections() throws IOException {
    close();
    Daemon.join(acceptor); // the port is free only then
    ServerSocket full = new ServerSocket();
    open.add(full);
    full.setReuseAddress(true);
    full.bind(address, BACKLOG);
    for (int i = 0; i < 16; i++) {
      Socket waiting = new Socket();
      open.add(waiting);
      try {
        waiting.connect(address, 200);
      } catch (IOException e) {
        return;
      }
    }
    throw new IOException("the backlog does not get full");
  }

  /** Cuts all connections; new ones are made. */
  void cutConnections() throws IOException {
    for (Closeable each = open.poll(); each != null; each = open.poll()) {
      each.close();
    }
  }

  private void acceptAll() throws IOException {
    while (true) {
      Socket socket = listening.accept();
      open.add(socket);
      Daemon.run("connection", () -> serve(socket));
    }
  }

  private void serve(Socket socket) throws IOException {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (true) {
        Request request = Request.read(in);
        byte[] answer = answer(request);
        write(answer, socket.getOutputStream());
      }
    }
  }

  private void write(byte[] answer, OutputStream out) throws IOException {
    switch (manner) {
      case ANSWERS -> out.write(answer);
      case IS_SILENT -> {}
      case STOPS_IN_MID_ANSWER -> out.write(answer, 0, answer.length - 20);
      case TRICKLES -> {
        for (byte each : answer) {
          out.write(each);
          Daemon.pause(100);
        }
      }
    }
    out.flush();
  }

  private byte[] answer(Request request) throws IOException {
    byte[] body =
        table.answer(request.target(), request.body(), request.body().length).readAllBytes();
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes(
        ("HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    answer.writeBytes(body);
    return answer.toByteArray();
  }

  /** A request of HTTP, as far as it is of interest. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Request(String target, byte[] body) {
    static Request read(InputStream in) throws IOException {
      int length = 0;
      String target = "";
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        String header = line.toLowerCase(Locale.ROOT);
        if (header.startsWith("content-length:")) {
          length = Integer.parseInt(line.substring("content-length:".length()).strip());
        } else if (header.startsWith("x-amz-target:")) {
          target = line.substring("x-amz-target:".length()).strip();
        }
      }
      return new Request(target, in.readNBytes(length));
    }

    private static String line(InputStream in) throws IOException {
      StringBuilder line = new StringBuilder();
      for (int each = in.read(); each != '\n'; each = in.read()) {
        if (each < 0) {
          throw new IOException("the client has gone");
        }
        line.append((char) each);
      }
      return line.toString().strip();
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cutConnections();
  }
}
