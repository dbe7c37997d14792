package io.github.dynamojcache.internal.connect;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.http.Abortable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;

/**
 * The body of a response. It occupies its connection until it is read completely or closed. For one
 * thread; another thread may abort it.
 */
final class AnswerBody extends FilterInputStream implements Abortable {

  private final AbortableInputStream body;
  private final Connections connections;
  private final Connections.Lease lease;
  private boolean broken;

  private AnswerBody(AbortableInputStream body, Connections connections, Connections.Lease lease) {
    super(body);
    this.body = body;
    this.connections = connections;
    this.lease = lease;
  }

  /** Returns the response with a body that releases the connection. */
  static HttpExecuteResponse releasing(
      HttpExecuteResponse response, Connections connections, Connections.Lease lease) {
    AbortableInputStream body = response.responseBody().orElse(null);
    if (body == null) {
      lease.close();
      return response;
    }
    AnswerBody releasing = new AnswerBody(body, connections, lease);
    return HttpExecuteResponse.builder()
        .response(response.httpResponse())
        .responseBody(AbortableInputStream.create(releasing, releasing))
        .build();
  }

  @Override
  public int read() throws IOException {
    try {
      int next = super.read();
      releaseAtEnd(next);
      return next;
    } catch (IllegalStateException e) {
      throw cutShort(e);
    } catch (Error e) {
      breakOff();
      throw e;
    }
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    try {
      int count = super.read(buffer, from, length);
      releaseAtEnd(count);
      return count;
    } catch (IllegalStateException e) {
      throw cutShort(e);
    } catch (Error e) {
      breakOff();
      throw e;
    }
  }

  /** Converts the exception that Apache5 throws when another thread closes the connection. */
  private static IOException cutShort(IllegalStateException thrown) {
    return new IOException("the answer was cut short while it was read", thrown);
  }

  private void releaseAtEnd(int read) {
    if (read < 0) {
      lease.close();
    }
  }

  /**
   * Ends the use of the connections: it is unknown how much of the body was read, and the rest must
   * not be taken for the next response.
   */
  private void breakOff() {
    broken = true;
    connections.end();
  }

  @Override
  public void close() throws IOException {
    try {
      if (broken) {
        body.abort();
      }
      super.close();
    } catch (Error e) {
      breakOff();
      throw e;
    } finally {
      lease.close();
    }
  }

  @Override
  public void abort() {
    try {
      body.abort();
    } finally {
      lease.close();
    }
  }
}
