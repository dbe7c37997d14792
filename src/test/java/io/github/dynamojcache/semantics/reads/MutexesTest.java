package io.github.dynamojcache.semantics.reads;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.testing.Counting;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.Threads;
import java.lang.reflect.Field;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.cache.Cache;
import javax.cache.processor.EntryProcessorException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The locks of single keys are there only while somebody works on the key. */
@Tag("races")
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class MutexesTest {

  private Jvm jvm;

  @BeforeEach
  void open(LocalDynamo dynamo) {
    jvm = new Jvm(dynamo, dynamo.newTableName());
  }

  @AfterEach
  void close() {
    jvm.close();
  }

  @Test
  void nothingIsLeftWhenManyThreadsHaveWorkedOnTheSameKeys() throws Exception {
    Cache<String, Integer> cache = jvm.cache("mutexes", Jvm.numbers());
    Callable<Boolean> working =
        () -> {
          for (int i = 0; i < 40; i++) {
            Counting.increment(cache, "k" + i % 5);
          }
          return true;
        };

    Threads.runTogether(Collections.nCopies(6, working));

    assertThat(locksInUse(cache)).isEmpty();
  }

  @Test
  void nothingIsLeftWhenUserCodeFails() throws Exception {
    Cache<String, Integer> cache = jvm.cache("mutexes", Jvm.numbers());
    Callable<Boolean> failing =
        () -> {
          try {
            cache.invoke(
                "k",
                (entry, arguments) -> {
                  throw new IllegalStateException("on purpose");
                });
            return false;
          } catch (EntryProcessorException e) {
            return true;
          }
        };

    assertThat(Threads.runTogether(Collections.nCopies(6, failing))).containsOnly(true);

    assertThat(locksInUse(cache)).isEmpty();
  }

  @Test
  void nothingIsLeftWhenDynamoFails() throws Exception {
    Cache<String, Integer> cache = jvm.cache("mutexes", Jvm.numbers());
    jvm.faults.every(call -> true).failBeforeSending();
    Callable<Boolean> failing =
        () -> {
          try {
            Counting.increment(cache, "k");
            return false;
          } catch (RuntimeException e) {
            return true;
          }
        };

    assertThat(Threads.runTogether(Collections.nCopies(4, failing))).containsOnly(true);

    jvm.faults.reset();
    assertThat(locksInUse(cache)).isEmpty();
  }

  /** What is left over shows nowhere outside: the test has to look inside. */
  private static Map<?, ?> locksInUse(Cache<?, ?> cache) throws ReflectiveOperationException {
    Object mutexes = field(field(field(cache, "engine"), "writes"), "mutexes");
    return (Map<?, ?>) field(field(mutexes, "locks"), "inUse");
  }

  private static Object field(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return Objects.requireNonNull(field.get(owner), name);
  }
}
