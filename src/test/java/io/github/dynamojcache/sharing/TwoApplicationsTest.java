package io.github.dynamojcache.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.lifecycle.OwnCredentials;
import io.github.dynamojcache.sharing.app.Isbn;
import io.github.dynamojcache.sharing.app.Note;
import io.github.dynamojcache.sharing.app.Samples;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each application gets its own classes, whichever of them wrote the entry, and whenever. */
@Tag("server")
@ExtendWith({LocalDynamoExtension.class, OwnCredentials.class})
class TwoApplicationsTest {

  private static final String CACHE = "shared";

  private SharedProvider shared;
  private Application one;
  private Application two;

  @BeforeEach
  void deploy(LocalDynamo dynamo, @TempDir Path ofOne, @TempDir Path ofTwo) throws IOException {
    shared = new SharedProvider(dynamo);
    one = new Application(ofOne);
    two = new Application(ofTwo);
  }

  @AfterEach
  void undeploy() throws IOException {
    shared.close();
    one.close();
    two.close();
  }

  private Cache<Object, Object> open(Configuration<Object, Object> configuration) {
    return one.run(() -> shared.manager().createCache(CACHE, configuration));
  }

  private Cache<Object, Object> open() {
    return open(new MutableConfiguration<Object, Object>());
  }

  static Stream<String> formsOfValues() {
    return Samples.values().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("formsOfValues")
  void aValueOfEitherIsReadByBothAsTheirOwn(String form) {
    Cache<Object, Object> cache = open();
    for (Application writer : new Application[] {one, two}) {
      Object written = value(writer, form);
      writer.run(() -> put(cache, "k", written));
      for (Application reader : new Application[] {two, one, two}) {
        Object own = value(reader, form);
        assertThat(reader.run(() -> cache.get("k")))
            .matches(read -> Objects.deepEquals(read, own), "is the reader's " + own);
      }
    }
  }

  private static Object value(Application application, String form) {
    return application.samples("values").get(form);
  }

  private static boolean put(Cache<Object, Object> cache, Object key, Object value) {
    cache.put(key, value);
    return true;
  }

  @Test
  void aReferenceOfTheJdkHoldsAnObjectOfTheReadersClass() {
    Cache<Object, Object> cache = open();
    Object written = one.call(Samples.class, "reference");
    one.run(() -> put(cache, "k", written));

    AtomicReference<?> read = (AtomicReference<?>) two.run(() -> cache.get("k"));

    assertThat(read.get()).isInstanceOf(two.type(Samples.Plain.class));
  }

  static Stream<String> formsOfKeys() {
    return Samples.keys().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("formsOfKeys")
  void aKeyOfEitherIsFoundByBothAndIteratedAsTheirOwn(String form) {
    Cache<Object, Object> cache = open();
    for (Application writer : new Application[] {one, two}) {
      Object written = key(writer, form);
      writer.run(() -> put(cache, written, "v"));
      for (Application reader : new Application[] {two, one, two}) {
        Object own = key(reader, form);
        assertThat(reader.run(() -> cache.get(own))).isEqualTo("v");
        assertThat(reader.run(() -> cache.iterator().next().getKey())).isEqualTo(own);
      }
    }
  }

  private static Object key(Application application, String form) {
    return application.samples("keys").get(form);
  }

  @Test
  void jsonNamesAClassOfTheReaders() {
    Cache<Object, Object> cache =
        open(
            DynamoConfiguration.builder(Object.class, cast(Wrapped.class))
                .valueCodec("json")
                .build());
    for (Application writer : new Application[] {one, two}) {
      Object written = new Wrapped((Content) writer.call(Note.class, "sample"));
      writer.run(() -> put(cache, "k", written));
      for (Application reader : new Application[] {two, one, two}) {
        assertThat(reader.run(() -> cache.get("k")))
            .isEqualTo(new Wrapped((Content) reader.call(Note.class, "sample")));
      }
    }
  }

  @SuppressWarnings("unchecked") // a cache of objects, declared more narrowly
  private static Class<Object> cast(Class<?> type) {
    return (Class<Object>) type;
  }

  /** Such a thread has the loader of the whole JVM: what it is given says whose it is. */
  @Test
  void aThreadOfTheCommonPoolWritesForTheApplicationWhoseObjectItIsGiven() {
    Cache<Object, Object> cache = open();
    for (Application application : new Application[] {one, two}) {
      Object key = key(application, "key codec");
      Object value = value(application, "surrogate");
      ForkJoinPool.commonPool().submit(() -> cache.put(key, value)).join();

      assertThat(application.run(() -> cache.get(key))).isEqualTo(value);
    }
  }

  @Test
  void theNextDeploymentGetsItsOwnClassesWhileTheOldOneIsStillAtWork(@TempDir Path folder)
      throws IOException {
    Cache<Object, Object> cache = open();
    Object old = value(one, "record");
    one.run(() -> put(cache, "k", old));
    try (Application next = new Application(folder)) {
      assertThat(next.run(() -> cache.get("k"))).isEqualTo(value(next, "record"));
      assertThat(one.run(() -> cache.get("k"))).isEqualTo(old);
      assertThat(next.type(Isbn.class)).isNotSameAs(one.type(Isbn.class));
    }
  }
}
