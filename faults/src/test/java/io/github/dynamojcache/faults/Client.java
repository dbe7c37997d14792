package io.github.dynamojcache.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.faults.client.Build;
import io.github.dynamojcache.faults.client.ClientProcess;
import io.github.dynamojcache.faults.client.Kind;
import io.github.dynamojcache.faults.client.Orders;
import io.github.dynamojcache.faults.history.EventLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client in a process of its own, as the coordinator sees it. For one thread. */
final class Client implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final String name;
  private final Process process;
  private final Writer orders;
  private final Thread reader;
  private final Chronicle chronicle;
  private final BlockingQueue<EventLine> answers = new LinkedBlockingQueue<>();

  /**
   * Starts a process; it need not be ready yet.
   *
   * @param bringsItemsOfRefusals whether its refused writes bring the item that refused them
   * @param lasting whether it will live long enough for code to be worth optimizing
   */
  Client(
      String name,
      URI endpoint,
      String table,
      long seed,
      Build build,
      boolean bringsItemsOfRefusals,
      boolean lasting) {
    this.name = name;
    this.chronicle = new Chronicle(name, bringsItemsOfRefusals);
    try {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=" + (lasting ? 4 : 1),
                  "-Xmx192m",
                  "-cp",
                  classPath(),
                  ClientProcess.class.getName(),
                  name,
                  endpoint.toString(),
                  table,
                  Long.toString(seed),
                  build.name(),
                  Boolean.toString(bringsItemsOfRefusals))
              .redirectError(Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    orders = process.outputWriter(StandardCharsets.UTF_8);
    reader = new Thread(this::read, "reader-of-" + name);
    reader.setDaemon(true);
    reader.start();
  }

  /** Surefire may start the tests from a jar that holds nothing but a manifest. */
  private static String classPath() {
    String ofTests = System.getProperty("surefire.test.class.path");
    return ofTests != null ? ofTests : System.getProperty("java.class.path");
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        EventLine event = EventLine.parse(line);
        switch (event.kind()) {
          case CLOCK, DONE -> answers.add(event);
          case INVOKED, RETURNED, FAILED, UNCLEAR, LOADED, LOST -> chronicle.add(event);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the client " + name + " cannot be read", e);
    }
  }

  /**
   * Waits until the client answers, and makes sure that its clock is this process's: what it reads
   * lies between two readings of ours.
   */
  void awaitReady() {
    long before = System.nanoTime();
    order(Orders.clock());
    long theirs = answer().number(0);
    assertThat(theirs).as("clock of %s", name).isBetween(before, System.nanoTime());
  }

  void begin(String round, Kind kind, int keys, int operations) {
    order(Orders.round(round, kind, keys, operations));
  }

  /** Waits for the end of a round, and returns the faults that there were, by their names. */
  Map<String, Long> awaitDone() {
    EventLine done = answer();
    assertThat(done.kind()).isEqualTo(EventLine.Kind.DONE);
    return done.faults();
  }

  /** Waits until so many operations have ended, then ends the process without a warning. */
  void killAfter(int operations) {
    await().atMost(PATIENCE).until(() -> chronicle.size() >= operations);
    // SIGKILL. Process.destroyForcibly() would also close the pipe, with lines still in it.
    process.toHandle().destroyForcibly();
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      reader.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    chronicle.endInTheMiddle();
  }

  Chronicle chronicle() {
    return chronicle;
  }

  private void order(String order) {
    try {
      orders.write(order + "\n");
      orders.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the client " + name + " is gone", e);
    }
  }

  private EventLine answer() {
    try {
      long start = System.nanoTime();
      while (System.nanoTime() - start < PATIENCE.toNanos()) {
        EventLine answer = answers.poll(1, TimeUnit.SECONDS);
        if (answer != null) {
          return answer;
        }
        assertThat(process.isAlive()).as("%s lives", name).isTrue();
      }
      throw new IllegalStateException("the client " + name + " does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
