package io.github.dynamojcache.internal.connect;

import io.github.dynamojcache.internal.failure.ConnectionWaitException;
import io.github.dynamojcache.internal.failure.ConnectionWaitException.Sent;
import io.github.dynamojcache.internal.failure.ConnectionWaitException.Wait;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Records how long the requests of one client wait for connections. When the time limit ends an
 * attempt, the SDK throws its own exception, without the reason; this interceptor adds the wait as
 * its cause. Thread-safe.
 */
final class ConnectionWaits implements ExecutionInterceptor {

  /**
   * A wait shorter than this part of a request's time, one tenth, is not the reason for its
   * failure.
   */
  private static final int SMALLEST_PART = 10;

  /** A request and all its attempts run in one thread. Not static: each client has its own. */
  @SuppressWarnings("ThreadLocalUsage") // one for each client, empty between requests
  private final ThreadLocal<@Nullable Run> runs = new ThreadLocal<>();

  private volatile boolean haveAnswered;
  private volatile long lastAnswer;

  /** A running request; times are by {@link System#nanoTime()}. */
  private static final class Run {
    private final long begun = System.nanoTime();
    private @Nullable Connections crowded;
    private long firstWait;
    private long waited;
    private @Nullable Connections used;
    private int sent;
    private boolean lastIsSent;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    endedByError(); // by an Error that was not reported
    runs.set(new Run());
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    runs.remove();
  }

  /** Records that an attempt has waited for a connection, with or without success. */
  void waited(Connections crowded, long from) {
    Run run = runs.get();
    if (run != null) {
      run.firstWait = run.crowded == null ? from : run.firstWait;
      run.crowded = crowded;
      run.waited += System.nanoTime() - from;
      run.lastIsSent = false;
    }
  }

  /** Records that the attempt has a connection and is being sent. */
  void sent(Connections connections) {
    Run run = runs.get();
    if (run != null) {
      run.used = connections;
      run.sent++;
      run.lastIsSent = true;
    }
  }

  /**
   * Records that an {@code Error} has ended the request of the calling thread, if it had one. The
   * SDK does not report it, and the request's connection may not have been released.
   */
  void endedByError() {
    Run run = runs.get();
    runs.remove();
    if (run != null && run.used != null) {
      run.used.end();
    }
  }

  /** Records that a request got a response, on any connections. */
  void answered() {
    lastAnswer = System.nanoTime();
    haveAnswered = true;
  }

  private boolean haveAnsweredSince(long begun) {
    return haveAnswered && lastAnswer - begun >= 0;
  }

  /** Returns the exception for an attempt that has waited and got no connection. */
  ConnectionWaitException inVain(Connections crowded, long from) {
    Run run = runs.get();
    if (run != null) {
      return exception(run, crowded);
    }
    Duration time = Duration.ofNanos(System.nanoTime() - from);
    return new ConnectionWaitException(
        new Wait(crowded.most, time, time, Sent.NEVER, haveAnsweredSince(from)));
  }

  private ConnectionWaitException exception(Run run, Connections crowded) {
    return new ConnectionWaitException(
        new Wait(
            crowded.most,
            Duration.ofNanos(run.waited),
            Duration.ofNanos(System.nanoTime() - run.begun),
            run.lastIsSent ? Sent.LATE : run.sent > 0 ? Sent.EARLIER : Sent.NEVER,
            haveAnsweredSince(run.firstWait)));
  }

  @Override
  public Throwable modifyException(
      Context.FailedExecution context, ExecutionAttributes attributes) {
    Run run = runs.get();
    runs.remove();
    Throwable thrown = context.exception();
    if (run == null || run.crowded == null || !isWorthSaying(run)) {
      return thrown;
    }
    ConnectionWaitException cause = exception(run, run.crowded);
    if (thrown instanceof ApiCallTimeoutException timeout) {
      return timeout.toBuilder().cause(cause).build();
    }
    if (thrown instanceof ApiCallAttemptTimeoutException timeout) {
      return timeout.toBuilder().cause(cause).build();
    }
    return thrown;
  }

  private static boolean isWorthSaying(Run run) {
    return !run.lastIsSent || run.waited * SMALLEST_PART >= System.nanoTime() - run.begun;
  }
}
