package io.github.dynamojcache.faults.client;

import io.github.dynamojcache.faults.history.LostAnswer;
import io.github.dynamojcache.faults.history.Operation;
import io.github.dynamojcache.testing.FaultyHttpClient;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
final class Requests {

  private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "DeleteItem");
  private static final int SERVER_ERROR = 500;

  private final Map<Thread, Consumer<LostAnswer>> listeners = new ConcurrentHashMap<>();
  private final Map<Thread, Progress> progress = new ConcurrentHashMap<>();
  private final FaultyHttpClient faults =
      new FaultyHttpClient(new Watched(Apache5HttpClient.create(), this::inner));

  /** How far a request of this thread has come. */
  private enum Progress {
    SENT,
    ANSWERED
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
  void listen(@Nullable Consumer<LostAnswer> whoever) {
    if (whoever == null) {
      listeners.remove(Thread.currentThread());
    } else {
      listeners.put(Thread.currentThread(), whoever);
    }
  }

  /** Below the faults: what comes here goes out. */
  private HttpExecuteResponse inner(String operation, ExecutableHttpRequest call)
      throws IOException {
    progress.put(Thread.currentThread(), Progress.SENT);
    HttpExecuteResponse response = call.call();
    if (response.httpResponse().statusCode() < SERVER_ERROR) {
      progress.put(Thread.currentThread(), Progress.ANSWERED);
    }
    return response;
  }

  /** Above the faults: what does not come back here was lost. */
  private HttpExecuteResponse outer(String operation, ExecutableHttpRequest call)
      throws IOException {
    progress.remove(Thread.currentThread());
    long sent = System.nanoTime();
    boolean arrived = false;
    try {
      HttpExecuteResponse response = call.call();
      arrived = progress.get(Thread.currentThread()) != Progress.SENT;
      return response;
    } finally {
      if (!arrived && WRITES.contains(operation)) {
        report(sent);
      }
      progress.remove(Thread.currentThread());
    }
  }

  private void report(long sent) {
    Progress reached = progress.get(Thread.currentThread());
    Consumer<LostAnswer> whoever = listeners.get(Thread.currentThread());
    if (reached != null && whoever != null) {
      // An answer that came this far was sent after the work was done. Without one, nobody knows.
      whoever.accept(
          new LostAnswer(sent, reached == Progress.ANSWERED ? System.nanoTime() : Operation.NEVER));
    }
  }

  /** What to do around a call. */
  @FunctionalInterface
  private interface Watch {
    HttpExecuteResponse around(String operation, ExecutableHttpRequest call) throws IOException;
  }

  private record Watched(SdkHttpClient delegate, Watch watch) implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
      String operation = target.substring(target.indexOf('.') + 1);
      ExecutableHttpRequest call = delegate.prepareRequest(request);
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          return watch.around(operation, call);
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
