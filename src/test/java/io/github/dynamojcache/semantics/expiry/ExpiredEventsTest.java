package io.github.dynamojcache.semantics.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.testing.AnyChangeListener;
import io.github.dynamojcache.testing.Heard;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.Lifetimes;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.SharedTable;
import java.util.Map;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.EventType;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** EXPIRED events of items that a write takes the place of: they are told after that write. */
@Tag("server")
class ExpiredEventsTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private final Jvm jvm = SHARED.jvm();
  private final RawTable table = SHARED.table();
  private final String name = SHARED.newCacheName();

  /** A write of "new" over an expired item. */
  private record Write(String what, Writing writing, Factory<? extends ExpiryPolicy> expiry) {
    @Override
    public String toString() {
      return what;
    }
  }

  private interface Writing {
    void on(Cache<String, String> cache);
  }

  static Stream<Write> writes() {
    Map<String, Writing> writes =
        Map.of(
            "put", c -> c.put("k", "new"),
            "getAndPut", c -> c.getAndPut("k", "new"),
            "putAll", c -> c.putAll(Map.of("k", "new")),
            "putIfAbsent", c -> c.putIfAbsent("k", "new"),
            "invoke",
                c ->
                    c.invoke(
                        "k",
                        (entry, arguments) -> {
                          entry.setValue("new");
                          return null;
                        }));
    return writes.entrySet().stream()
        .flatMap(
            each ->
                Stream.of(
                    new Write(each.getKey(), each.getValue(), EternalExpiryPolicy.factoryOf()),
                    new Write(
                        each.getKey() + " under a policy that is asked",
                        each.getValue(),
                        Lifetimes.policy(Lifetimes.HOUR, Lifetimes.HOUR, Lifetimes.UNCHANGED))));
  }

  private Cache<String, String> withExpired(
      Factory<? extends ExpiryPolicy> expiry, AnyChangeListener listener) {
    jvm.cache(name).put("k", "old");
    jvm.manager.getCache(name).close();
    table.expireAll(name);
    return jvm.cache(
        name,
        Jvm.strings()
            .expiry(expiry)
            .listener(
                new MutableCacheEntryListenerConfiguration<>(
                    () -> listener,
                    null,
                    /* isOldValueRequired= */ true,
                    /* isSynchronous= */ true)));
  }

  @ParameterizedTest
  @MethodSource("writes")
  void anExpiredItemIsAnnouncedWhenAWriteTakesItsPlace(Write write) {
    Heard heard = new Heard();
    Cache<String, String> cache = withExpired(write.expiry(), heard);

    write.writing().on(cache);

    assertThat(heard.events).containsExactly("EXPIRED k=old was old", "CREATED k=new");
  }

  @Test
  void anExpiredItemIsAnnouncedWhenItIsRemoved() {
    Heard heard = new Heard();
    Cache<String, String> cache = withExpired(EternalExpiryPolicy.factoryOf(), heard);

    assertThat(cache.replace("k", "new")).isFalse();
    assertThat(heard.events).isEmpty();
    assertThat(cache.remove("k")).isFalse();

    assertThat(heard.events).containsExactly("EXPIRED k=old was old");
  }

  /** The new value is there already, and is removed. */
  @ParameterizedTest
  @MethodSource("writes")
  void aListenerThatRemovesTheKeyOfAnExpiredEntryRemovesTheNewValue(Write write) {
    Cache<String, String> cache =
        withExpired(
            write.expiry(),
            event -> {
              if (event.getEventType() == EventType.EXPIRED) {
                cacheOf(event).remove(event.getKey());
              }
            });

    write.writing().on(cache);

    assertThat(cache.get("k")).isNull();
  }

  @ParameterizedTest
  @MethodSource("writes")
  void aListenerThatRemovesTheExpiredValueLeavesTheNewOne(Write write) {
    Cache<String, String> cache =
        withExpired(
            write.expiry(),
            event -> {
              if (event.getEventType() == EventType.EXPIRED) {
                cacheOf(event).remove(event.getKey(), event.getValue());
              }
            });

    write.writing().on(cache);

    assertThat(cache.get("k")).isEqualTo("new");
  }

  @SuppressWarnings("unchecked") // it is the cache of the test
  private static Cache<String, String> cacheOf(
      CacheEntryEvent<? extends String, ? extends String> event) {
    return (Cache<String, String>) event.getSource();
  }
}
