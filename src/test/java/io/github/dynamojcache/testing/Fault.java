package io.github.dynamojcache.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/** What happens to one call instead of, or around, its being sent. */
@FunctionalInterface
interface Fault {

  /** Longer than any attempt may take. */
  Duration FOR_EVER = Duration.ofHours(1);

  HttpExecuteResponse apply(Exchange exchange) throws IOException;

  /** The call, still to be sent. */
  interface Exchange {

    HttpExecuteResponse send() throws IOException;

    /** Waits, until the call is aborted at the latest. */
    void pause(Duration duration) throws IOException;
  }

  /** The service got the request and did what it asked; the caller never hears of it. */
  static Fault responseLost() {
    return exchange -> {
      HttpExecuteResponse response = exchange.send();
      try (InputStream body =
          response
              .responseBody()
              .map(InputStream.class::cast)
              .orElseGet(InputStream::nullInputStream)) {
        body.transferTo(OutputStream.nullOutputStream());
      }
      throw new IOException("response lost on purpose");
    };
  }

  /** The service never got the request. */
  static Fault notSent() {
    return exchange -> {
      throw new ConnectException("connection refused on purpose");
    };
  }

  /** The service never got the request, and the client waits in vain. */
  static Fault hungBeforeSending() {
    return exchange -> {
      exchange.pause(FOR_EVER);
      throw new SocketTimeoutException("never sent on purpose");
    };
  }

  /** The service did what was asked, and the client waits in vain for the answer. */
  static Fault hungAfterSending() {
    Fault lost = responseLost();
    return exchange -> {
      try {
        return lost.apply(exchange);
      } catch (IOException e) {
        exchange.pause(FOR_EVER);
        throw e;
      }
    };
  }

  /** The status and half of the answer arrive, then the connection is reset. */
  static Fault cutOff() {
    return exchange -> {
      HttpExecuteResponse response = exchange.send();
      AbortableInputStream body = response.responseBody().orElse(null);
      if (body == null) {
        throw new SocketException("reset on purpose");
      }
      byte[] all = body.readAllBytes();
      body.close();
      return HttpExecuteResponse.builder()
          .response(response.httpResponse())
          .responseBody(AbortableInputStream.create(new CutOff(all, all.length / 2)))
          .build();
    };
  }

  /** A stream that breaks off. */
  final class CutOff extends InputStream {
    private final ByteArrayInputStream beginning;

    CutOff(byte[] all, int length) {
      beginning = new ByteArrayInputStream(all, 0, length);
    }

    @Override
    public int read() throws IOException {
      int next = beginning.read();
      if (next < 0) {
        throw new SocketException("reset on purpose");
      }
      return next;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int count = beginning.read(buffer, from, length);
      if (count < 0) {
        throw new SocketException("reset on purpose");
      }
      return count;
    }
  }

  /** The service never got the request; this is what came back. */
  static Fault answer(int status, String json) {
    return exchange -> {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      return HttpExecuteResponse.builder()
          .response(
              SdkHttpResponse.builder()
                  .statusCode(status)
                  .putHeader("Content-Type", "application/x-amz-json-1.0")
                  .putHeader("Content-Length", Integer.toString(body.length))
                  .putHeader("x-amzn-RequestId", "on-purpose")
                  .build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
          .build();
    };
  }
}
