package io.github.dynamojcache.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/**
 * An HTTP client on which faults can be ordered, each for one attempt or for all that fit. Attempts
 * without a fault pass. Faults are used up in the order in which they were asked for. Thread-safe.
 *
 * <pre>{@code
 * faults.next("PutItem").dropResponse();
 * faults.every(call -> true).failBeforeSending(); // an outage, until reset()
 * }</pre>
 */
public final class FaultyHttpClient implements SdkHttpClient {

  private final SdkHttpClient delegate;
  private final List<Rule> rules = new ArrayList<>();
  private long calls;

  /** A client over one of its own. */
  public FaultyHttpClient() {
    this(Apache5HttpClient.create());
  }

  /**
   * A client over another.
   *
   * @param delegate what sends the requests; closed with this
   */
  public FaultyHttpClient(SdkHttpClient delegate) {
    this.delegate = delegate;
  }

  /**
   * Orders a fault for the next attempt of an operation that has none ordered yet.
   *
   * @param operation such as {@code PutItem}
   * @return what to say the fault with
   */
  public FaultScript next(String operation) {
    return next(call -> call.operation().equals(operation));
  }

  /**
   * Orders a fault for the next attempt that fits.
   *
   * @param condition which attempts fit
   * @return what to say the fault with
   */
  public FaultScript next(Predicate<HttpCall> condition) {
    return new FaultScript(fault -> add(new Rule(condition, fault, true)));
  }

  /**
   * Orders a fault for every attempt of an operation until {@link #reset()}.
   *
   * @param operation such as {@code PutItem}
   * @return what to say the fault with
   */
  public FaultScript every(String operation) {
    return every(call -> call.operation().equals(operation));
  }

  /**
   * Orders a fault for every attempt that fits until {@link #reset()}.
   *
   * @param condition which attempts fit
   * @return what to say the fault with
   */
  public FaultScript every(Predicate<HttpCall> condition) {
    return new FaultScript(fault -> add(new Rule(condition, fault, false)));
  }

  /** Takes back every fault that is still ordered. */
  public synchronized void reset() {
    rules.clear();
  }

  /**
   * How many ordered faults have not happened yet.
   *
   * @return faults of {@code next}; those of {@code every} do not count
   */
  public synchronized int pending() {
    return (int) rules.stream().filter(Rule::once).count();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    Fault fault = take(request);
    ExecutableHttpRequest call = delegate.prepareRequest(request);
    return fault == null ? call : new FaultyCall(call, fault);
  }

  @Override
  public String clientName() {
    return delegate.clientName();
  }

  @Override
  public void close() {
    delegate.close();
  }

  private synchronized void add(Rule rule) {
    rules.add(rule);
  }

  private synchronized @Nullable Fault take(HttpExecuteRequest request) {
    calls++;
    if (rules.isEmpty()) {
      return null;
    }
    HttpCall call =
        new HttpCall(
            RequestLog.operation(request.httpRequest()),
            RequestLog.number(request.httpRequest()),
            calls,
            request.contentStreamProvider().map(FaultyHttpClient::text).orElse(""));
    for (Iterator<Rule> i = rules.iterator(); i.hasNext(); ) {
      Rule rule = i.next();
      if (rule.condition().test(call)) {
        if (rule.once()) {
          i.remove();
        }
        return rule.fault();
      }
    }
    return null;
  }

  private static String text(ContentStreamProvider content) {
    try (InputStream stream = content.newStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Rule(Predicate<HttpCall> condition, Fault fault, boolean once) {}

  private static final class FaultyCall implements ExecutableHttpRequest, Fault.Exchange {
    private final ExecutableHttpRequest call;
    private final Fault fault;
    private final CountDownLatch aborted = new CountDownLatch(1);

    FaultyCall(ExecutableHttpRequest call, Fault fault) {
      this.call = call;
      this.fault = fault;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      return fault.apply(this);
    }

    @Override
    public void abort() {
      aborted.countDown();
      call.abort();
    }

    @Override
    public HttpExecuteResponse send() throws IOException {
      return call.call();
    }

    @Override
    public void pause(Duration duration) throws IOException {
      try {
        if (aborted.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
          throw new InterruptedIOException("aborted while delayed on purpose");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while delayed on purpose");
      }
    }
  }
}
