package io.github.dynamojcache.semantics.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.testing.Counting;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.OtherProcess;
import io.github.dynamojcache.testing.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several threads of several JVMs on one entry: nothing is lost, nobody wins twice. */
@Tag("races")
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class AtomicityTest {

  private LocalDynamo dynamo;
  private String table;
  private Jvm jvm;
  private Jvm other;

  @BeforeEach
  void open(LocalDynamo dynamo) {
    this.dynamo = dynamo;
    table = dynamo.newTableName();
    jvm = new Jvm(dynamo, table);
    other = new Jvm(dynamo, table);
  }

  @AfterEach
  void close() {
    jvm.close();
    other.close();
  }

  @Test
  void twoProcessesCountTogetherByInvoke() throws Exception {
    Cache<String, Integer> cache = jvm.cache("counters", Jvm.numbers());
    try (OtherProcess process =
        new OtherProcess(
            CountingProcess.class,
            dynamo.endpoint().toString(),
            table,
            "counters",
            "counter",
            "4",
            "250")) {
      process.awaitLine(CountingProcess.READY);
      process.sendLine();

      Callable<Boolean> counting =
          () -> {
            for (int i = 0; i < 250; i++) {
              Counting.increment(cache, "counter");
            }
            return true;
          };
      Threads.runTogether(Collections.nCopies(4, counting));

      process.awaitLine(CountingProcess.DONE);
    }
    assertThat(cache.get("counter")).isEqualTo(2_000);
  }

  @Test
  void putIfAbsentHasOneWinner() throws Exception {
    Cache<String, String> here = jvm.cache("races");
    Cache<String, String> there = other.cache("races");
    for (int round = 0; round < 50; round++) {
      String key = "round-" + round;
      List<Callable<Boolean>> racers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Cache<String, String> cache = i % 2 == 0 ? here : there;
        String value = "racer-" + i;
        racers.add(() -> cache.putIfAbsent(key, value));
      }

      List<Boolean> won = Threads.runTogether(racers);

      assertThat(won).containsOnlyOnce(true);
      assertThat(here.get(key)).isEqualTo("racer-" + won.indexOf(true));
    }
  }

  @Test
  void replaceOfAnExpectedValueLosesNoIncrement() throws Exception {
    Cache<String, Integer> here = jvm.cache("cas", Jvm.numbers());
    Cache<String, Integer> there = other.cache("cas", Jvm.numbers());
    here.put("counter", 0);
    List<Callable<Boolean>> counters = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Cache<String, Integer> cache = i % 2 == 0 ? here : there;
      counters.add(
          () -> {
            for (int increments = 0; increments < 25; ) {
              int seen = cache.get("counter");
              increments += cache.replace("counter", seen, seen + 1) ? 1 : 0;
            }
            return true;
          });
    }

    Threads.runTogether(counters);

    assertThat(there.get("counter")).isEqualTo(200);
  }

  @Test
  void removingAnExpectedValueSucceedsForOne() throws Exception {
    Cache<String, String> here = jvm.cache("takers");
    Cache<String, String> there = other.cache("takers");
    for (int round = 0; round < 20; round++) {
      here.put("k", "treasure");
      List<Callable<Boolean>> takers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Cache<String, String> cache = i % 2 == 0 ? here : there;
        takers.add(() -> cache.remove("k", "treasure"));
      }

      assertThat(Threads.runTogether(takers)).containsOnlyOnce(true);
    }
  }

  @Test
  void slowUserCodeRunsOnceForAllThreadsThatWantIt() throws Exception {
    Cache<String, String> cache = jvm.cache("sync");
    AtomicInteger runs = new AtomicInteger();
    Callable<String> wanting =
        () ->
            cache.invoke(
                "k",
                (entry, arguments) -> {
                  if (!entry.exists()) {
                    runs.incrementAndGet();
                    pause(Duration.ofMillis(300));
                    entry.setValue("made");
                  }
                  return entry.getValue();
                });

    List<String> got = Threads.runTogether(Collections.nCopies(10, wanting));

    assertThat(got).containsOnly("made").hasSize(10);
    assertThat(runs).hasValue(1);
  }

  /** How slow user code looks from outside; nothing is waited for. */
  private static void pause(Duration duration) {
    try {
      TimeUnit.MILLISECONDS.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
