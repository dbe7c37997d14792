package io.github.dynamojcache.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.codec.UnsupportedKeyException;
import io.github.dynamojcache.internal.values.CompiledClasses;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
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

class KeyLoadingTest {

  private static final String SOURCE =
      """
      package app;
      public record Key(String name, Kind kind) {
        public enum Kind { SMALL }
        public static Object sample() { return new Key("a", Kind.SMALL); }
      }
      """;

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path folder;

  @Test
  void aClassThatOnlyTheGivenLoaderKnowsIsReadBack() throws Exception {
    try (CompiledClasses classes = CompiledClasses.compile(folder, "app.Key", SOURCE)) {
      CanonicalKeys keys = new CanonicalKeys(classes.loader(), List.of());
      Object key = classes.call("app.Key", "sample");

      assertThat(keys.encode(key).text())
          .isEqualTo("r:app.Key(name=s:a,kind=e:app.Key$Kind#SMALL)");
      assertThat(keys.decode(keys.encode(key).text())).isEqualTo(key);
    }
  }

  @Test
  void aClassThatTheGivenLoaderLacksIsFoundThroughTheThread() throws Exception {
    try (CompiledClasses classes = CompiledClasses.compile(folder, "app.Key", SOURCE)) {
      CanonicalKeys keys = new CanonicalKeys(getClass().getClassLoader(), List.of());
      Object key = classes.call("app.Key", "sample");
      ClassLoader before = Thread.currentThread().getContextClassLoader();
      Thread.currentThread().setContextClassLoader(classes.loader());
      try {
        assertThat(keys.decode(keys.encode(key).text())).isEqualTo(key);
      } finally {
        Thread.currentThread().setContextClassLoader(before);
      }
    }
  }

  @Test
  void aClassThatAnotherLoaderHasUnderTheSameNameIsRefusedAtItsFirstUse() throws Exception {
    Path here = Files.createDirectory(folder.resolve("here"));
    Path there = Files.createDirectory(folder.resolve("there"));
    try (CompiledClasses ours = CompiledClasses.compile(here, "app.Key", SOURCE);
        CompiledClasses theirs = CompiledClasses.compile(there, "app.Key", SOURCE)) {
      CanonicalKeys keys = new CanonicalKeys(ours.loader(), List.of());
      Object key = theirs.call("app.Key", "sample");

      assertThatThrownBy(() -> keys.encode(key))
          .isInstanceOf(UnsupportedKeyException.class)
          .hasMessageContaining("another class of the same name");
    }
  }

  @Test
  void aClassThatNoLoaderFindsIsRefusedAtItsFirstUse() throws Exception {
    try (CompiledClasses classes = CompiledClasses.compile(folder, "app.Key", SOURCE)) {
      CanonicalKeys keys = new CanonicalKeys(getClass().getClassLoader(), List.of());
      Object key = classes.call("app.Key", "sample");

      assertThatThrownBy(() -> keys.encode(key))
          .isInstanceOf(UnsupportedKeyException.class)
          .hasMessageContaining("class app.Key is not on the class path");
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
    try (CompiledClasses classes = CompiledClasses.compile(folder, "app.Key", SOURCE)) {
      CanonicalKeys keys = new CanonicalKeys(classes.loader(), List.of());
      Object key = classes.call("app.Key", "sample");
      // Not by the record's equals: the JDK holds on softly to what it links that to.
      String text = keys.encode(key).text();
      assertThat(keys.encode(keys.decode(text)).text()).isEqualTo(text);
      return new WeakReference<>(classes.loader());
    }
  }

  @Test
  void manyThreadsUseOneCodec() throws Exception {
    CanonicalKeys keys = new CanonicalKeys(getClass().getClassLoader(), List.of());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        int number = i;
        tasks.add(
            () -> {
              for (int n = 0; n < 500; n++) {
                Object key =
                    List.of(new KeySamples.Point(number, n), new KeySamples.Name("a" + n, null), n);
                if (!keys.decode(keys.encode(key).text()).equals(key)) {
                  return false;
                }
              }
              return true;
            });
      }
      for (Future<Boolean> task : threads.invokeAll(tasks)) {
        assertThat(task.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
