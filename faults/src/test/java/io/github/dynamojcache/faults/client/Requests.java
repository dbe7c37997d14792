package io.github.dynamojcache.faults.client;

import static java.util.Objects.requireNonNull;

import io.github.dynamojcache.faults.history.LostAnswer;
import io.github.dynamojcache.faults.history.Operation;
import io.github.dynamojcache.testing.FaultyHttpClient;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/**
 * The HTTP client of a JVM under faults. Around the faults and below them it watches every write
 * request, so that it is known of each whether it went out and whether its answer came back.
 * Thread-safe.
 */
public final class Requests implements AutoCloseable {

  private static final Set<String> WRITES =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem");
  private static final int CLIENT_ERROR = 400;
  private static final int SERVER_ERROR = 500;

  private final Map<Thread, Listener> listeners = new ConcurrentHashMap<>();
  private volatile @Nullable Listener otherwise;
  private final Map<Thread, Attempt> attempts = new ConcurrentHashMap<>();
  private final FaultyHttpClient faults;

  Requests(Build build) {
    this.faults =
        new FaultyHttpClient(new Watched(build.around(Apache5HttpClient.create()), this::inner));
  }

  /** Wants to hear of lost answers. */
  @FunctionalInterface
  public interface Listener {
    /**
     * An answer was lost.
     *
     * @param lost when
     * @param body the write request
     */
    void lost(LostAnswer lost, String body);

    /** A write request was answered: it was carried out. */
    default void done() {}
  }

  /** Returns where faults are ordered. */
  FaultyHttpClient faults() {
    return faults;
  }

  /** Returns the client to give to the SDK. */
  SdkHttpClient client() {
    return new Watched(faults, this::outer);
  }

  /** Says who wants to hear of lost answers to this thread's write requests; null for nobody. */
  public void listen(@Nullable Listener whoever) {
    if (whoever == null) {
      listeners.remove(Thread.currentThread());
    } else {
      listeners.put(Thread.currentThread(), whoever);
    }
  }

  /** Says who wants to hear of those of threads for which nobody listens; null for nobody. */
  public void listenToOthers(@Nullable Listener whoever) {
    otherwise = whoever;
  }

  /** Returns what tells the SDK's view: which answers reached the caller. */
  ExecutionInterceptor interceptor() {
    return new ExecutionInterceptor() {
      @Override
      public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        attempts.remove(Thread.currentThread());
      }

      @Override
      public void onExecutionFailure(
          Context.FailedExecution context, ExecutionAttributes attributes) {
        lost(attempts.remove(Thread.currentThread()));
      }
    };
  }

  /** Below the faults: what comes here goes out. */
  private HttpExecuteResponse inner(HttpExecuteRequest request, ExecutableHttpRequest call)
      throws IOException {
    Attempt attempt = requireNonNull(attempts.get(Thread.currentThread()));
    attempt.isOut = true;
    HttpExecuteResponse response = call.call();
    int status = response.httpResponse().statusCode();
    if (status < SERVER_ERROR) {
      // An answer that came this far was sent after the work was done. Without one, nobody knows.
      attempt.settled = System.nanoTime();
      attempt.isRefused = status >= CLIENT_ERROR;
    }
    return response;
  }

  /**
   * Above the faults: what does not come back here was lost. So was an answer after which the SDK
   * asks again, because time was up when it had come.
   */
  private HttpExecuteResponse outer(HttpExecuteRequest request, ExecutableHttpRequest call)
      throws IOException {
    Attempt attempt = new Attempt(request);
    lost(attempts.put(Thread.currentThread(), attempt));
    boolean arrived = false;
    try {
      HttpExecuteResponse response = call.call();
      arrived = !attempt.isOut || attempt.settled != Operation.NEVER;
      if (attempt.settled != Operation.NEVER && !attempt.isRefused) {
        done(attempt);
      }
      return watched(response, attempt);
    } finally {
      if (!arrived) {
        lost(attempt);
      }
    }
  }

  /** An answer that breaks off is lost as well. */
  private HttpExecuteResponse watched(HttpExecuteResponse response, Attempt attempt) {
    return response
        .responseBody()
        .map(
            body ->
                HttpExecuteResponse.builder()
                    .response(response.httpResponse())
                    .responseBody(
                        AbortableInputStream.create(
                            new WatchedBody(body, () -> lost(attempt)), body))
                    .build())
        .orElse(response);
  }

  /**
   * Reports an attempt whose answer did not reach the caller, once, if it may have done anything.
   */
  private void lost(@Nullable Attempt attempt) {
    if (attempt == null || !attempt.isOut || attempt.isRefused || attempt.isReported) {
      return;
    }
    attempt.isReported = true;
    Listener whoever = listeners.getOrDefault(Thread.currentThread(), otherwise);
    if (whoever != null && WRITES.contains(attempt.operation)) {
      whoever.lost(new LostAnswer(attempt.sent, attempt.settled), attempt.body);
    }
  }

  private void done(Attempt attempt) {
    Listener whoever = listeners.getOrDefault(Thread.currentThread(), otherwise);
    if (whoever != null && WRITES.contains(attempt.operation)) {
      whoever.done();
    }
  }

  /** One attempt of a request; for one thread. */
  private static final class Attempt {
    private final String operation;
    private final String body;
    private final long sent = System.nanoTime();
    private long settled = Operation.NEVER;
    private boolean isOut;
    private boolean isRefused; // it was answered that nothing was done
    private boolean isReported;

    Attempt(HttpExecuteRequest request) {
      String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
      operation = target.substring(target.indexOf('.') + 1);
      // Read now: the SDK's streams do not let an interrupted thread read.
      body = request.contentStreamProvider().map(Attempt::text).orElse("");
    }

    private static String text(ContentStreamProvider content) {
      try (InputStream stream = content.newStream()) {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Says so when the stream breaks off. */
  private static final class WatchedBody extends FilterInputStream {
    private final Runnable brokenOff;

    WatchedBody(InputStream body, Runnable brokenOff) {
      super(body);
      this.brokenOff = brokenOff;
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException e) {
        brokenOff.run();
        throw e;
      }
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      try {
        return super.read(buffer, from, length);
      } catch (IOException e) {
        brokenOff.run();
        throw e;
      }
    }
  }

  @Override
  public void close() {
    faults.close();
  }

  /** What to do around a call. */
  @FunctionalInterface
  private interface Watch {
    HttpExecuteResponse around(HttpExecuteRequest request, ExecutableHttpRequest call)
        throws IOException;
  }

  private record Watched(SdkHttpClient delegate, Watch watch) implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      ExecutableHttpRequest call = delegate.prepareRequest(request);
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          return watch.around(request, call);
        }

        @Override
        public void abort() {
          call.abort();
        }
      };
    }

    @Override
    public String clientName() {
      return delegate.clientName();
    }

    @Override
    public void close() {
      delegate.close();
    }
  }
}
