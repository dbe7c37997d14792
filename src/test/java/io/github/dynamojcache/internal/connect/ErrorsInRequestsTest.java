package io.github.dynamojcache.internal.connect;

import static io.github.dynamojcache.internal.connect.FakeHttp.answerOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.internal.connect.FakeHttp.Place;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.http.SdkHttpClient;

/** An Error inside a request is that request's: whoever comes next is served. */
@Timeout(30)
class ErrorsInRequestsTest {

  private static final int MOST = 2;

  private final List<FakeHttp> made = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile @Nullable Error whenMaking;
  private final SdkHttpClient client =
      new RenewingHttpClient(
          this::make, MOST, Duration.ofSeconds(20), new ConnectionWaits(), () -> {});

  private SdkHttpClient make() {
    Error error = whenMaking;
    if (error != null) {
      throw error;
    }
    made.add(new FakeHttp());
    return made.get(made.size() - 1);
  }

  @AfterEach
  void end() {
    made.forEach(this::letGo);
    threads.shutdownNow();
  }

  private void letGo(FakeHttp http) {
    CountDownLatch held = http.held;
    if (held != null) {
      held.countDown();
    }
  }

  private static List<Error> errors() {
    return List.of(
        new StackOverflowError("on purpose"),
        new OutOfMemoryError("on purpose"),
        new ThreadDeath(),
        new NoClassDefFoundError("on purpose"),
        new AssertionError("on purpose"));
  }

  static Stream<Arguments> placesAndErrors() {
    return Stream.of(Place.values())
        .flatMap(place -> errors().stream().map(error -> Arguments.of(place, error)));
  }

  @ParameterizedTest
  @MethodSource("placesAndErrors")
  void theErrorReachesItsCallerAndTheNextRequestIsAnswered(Place place, Error error)
      throws IOException {
    assertThat(answerOf(client)).isEqualTo("{}");
    made.get(0).fail(place, error);

    assertThat(catchThrowable(() -> answerOf(client))).isSameAs(error);
    made.get(0).place = null;

    for (int i = 0; i <= MOST; i++) {
      assertThat(answerOf(client)).isEqualTo("{}");
    }
  }

  @ParameterizedTest
  @MethodSource("placesAndErrors")
  void soItIsWhenEveryOtherRequestHasOne(Place place, Error error) throws IOException {
    for (int i = 0; i < 20; i++) {
      made.get(made.size() - 1).fail(place, error);
      assertThat(catchThrowable(() -> answerOf(client))).isSameAs(error);
      made.forEach(http -> http.place = null);

      assertThat(answerOf(client)).isEqualTo("{}");
    }
    assertThat(made.stream().filter(http -> !http.closed)).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void anAnswerThatWasReadInPartIsNotReadToItsEnd() throws IOException {
    made.get(0).fail(Place.READING, new OutOfMemoryError("on purpose"));

    assertThatThrownBy(() -> answerOf(client)).isInstanceOf(OutOfMemoryError.class);

    assertThat(made.get(0).abortedBody).isTrue();
  }

  @Test
  void whenNoNewConnectionsCanBeMadeTheNextRequestTriesAgain() throws IOException {
    answerOf(client);
    made.get(0).fail(Place.CALLING, new StackOverflowError("on purpose"));
    assertThatThrownBy(() -> answerOf(client)).isInstanceOf(StackOverflowError.class);
    whenMaking = new OutOfMemoryError("on purpose");
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> answerOf(client)).isInstanceOf(OutOfMemoryError.class);
    }

    whenMaking = null;

    assertThat(answerOf(client)).isEqualTo("{}");
    assertThat(made).hasSize(2);
  }

  /** The one whose Error it was may not have come to say so. */
  @Test
  void aPoolThatAnotherRequestShutDownIsLeftAndTheRequestIsSentOnceOnNewConnections()
      throws IOException {
    answerOf(client);
    made.get(0).shutDown = true;

    assertThat(answerOf(client)).isEqualTo("{}");

    assertThat(made).hasSize(2);
    assertThat(made.get(1).calls).hasValue(1);
  }

  @Test
  void whoWaitsForAConnectionIsServedOnNewOnes() throws Exception {
    answerOf(client);
    FakeHttp first = made.get(0);
    first.held = new CountDownLatch(1);
    Future<String> underWay = threads.submit(() -> answerOf(client));
    await().until(() -> first.calls.get() == 2);
    first.fail(Place.CALLING, new StackOverflowError("on purpose"));
    List<Future<String>> others = new ArrayList<>();
    assertThatThrownBy(() -> answerOf(client)).isInstanceOf(StackOverflowError.class);
    for (int i = 0; i < 5; i++) {
      others.add(threads.submit(() -> answerOf(client)));
    }

    for (Future<String> other : others) {
      assertThat(other.get()).isEqualTo("{}");
    }
    letGo(first);
    assertThatThrownBy(underWay::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(IOException.class)
        .hasMessageContaining("an Error inside another request ended the connections")
        .hasCauseInstanceOf(SocketException.class);
  }

  /** It waits where no connection will ever be free. */
  @Test
  void whoWaitedBeforeTheErrorIsWokenAndServedOnNewConnections() throws Exception {
    answerOf(client);
    FakeHttp first = made.get(0);
    first.held = new CountDownLatch(1);
    for (int i = 0; i < MOST; i++) {
      threads.execute(() -> assertThat(catchThrowable(() -> answerOf(client))).isNotNull());
    }
    await().until(() -> first.calls.get() == 1 + MOST);
    Future<String> waiting = threads.submit(() -> answerOf(client));
    first.fail(Place.READING, new OutOfMemoryError("on purpose"));

    letGo(first);

    assertThat(waiting.get()).isEqualTo("{}");
  }

  @Test
  void connectionsThatWereEndedAreClosedWhenNothingIsUnderWayOnThem() throws Exception {
    answerOf(client);
    FakeHttp first = made.get(0);
    first.held = new CountDownLatch(1);
    Future<String> underWay = threads.submit(() -> answerOf(client));
    await().until(() -> first.calls.get() == 2);
    first.place = Place.CALLING;
    first.error = new StackOverflowError("on purpose");
    assertThatThrownBy(() -> answerOf(client)).isInstanceOf(StackOverflowError.class);
    answerOf(client);
    assertThat(first.closed).isFalse();

    letGo(first);
    assertThatThrownBy(underWay::get).isInstanceOf(ExecutionException.class);
    made.get(1).fail(Place.CALLING, new StackOverflowError("on purpose"));
    assertThatThrownBy(() -> answerOf(client)).isInstanceOf(StackOverflowError.class);
    answerOf(client);

    assertThat(first.closed).isTrue();
  }

  @Test
  void afterItWasClosedAPoolThatIsShutDownIsReportedAsItIs() throws IOException {
    answerOf(client);

    client.close();

    assertThatThrownBy(() -> answerOf(client))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Connection pool shut down");
  }
}
