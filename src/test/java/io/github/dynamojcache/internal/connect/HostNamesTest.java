package io.github.dynamojcache.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {

  private static final String HOST = "dynamodb.test";
  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final Duration FOR_EVER = Duration.ofHours(1);

  private final InetAddress[] addresses = {InetAddress.getLoopbackAddress()};
  private final SlowResolver resolver = new SlowResolver();
  private final HostNames names = new HostNames(resolver::addresses, AT_ONCE, FOR_EVER);

  /** Answers at once, or not before it is let go, or never finds anything. */
  private final class SlowResolver {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile boolean broken;

    InetAddress[] addresses(String host) throws UnknownHostException {
      asked.incrementAndGet();
      boolean interrupted = false;
      while (held.getCount() > 0) {
        try {
          held.await();
        } catch (InterruptedException e) {
          interrupted = true; // the system's resolver cannot be interrupted either
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (broken) {
        throw new UnknownHostException("temporary failure");
      }
      return addresses;
    }

    void hold() {
      held = new CountDownLatch(1);
    }
  }

  @AfterEach
  void close() {
    resolver.held.countDown();
    names.close();
    await().until(() -> threads().isEmpty()); // the next test looks for threads of its own
  }

  /** Threads of which none can be started when it is told so. */
  private static final class ScarceThreads extends ThreadPoolExecutor {
    private volatile boolean scarce;

    ScarceThreads() {
      super(0, 4, 1, TimeUnit.SECONDS, new SynchronousQueue<>());
    }

    @Override
    public void execute(Runnable task) {
      if (scarce) {
        throw new OutOfMemoryError("unable to create native thread");
      }
      super.execute(task);
    }
  }

  @Test
  void aLookUpForWhichNoThreadCanBeStartedHoldsUpNoLaterOne() throws Exception {
    ScarceThreads threads = new ScarceThreads();
    try (HostNames own = new HostNames(resolver::addresses, FOR_EVER, FOR_EVER, threads)) {
      threads.scarce = true;
      assertThatThrownBy(() -> own.addresses(HOST)).isInstanceOf(OutOfMemoryError.class);

      threads.scarce = false;

      assertThat(own.addresses(HOST)).isEqualTo(addresses);
    }
  }

  @Test
  void withoutAThreadTheAddressesThatWereFoundBeforeAreUsed() throws Exception {
    ScarceThreads threads = new ScarceThreads();
    try (HostNames own = new HostNames(resolver::addresses, FOR_EVER, FOR_EVER, threads)) {
      own.addresses(HOST);
      threads.scarce = true;

      assertThat(own.addresses(HOST)).isEqualTo(addresses);
    }
  }

  @Test
  void anErrorOfTheResolverIsNoReasonNotToAskItAgain() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HostNames.Lookup failing =
        host -> {
          if (asked.incrementAndGet() == 1) {
            throw new StackOverflowError("on purpose");
          }
          return addresses;
        };
    try (HostNames own = new HostNames(failing, FOR_EVER, FOR_EVER)) {
      assertThatThrownBy(() -> own.addresses(HOST)).isInstanceOf(UnknownHostException.class);

      assertThat(own.addresses(HOST)).isEqualTo(addresses);
    }
  }

  @Test
  void allWhoAskAtTheSameMomentShareALookUp() throws Exception {
    resolver.hold();
    List<FutureTask<InetAddress[]>> callers =
        Stream.generate(() -> new FutureTask<>(() -> names.addresses(HOST))).limit(3).toList();
    List<Thread> threads = new ArrayList<>();
    callers.forEach(caller -> threads.add(started(caller)));
    threads.forEach(HostNamesTest::awaitWaiting);

    resolver.held.countDown();

    for (FutureTask<InetAddress[]> caller : callers) {
      assertThat(caller.get()).isSameAs(addresses);
    }
    assertThat(resolver.asked).hasValue(1);
  }

  @Test
  void aCallerThatIsInterruptedWaitsNoLonger() {
    resolver.hold();
    FutureTask<InetAddress[]> caller =
        new FutureTask<>(
            () -> {
              try {
                return names.addresses(HOST);
              } finally {
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
              }
            });
    Thread thread = started(caller);
    awaitWaiting(thread);

    thread.interrupt();

    assertThatThrownBy(caller::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(UnknownHostException.class)
        .hasMessageStartingWith(HOST + " could not be looked up: ");
  }

  @Test
  void aFirstLookUpThatTakesTooLongSaysSo() {
    resolver.hold();
    try (HostNames impatient = new HostNames(resolver::addresses, AT_ONCE, AT_ONCE)) {
      assertThatThrownBy(() -> impatient.addresses(HOST))
          .isInstanceOf(UnknownHostException.class)
          .hasMessage(HOST + " could not be looked up: no answer within 1 ms");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void anAddressNeedsNoThread(String address) throws Exception {
    names.addresses(address);

    assertThat(threads()).isEmpty();
  }

  @Test
  void aNameThatWasNeverFoundIsUnknown() {
    resolver.broken = true;

    assertThatThrownBy(() -> names.addresses(HOST))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("temporary failure");
  }

  @Test
  void theAddressesFoundLastServeWhileALookUpTakesLong() throws Exception {
    names.addresses(HOST);
    resolver.hold();

    await().until(() -> names.addresses(HOST) == addresses && resolver.asked.get() == 2);
    assertThat(names.addresses(HOST)).isSameAs(addresses);

    assertThat(resolver.asked).hasValue(2); // those that came later joined the one under way
  }

  @Test
  void theAddressesFoundLastServeWhileLookUpsFail() throws Exception {
    names.addresses(HOST);
    resolver.broken = true;

    assertThat(names.addresses(HOST)).isSameAs(addresses);
  }

  @Test
  void aFailedLookUpIsNotRemembered() throws Exception {
    resolver.broken = true;
    assertThatThrownBy(() -> names.addresses(HOST)).isInstanceOf(UnknownHostException.class);
    resolver.broken = false;

    await().until(() -> CompletableFuture.supplyAsync(this::isFound).get());
  }

  private boolean isFound() {
    try {
      return names.addresses(HOST) == addresses;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  @Test
  void noThreadIsLeftAfterItWasClosed() throws Exception {
    names.addresses(HOST);
    assertThat(threads()).isNotEmpty();

    names.close();

    await().untilAsserted(() -> assertThat(threads()).isEmpty());
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("dynamo-jcache-names-"))
        .toList();
  }

  private static Thread started(Runnable task) {
    Thread thread = new Thread(task, "caller");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void awaitWaiting(Thread thread) {
    await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
  }
}
