package io.github.dynamojcache.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

class RenewingHttpClientTest {

  private static final HttpExecuteRequest REQUEST =
      HttpExecuteRequest.builder()
          .request(
              SdkHttpRequest.builder()
                  .method(SdkHttpMethod.POST)
                  .uri(URI.create("http://dynamodb.test"))
                  .build())
          .build();

  private final List<Connections> made = new ArrayList<>();
  private final List<String> closed = new ArrayList<>();
  private final RenewingHttpClient client =
      new RenewingHttpClient(
          () -> {
            made.add(new Connections());
            return made.get(made.size() - 1);
          },
          () -> closed.add("names"));

  /** Stands for an HTTP client with connections of its own. */
  private final class Connections implements SdkHttpClient {
    private final List<String> heard = new ArrayList<>();
    private @Nullable RuntimeException failure;
    private boolean broken;

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          heard.add("call");
          if (broken) {
            throw new IOException("reset");
          }
          if (failure != null) {
            throw failure;
          }
          return HttpExecuteResponse.builder()
              .response(SdkHttpResponse.builder().statusCode(200).build())
              .build();
        }

        @Override
        public void abort() {
          heard.add("abort");
        }
      };
    }

    @Override
    public String clientName() {
      return "Fake";
    }

    @Override
    public void close() {
      closed.add("connections " + made.indexOf(this));
    }
  }

  private void answered() throws IOException {
    client.prepareRequest(REQUEST).call();
  }

  @Test
  void afterAnAttemptThatWasCutShortInSilenceTheNextUsesNewConnections() throws IOException {
    answered();
    ExecutableHttpRequest attempt = client.prepareRequest(REQUEST);

    attempt.abort();
    answered();

    assertThat(made).hasSize(2);
    assertThat(made.get(0).heard).containsExactly("call", "abort");
    assertThat(made.get(1).heard).containsExactly("call");
  }

  @Test
  void afterAnAttemptThatBrokeTheNextUsesNewConnections() throws IOException {
    answered();
    made.get(0).broken = true;
    assertThatThrownBy(this::answered).hasMessage("reset");

    answered();

    assertThat(made).hasSize(2);
  }

  @Test
  void connectionsStayWhenAnotherAttemptWasAnsweredMeanwhile() throws IOException {
    ExecutableHttpRequest attempt = client.prepareRequest(REQUEST);
    answered();

    attempt.abort();
    answered();

    assertThat(made).hasSize(1);
  }

  @Test
  void connectionsThatHaveNeverAnsweredAreNotMadeAnew() {
    client.prepareRequest(REQUEST).abort();
    client.prepareRequest(REQUEST).abort();

    assertThat(made).hasSize(1);
  }

  @Test
  void connectionsThatWereLeftCarryOnWithWhatIsUnderWay() throws IOException {
    answered();
    ExecutableHttpRequest underWay = client.prepareRequest(REQUEST);
    client.prepareRequest(REQUEST).abort();
    answered();

    assertThat(closed).isEmpty();
    assertThat(underWay.call().httpResponse().statusCode()).isEqualTo(200);
  }

  /** What was left may still carry something; and there must not be more and more of it. */
  @Test
  void whenSeveralWereLeftLatelyNoMoreAreLeftAndNoneIsClosed() throws IOException {
    for (int i = 0; i < 6; i++) {
      answered();
      client.prepareRequest(REQUEST).abort();
    }
    answered();

    assertThat(made).hasSize(5);
    assertThat(closed).isEmpty();
  }

  @Test
  void closingClosesAll() throws IOException {
    answered();
    client.prepareRequest(REQUEST).abort();
    answered();

    client.close();

    assertThat(closed).containsExactlyInAnyOrder("connections 0", "connections 1", "names");
  }

  @Test
  void whatApache5ThrowsWhenItIsCutShortIsAnInputOutputException() {
    made.get(0).failure = new NullPointerException("Connection");

    assertThatThrownBy(this::answered)
        .isInstanceOf(IOException.class)
        .hasCauseInstanceOf(NullPointerException.class);
  }

  @Test
  void aClosedPoolIsReportedAsItIs() {
    made.get(0).failure = new IllegalStateException("Connection pool shut down");

    assertThatThrownBy(this::answered).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void itHasTheNameOfTheClientThatItHolds() {
    assertThat(client.clientName()).isEqualTo("Fake");
  }
}
