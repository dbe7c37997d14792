package io.github.dynamojcache.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/** What happens to one call instead of, or around, its being sent. */
@FunctionalInterface
interface Fault {

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
