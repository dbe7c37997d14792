package io.github.dynamojcache.benchmarks.unanswered;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;

/**
 * A DNS server for which every name is this machine, until it falls silent. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1035">RFC 1035, section 4</a>
 */
final class NameServer implements Closeable {

  private static final int HEADER = 12;
  private static final int IPV4 = 1;

  private final DatagramSocket socket;
  private volatile boolean silent;

  NameServer(String address) throws IOException {
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), 53));
    Daemon.run("names", this::answerAll);
  }

  void fallSilent() {
    silent = true;
  }

  private void answerAll() throws IOException {
    byte[] buffer = new byte[1500];
    while (true) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      socket.receive(packet);
      if (!silent) {
        byte[] answer = answer(Arrays.copyOf(buffer, packet.getLength()));
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    }
  }

  private static byte[] answer(byte[] query) {
    int end = HEADER;
    while (query[end] != 0) {
      end += query[end] + 1;
    }
    end += 5; // the root, the type and the class
    boolean wanted = query[end - 3] == IPV4;
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.write(query, 0, 2);
    answer.writeBytes(
        new byte[] {(byte) 0x81, (byte) 0x80, 0, 1, 0, (byte) (wanted ? 1 : 0), 0, 0, 0, 0});
    answer.write(query, HEADER, end - HEADER);
    if (wanted) {
      answer.writeBytes(
          new byte[] {(byte) 0xC0, HEADER, 0, IPV4, 0, 1, 0, 0, 0, 0, 0, 4, 127, 0, 0, 1});
    }
    return answer.toByteArray();
  }

  @Override
  public void close() {
    socket.close();
  }
}
