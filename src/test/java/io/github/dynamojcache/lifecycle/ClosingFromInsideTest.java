package io.github.dynamojcache.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import javax.cache.integration.CompletionListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * User code may close what it is called by: its thread, and whoever waits for that, are not waited
 * for, and not interrupted.
 */
@Tag("server")
@ExtendWith({LocalDynamoExtension.class, OwnCredentials.class})
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClosingFromInsideTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Half of the time for which closing waits for others. */
  private static final Duration SOON = Duration.ofSeconds(5);

  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CompletableFuture<Duration> closed = new CompletableFuture<>();
  private CacheManager manager;
  private Runnable closing = () -> {};

  @BeforeEach
  void open(LocalDynamo dynamo) {
    manager =
        provider.getCacheManager(
            URI.create("from-inside"),
            getClass().getClassLoader(),
            TestProperties.ownClient(dynamo, dynamo.createTable()));
  }

  @AfterEach
  void close() {
    provider.close();
  }

  /** Called by user code; closes once, and tells how long that took. */
  private void close(Cache<String, String> cache, String what) {
    if (!begun.compareAndSet(false, true)) {
      return;
    }
    long before = System.nanoTime();
    try {
      switch (what) {
        case "cache" -> cache.close();
        case "manager" -> manager.close();
        default -> provider.close();
      }
      assertThat(Thread.currentThread().isInterrupted()).as("interrupted").isFalse();
      closed.complete(Duration.ofNanos(System.nanoTime() - before));
    } catch (RuntimeException | Error e) {
      closed.completeExceptionally(e);
    }
  }

  /** A place where user code runs: what to configure, and what to call. */
  private enum Place {
    LOADER {
      @Override
      void use(ClosingFromInsideTest test, Cache<String, String> cache) {
        cache.get("k");
      }
    },
    LOADER_OF_LOAD_ALL {
      @Override
      void use(ClosingFromInsideTest test, Cache<String, String> cache) {
        cache.loadAll(entries(3).keySet(), true, null);
      }
    },
    COMPLETION_LISTENER {
      @Override
      void use(ClosingFromInsideTest test, Cache<String, String> cache) {
        cache.loadAll(
            entries(3).keySet(),
            true,
            new CompletionListener() {
              @Override
              public void onCompletion() {
                test.closing.run();
              }

              @Override
              public void onException(Exception e) {
                test.closed.completeExceptionally(e);
              }
            });
      }
    },
    WRITER {
      @Override
      void use(ClosingFromInsideTest test, Cache<String, String> cache) {
        cache.put("k", "v");
      }
    },
    WRITER_OF_PUT_ALL {
      @Override
      void use(ClosingFromInsideTest test, Cache<String, String> cache) {
        cache.putAll(entries(60));
      }
    },
    LISTENER {
      @Override
      void use(ClosingFromInsideTest test, Cache<String, String> cache) {
        cache.put("k", "v");
      }
    },
    LISTENER_OF_PUT_ALL {
      @Override
      void use(ClosingFromInsideTest test, Cache<String, String> cache) {
        cache.putAll(entries(60));
      }
    },
    ASYNCHRONOUS_LISTENER {
      @Override
      void use(ClosingFromInsideTest test, Cache<String, String> cache) {
        cache.put("k", "v");
      }
    },
    FILTER {
      @Override
      void use(ClosingFromInsideTest test, Cache<String, String> cache) {
        cache.put("k", "v");
      }
    },
    FACTORY_OF_A_LISTENER {
      @Override
      void use(ClosingFromInsideTest test, Cache<String, String> cache) {
        CacheEntryCreatedListener<String, String> listener = events -> {};
        cache.registerCacheEntryListener(
            new MutableCacheEntryListenerConfiguration<>(
                () -> {
                  test.closing.run();
                  return listener;
                },
                null,
                false,
                true));
      }
    },
    ENTRY_PROCESSOR {
      @Override
      void use(ClosingFromInsideTest test, Cache<String, String> cache) {
        cache.invoke(
            "k",
            (entry, arguments) -> {
              test.closing.run();
              return null;
            });
      }
    },
    ENTRY_PROCESSOR_OF_INVOKE_ALL {
      @Override
      void use(ClosingFromInsideTest test, Cache<String, String> cache) {
        cache.invokeAll(
            entries(60).keySet(),
            (entry, arguments) -> {
              test.closing.run();
              return null;
            });
      }
    },
    EXPIRY_POLICY {
      @Override
      void use(ClosingFromInsideTest test, Cache<String, String> cache) {
        cache.put("k", "v");
      }
    },
    ITERATOR {
      @Override
      void use(ClosingFromInsideTest test, Cache<String, String> cache) {
        cache.forEach(Cache.Entry::getKey);
      }
    };

    abstract void use(ClosingFromInsideTest test, Cache<String, String> cache);
  }

  private static Map<String, String> entries(int count) {
    return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v" + i));
  }

  static Stream<Arguments> placesAndWhatCloses() {
    return Stream.of(Place.values())
        .flatMap(
            place -> Stream.of("cache", "manager", "provider").map(w -> Arguments.of(place, w)));
  }

  @ParameterizedTest
  @MethodSource("placesAndWhatCloses")
  void aThreadDoesNotWaitForItself(Place place, String what) {
    useAndAssertClosed(place, what, task -> new Thread(task, "user").start());
  }

  @EnabledForJreRange(min = JRE.JAVA_21)
  @ParameterizedTest
  @MethodSource("placesAndWhatCloses")
  void aVirtualThreadDoesNotWaitForItself(Place place, String what) {
    useAndAssertClosed(place, what, ClosingFromInsideTest::startVirtualThread);
  }

  private static void startVirtualThread(Runnable task) {
    try {
      Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private void useAndAssertClosed(Place place, String what, Consumer<Runnable> threads) {
    Cache<String, String> cache = manager.createCache("books", configuration(place));
    if (place == Place.ITERATOR) {
      cache.putAll(entries(3));
    }
    closing = () -> close(cache, what);
    CompletableFuture<Void> used = new CompletableFuture<>();

    threads.accept(
        () -> {
          try {
            place.use(this, cache);
          } catch (CacheException | IllegalStateException overtaken) {
            // What it was about to do with a cache that is closed.
          }
          used.complete(null);
        });

    assertThat(used).succeedsWithin(PATIENCE);
    assertThat(closed).succeedsWithin(PATIENCE).satisfies(d -> assertThat(d).isLessThan(SOON));
    assertThat(cache.isClosed()).isTrue();
    provider.close();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(Threads.ofManagers()).isEmpty());
  }

  private MutableConfiguration<String, String> configuration(Place place) {
    MutableConfiguration<String, String> configuration =
        new MutableConfiguration<String, String>().setTypes(String.class, String.class);
    return switch (place) {
      case LOADER ->
          configuration.setReadThrough(true).setCacheLoaderFactory(() -> new Loader(this::doClose));
      case LOADER_OF_LOAD_ALL ->
          configuration.setCacheLoaderFactory(() -> new Loader(this::doClose));
      case COMPLETION_LISTENER -> configuration.setCacheLoaderFactory(() -> new Loader(() -> {}));
      case WRITER, WRITER_OF_PUT_ALL ->
          configuration
              .setWriteThrough(true)
              .setCacheWriterFactory(() -> new Writer(this::doClose));
      case LISTENER ->
          configuration.addCacheEntryListenerConfiguration(listening(this::doClose, true));
      case LISTENER_OF_PUT_ALL ->
          configuration.addCacheEntryListenerConfiguration(listening(this::closeInAHelper, true));
      case ASYNCHRONOUS_LISTENER ->
          configuration.addCacheEntryListenerConfiguration(listening(this::doClose, false));
      case FILTER -> configuration.addCacheEntryListenerConfiguration(filtering());
      case EXPIRY_POLICY, ITERATOR -> configuration.setExpiryPolicyFactory(() -> policy(place));
      default -> configuration;
    };
  }

  private void doClose() {
    closing.run();
  }

  private void closeInAHelper() {
    if (Thread.currentThread().getName().startsWith("dynamo-jcache")) {
      closing.run();
    }
  }

  private static MutableCacheEntryListenerConfiguration<String, String> listening(
      Runnable code, boolean synchronous) {
    CacheEntryCreatedListener<String, String> listener = events -> code.run();
    return new MutableCacheEntryListenerConfiguration<>(() -> listener, null, false, synchronous);
  }

  private MutableCacheEntryListenerConfiguration<String, String> filtering() {
    CacheEntryCreatedListener<String, String> listener = events -> {};
    return new MutableCacheEntryListenerConfiguration<>(
        () -> listener,
        () ->
            event -> {
              doClose();
              return true;
            },
        false,
        true);
  }

  private ExpiryPolicy policy(Place place) {
    return new ExpiryPolicy() {
      @Override
      public javax.cache.expiry.Duration getExpiryForCreation() {
        if (place == Place.EXPIRY_POLICY) {
          doClose();
        }
        return javax.cache.expiry.Duration.ETERNAL;
      }

      @Override
      public javax.cache.expiry.Duration getExpiryForAccess() {
        doClose();
        return javax.cache.expiry.Duration.ETERNAL;
      }

      @Override
      public javax.cache.expiry.Duration getExpiryForUpdate() {
        return javax.cache.expiry.Duration.ETERNAL;
      }
    };
  }

  private record Loader(Runnable code) implements CacheLoader<String, String> {
    @Override
    public String load(String key) {
      code.run();
      return key;
    }

    @Override
    public Map<String, String> loadAll(Iterable<? extends String> keys) {
      code.run();
      Map<String, String> loaded = new HashMap<>();
      keys.forEach(key -> loaded.put(key, key));
      return loaded;
    }
  }

  private record Writer(Runnable code) implements CacheWriter<String, String> {
    @Override
    public void write(Cache.Entry<? extends String, ? extends String> entry) {
      code.run();
    }

    @Override
    public void writeAll(Collection<Cache.Entry<? extends String, ? extends String>> entries) {
      code.run();
      entries.clear();
    }

    @Override
    public void delete(Object key) {}

    @Override
    public void deleteAll(Collection<?> keys) {
      List.copyOf(keys).forEach(keys::remove);
    }
  }
}
