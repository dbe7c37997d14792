package io.github.dynamojcache.testing;

import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.http.HttpExecuteResponse;

/** The end of a sentence that began at {@link FaultyHttpClient}: what shall happen to the call. */
public final class FaultScript {

  private final Consumer<Fault> rule;

  FaultScript(Consumer<Fault> rule) {
    this.rule = rule;
  }

  /** The request is received and carried out; the response is lost on its way back. */
  public void dropResponse() {
    rule.accept(Fault.responseLost());
  }

  /** The request is never sent: the connection is refused. */
  public void failBeforeSending() {
    rule.accept(Fault.notSent());
  }

  /**
   * The request is never sent, and that takes a while: an address that does not answer.
   *
   * @param delay how long it takes
   */
  public void failBeforeSendingAfter(Duration delay) {
    Fault fault = Fault.notSent();
    rule.accept(
        exchange -> {
          exchange.pause(delay);
          return fault.apply(exchange);
        });
  }

  /** The request is never sent, and nothing happens until the attempt times out. */
  public void hangBeforeSending() {
    rule.accept(Fault.hungBeforeSending());
  }

  /** The request is carried out, and nothing happens until the attempt times out. */
  public void hangAfterSending() {
    rule.accept(Fault.hungAfterSending());
  }

  /** The request is carried out; half the response arrives, then the connection is reset. */
  public void cutOffResponse() {
    rule.accept(Fault.cutOff());
  }

  /**
   * The request is sent late.
   *
   * @param delay how late
   */
  public void delay(Duration delay) {
    rule.accept(
        exchange -> {
          exchange.pause(delay);
          return exchange.send();
        });
  }

  /**
   * The request is carried out at once; the response comes late.
   *
   * @param delay how late
   */
  public void delayResponse(Duration delay) {
    rule.accept(
        exchange -> {
          HttpExecuteResponse response = exchange.send();
          exchange.pause(delay);
          return response;
        });
  }

  /** The service answers 500 InternalServerError without doing anything. */
  public void internalServerError() {
    error(500, "InternalServerError", "The request processing has failed on purpose.");
  }

  /** The service throttles: 400 ThrottlingException. */
  public void throttle() {
    error(400, "ThrottlingException", "Throughput exceeds the limit on purpose.");
  }

  /**
   * The service answers with an error without doing anything.
   *
   * @param status the HTTP status
   * @param code the error's name, such as {@code AccessDeniedException}
   * @param message the service's words; no quotes or backslashes
   */
  public void error(int status, String code, String message) {
    String prefix =
        code.equals("ThrottlingException")
                || code.equals("AccessDeniedException")
                || code.equals("UnrecognizedClientException")
                || code.equals("ExpiredTokenException")
                || code.equals("ValidationException")
            ? "com.amazon.coral.service#"
            : "com.amazonaws.dynamodb.v20120810#";
    answer(status, "{\"__type\":\"" + prefix + code + "\",\"message\":\"" + message + "\"}");
  }

  /**
   * The service answers this without doing anything.
   *
   * @param status the HTTP status
   * @param json the body
   */
  public void answer(int status, String json) {
    rule.accept(Fault.answer(status, json));
  }

  /**
   * Something else happens first, on the calling thread; then the request is sent. It makes a race
   * deterministic.
   *
   * @param action what happens first
   */
  public void runBefore(Runnable action) {
    rule.accept(
        exchange -> {
          action.run();
          return exchange.send();
        });
  }

  /**
   * The request is carried out, then something else happens on the calling thread before the
   * response is handed on.
   *
   * @param action what happens
   */
  public void runAfter(Runnable action) {
    rule.accept(
        exchange -> {
          HttpExecuteResponse response = exchange.send();
          action.run();
          return response;
        });
  }
}
