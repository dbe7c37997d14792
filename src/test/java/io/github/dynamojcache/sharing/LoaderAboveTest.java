package io.github.dynamojcache.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.internal.values.CompiledClasses;
import io.github.dynamojcache.internal.values.StoredValues;
import io.github.dynamojcache.internal.values.json.JsonValueCodec;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import io.github.dynamojcache.sharing.app.Bulk;
import io.github.dynamojcache.sharing.app.Note;
import io.github.dynamojcache.sharing.app.Samples;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
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

/**
 * Applications use a manager or a codec whose loader is one above theirs: only the thread's finds
 * their classes.
 */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class LoaderAboveTest {

  @SuppressWarnings("unchecked") // a cache of objects, declared more narrowly
  private static final Class<Object> WRAPPED = (Class<Object>) (Class<?>) Wrapped.class;

  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private final List<Application> applications = new ArrayList<>();
  private CacheManager manager;

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path folder;

  @BeforeEach
  void open(LocalDynamo dynamo) {
    Properties properties = new Properties();
    properties.put(DynamoCachingProvider.CLIENT_PROPERTY, dynamo.client());
    properties.setProperty("dynamo-jcache.table", dynamo.newTableName());
    properties.setProperty("dynamo-jcache.call-timeout", "20s");
    properties.setProperty("dynamo-jcache.attempt-timeout", "10s");
    properties.setProperty(
        "dynamo-jcache.caches.\"*\".allowed-classes", "io.github.dynamojcache.sharing.*");
    manager = provider.getCacheManager(URI.create("above"), new Above(), properties);
  }

  @AfterEach
  void close() throws IOException {
    for (Application each : applications) {
      each.close();
    }
    provider.close();
  }

  /** Has all but the classes of applications, which the class path of the tests has too. */
  private static final class Above extends ClassLoader {

    Above() {
      super(LoaderAboveTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith(Samples.class.getPackageName())) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  private Application newApplication() throws IOException {
    return new Application(Files.createTempDirectory(folder, "app"), manager.getClassLoader());
  }

  private Application deploy() throws IOException {
    Application application = newApplication();
    applications.add(application);
    return application;
  }

  private static boolean put(Cache<Object, Object> cache, Object key, Object value) {
    cache.put(key, value);
    return true;
  }

  /** Only the default manager finds the services of an application. */
  static Stream<String> formsOfValues() {
    return Samples.values().keySet().stream().filter(form -> !form.equals("surrogate"));
  }

  @ParameterizedTest
  @MethodSource("formsOfValues")
  void aValueIsReadByEachAsItsOwn(String form) throws IOException {
    Cache<Object, Object> cache =
        manager.createCache("c", new MutableConfiguration<Object, Object>());
    List<Application> both = List.of(deploy(), deploy());
    for (Application writer : both) {
      Object written = writer.samples("values").get(form);
      writer.run(() -> put(cache, "k", written));
      for (Application reader : both) {
        Object own = reader.samples("values").get(form);
        assertThat(reader.run(() -> cache.get("k")))
            .matches(read -> Objects.deepEquals(read, own), "is the reader's " + own);
      }
    }
  }

  static Stream<String> formsOfKeys() {
    return Stream.of("value class", "record", "enum", "class", "list");
  }

  @ParameterizedTest
  @MethodSource("formsOfKeys")
  void aKeyIsFoundAndIteratedByEachAsItsOwn(String form) throws IOException {
    Cache<Object, Object> cache =
        manager.createCache("c", new MutableConfiguration<Object, Object>());
    List<Application> both = List.of(deploy(), deploy());
    for (Application writer : both) {
      Object written = writer.samples("keys").get(form);
      writer.run(() -> put(cache, written, "v"));
      for (Application reader : both) {
        Object own = reader.samples("keys").get(form);
        assertThat(reader.run(() -> cache.get(own))).isEqualTo("v");
        assertThat(reader.run(() -> cache.iterator().next().getKey())).isEqualTo(own);
      }
    }
  }

  @Test
  @SuppressWarnings("unchecked") // what the class of this name is
  void bulkOperationsAndLoadsFindTheClassesOfTheirCaller() throws Exception {
    manager.createCache("many-one", new MutableConfiguration<Object, Object>());
    Application application = deploy();
    Object bulk = application.type(Bulk.class).getConstructor().newInstance();

    assertThat(
            application.run(
                () ->
                    ((BiFunction<CacheManager, String, Map<String, Object>>) bulk)
                        .apply(manager, "one")))
        .isEqualTo(BulkSeen.all());
  }

  static Stream<Configuration<Object, Object>> configurations() {
    ClassLoader ofManager = new DynamoCachingProvider().getDefaultClassLoader();
    return Stream.of(
        DynamoConfiguration.builder(Object.class, Object.class).build(),
        DynamoConfiguration.builder(Object.class, Object.class).valueCodec("json").build(),
        DynamoConfiguration.builder(Object.class, Object.class)
            .valueCodec(new KryoValueCodec(ofManager))
            .build(),
        DynamoConfiguration.builder(Object.class, WRAPPED)
            .valueCodec(new JsonValueCodec(Wrapped.class, ofManager))
            .build());
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void eachReadsItsOwnAndIsLetGo(Configuration<Object, Object> configuration) throws IOException {
    Cache<Object, Object> cache = manager.createCache("c", configuration);
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      loaders.add(useAndLeave(cache));
    }

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(loaders).allMatch(loader -> loader.refersTo(null));
            });
  }

  private WeakReference<ClassLoader> useAndLeave(Cache<Object, Object> cache) throws IOException {
    try (Application application = newApplication()) {
      Object note = application.call(Note.class, "sample");
      Object isbn = application.samples("keys").get("value class");
      for (int i = 0; i < 2; i++) {
        Object read =
            application.run(
                () -> {
                  cache.put(isbn, new Wrapped((Content) note));
                  return cache.get(isbn);
                });
        assertThat(((Wrapped) read).content()).hasSameClassAs(note);
      }
      return new WeakReference<>(application.loader());
    }
  }

  /** Of a class that is on no class path: Jackson looks there before the thread is asked. */
  @Test
  void jsonNamesAClassThatOnlyTheThreadsLoaderFinds() throws Exception {
    String source =
        """
        package remarks;
        public record Remark(String text) implements io.github.dynamojcache.sharing.Content {
          public static Object sample() { return new Remark("r"); }
        }
        """;
    StoredValues values =
        new StoredValues(new JsonValueCodec(Wrapped.class, getClass().getClassLoader()));
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      Path files = Files.createDirectory(folder.resolve(name));
      loaders.add(remark(values, CompiledClasses.compile(files, "remarks.Remark", source)));
    }

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(loaders).allMatch(loader -> loader.refersTo(null));
            });
  }

  private static WeakReference<ClassLoader> remark(StoredValues values, CompiledClasses classes)
      throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(classes.loader());
    try (classes) {
      Object written = classes.call("remarks.Remark", "sample");
      Wrapped read = (Wrapped) values.decode(values.encode(new Wrapped((Content) written)));
      assertThat(read.content()).hasSameClassAs(written).hasToString("Remark[text=r]");
      return new WeakReference<>(classes.loader());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** In the common pool, and in a thread of one application with objects of another. */
  @Test
  void objectsOfAnApplicationThatTheThreadDoesNotKnowAreWrittenAndNotKept() throws IOException {
    Cache<Object, Object> cache =
        manager.createCache("c", new MutableConfiguration<Object, Object>());
    Application other = deploy();
    WeakReference<ClassLoader> left = writeIn(other, cache);

    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              System.gc();
              return left.refersTo(null);
            });
    assertThat(other.run(() -> cache.get("k"))).isEqualTo(other.samples("values").get("list"));
  }

  private WeakReference<ClassLoader> writeIn(Application other, Cache<Object, Object> cache)
      throws IOException {
    try (Application application = newApplication()) {
      Object written = application.samples("values").get("list");
      other.run(() -> put(cache, "k", written));
      return new WeakReference<>(application.loader());
    }
  }
}
