package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.ValueSamples.Line;
import io.github.dynamojcache.codec.ValueSamples.Person;
import io.github.dynamojcache.codec.ValueSamples.Point;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class loaders and threads. */
class ValueLoadingTest {

  private static final String SOURCE =
      """
      package app;
      public class Item {
        private String name = "a";
        private Part part = new Part(1);
        public record Part(int size) {}
        public static Object sample() { return new Item(); }
        @Override public String toString() { return name + part; }
      }
      """;

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path folder;

  private static StoredValues values(ClassLoader loader) {
    return new StoredValues(new KryoValueCodec(loader));
  }

  @Test
  void aClassThatOnlyTheGivenLoaderKnowsIsReadBack() throws Exception {
    try (CompiledClasses classes = CompiledClasses.compile(folder, "app.Item", SOURCE)) {
      StoredValues values = values(classes.loader());
      Object item = classes.call("app.Item", "sample");

      Object copied = values.decode(values.encode(item));

      assertThat(copied).hasSameClassAs(item).hasToString("aPart[size=1]");
    }
  }

  @Test
  void aClassThatTheGivenLoaderLacksIsFoundThroughTheThread() throws Exception {
    try (CompiledClasses classes = CompiledClasses.compile(folder, "app.Item", SOURCE)) {
      StoredValues values = values(getClass().getClassLoader());
      EncodedValue encoded = values.encode(classes.call("app.Item", "sample"));
      assertThatThrownBy(() -> values.decode(encoded))
          .isInstanceOf(UndecodableValueException.class)
          .hasMessage("class app.Item is not on the class path");
      ClassLoader before = Thread.currentThread().getContextClassLoader();
      Thread.currentThread().setContextClassLoader(classes.loader());
      try {
        assertThat(values.decode(encoded)).hasToString("aPart[size=1]");
      } finally {
        Thread.currentThread().setContextClassLoader(before);
      }
    }
  }

  @Test
  void aThreadWithoutALoaderIsNoObstacle() throws Exception {
    StoredValues values = values(getClass().getClassLoader());
    EncodedValue encoded = values.encode(new Point(1, 2));
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(null);
    try {
      assertThat(values.decode(encoded)).isEqualTo(new Point(1, 2));
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Test
  void nothingKeepsTheLoaderOnceTheCodecIsGone() throws Exception {
    WeakReference<ClassLoader> loader = useAndForget();

    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              System.gc();
              return loader.get() == null;
            });
  }

  private WeakReference<ClassLoader> useAndForget() throws Exception {
    try (CompiledClasses classes = CompiledClasses.compile(folder, "app.Item", SOURCE)) {
      StoredValues values = values(classes.loader());
      EncodedValue encoded = values.encode(classes.call("app.Item", "sample"));
      assertThat(values.encode(values.decode(encoded))).isEqualTo(encoded);
      return new WeakReference<>(classes.loader());
    }
  }

  @Test
  void manyThreadsUseOneCodec() throws Exception {
    StoredValues values = values(getClass().getClassLoader());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        int number = i;
        tasks.add(() -> copyMany(values, number));
      }
      for (Future<Boolean> task : threads.invokeAll(tasks)) {
        assertThat(task.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean copyMany(StoredValues values, int number) throws Exception {
    for (int n = 0; n < 500; n++) {
      Line line = new Line(new Point(number, n), "x".repeat(n * 7), List.of("a" + n));
      Person parent = new Person("p" + n, null);
      Person child = new Person("c" + n, parent);
      boolean same = values.decode(values.encode(line)).equals(line);
      Person copied = (Person) values.decode(values.encode(child));
      if (!same || !copied.name().equals("c" + n)) {
        return false;
      }
    }
    return true;
  }
}
