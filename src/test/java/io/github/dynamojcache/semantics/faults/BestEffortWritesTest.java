package io.github.dynamojcache.semantics.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.BestEffortWritesMXBean;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.FailureMode;
import io.github.dynamojcache.testing.AnyChangeListener;
import io.github.dynamojcache.testing.FaultScript;
import io.github.dynamojcache.testing.Heard;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.OnlyEntry;
import io.github.dynamojcache.testing.SharedTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.expiry.TouchedExpiryPolicy;
import javax.cache.integration.CacheLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A write beside an operation fails, and the operation has its answer all the same. */
@Tag("server")
class BestEffortWritesTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private final Jvm jvm = SHARED.jvm();
  private final String name = SHARED.newCacheName();

  @AfterEach
  void calm() {
    jvm.faults.reset();
  }

  /** How a write can fail while reads are served. */
  enum Fault {
    DENIED(f -> f.error(400, "AccessDeniedException", "not authorized to perform: UpdateItem")),
    THROTTLED(FaultScript::throttle),
    ERROR_500(FaultScript::internalServerError),
    ANSWER_LOST(FaultScript::dropResponse);

    @SuppressWarnings("ImmutableEnumChecker") // a lambda that keeps nothing
    private final Consumer<FaultScript> order;

    Fault(Consumer<FaultScript> order) {
      this.order = order;
    }
  }

  private void everyWriteFails(Fault fault) {
    for (String write : Set.of("PutItem", "UpdateItem", "DeleteItem")) {
      fault.order.accept(jvm.faults.every(write));
    }
  }

  private static DynamoConfiguration.Builder<String, String> touched(double threshold) {
    return Jvm.strings()
        .expiry(TouchedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_HOUR))
        .touchThreshold(threshold);
  }

  private static Map<String, Long> failures(Cache<?, ?> cache) {
    return cache.unwrap(BestEffortWritesMXBean.class).getFailures();
  }

  /** The deadline of the only entry is due to be moved. */
  private void makeDue() {
    new OnlyEntry(SHARED.table(), name).letLifetimeBe(60_000);
  }

  @ParameterizedTest
  @EnumSource
  void aReadAnswersThoughItsTouchFails(Fault fault) {
    Cache<String, String> cache = jvm.cache(name, touched(0.1));
    cache.put("k", "v");
    makeDue();
    everyWriteFails(fault);

    assertThat(cache.get("k")).isEqualTo("v");
    assertThat(cache.getAll(Set.of("k", "other"))).containsExactly(Map.entry("k", "v"));
    assertThat(cache.<String>invoke("k", (entry, arguments) -> entry.getValue())).isEqualTo("v");
    assertThat(cache.iterator())
        .toIterable()
        .extracting(Cache.Entry::getValue)
        .containsExactly("v");

    assertThat(failures(cache)).containsEntry("TOUCH", fault == Fault.ANSWER_LOST ? 1L : 4L);
  }

  @ParameterizedTest
  @EnumSource(names = {"DENIED", "THROTTLED", "ERROR_500"})
  void aReadThatIsOneRequestWithItsTouchIsSentAgainWithoutIt(Fault fault) {
    Cache<String, String> cache = jvm.cache(name, touched(0));
    cache.put("k", "v");
    everyWriteFails(fault);

    assertThat(cache.get("k")).isEqualTo("v");

    assertThat(failures(cache)).containsEntry("TOUCH", 1L);
  }

  @Test
  void aReadOfAnExpiredEntryIsAMissThoughTheEntryCannotBeDeleted() {
    Heard heard = new Heard();
    Cache<String, String> cache = jvm.cache(name, touched(0.1).listener(heard.configuration()));
    cache.put("k", "v");
    new OnlyEntry(SHARED.table(), name).letLifetimeBe(-1_000);
    everyWriteFails(Fault.DENIED);

    assertThat(cache.get("k")).isNull();
    assertThat(cache.containsKey("k")).isFalse();
    assertThat(cache.getAll(Set.of("k"))).isEmpty();

    assertThat(failures(cache)).containsEntry("EXPIRED", 3L);
  }

  @Test
  void theEventOfAnEntryThatCouldNotBeDeletedIsPublishedWhenItIsDeleted() {
    Map<String, String> expired = new HashMap<>();
    AnyChangeListener listener =
        event -> expired.merge(event.getKey(), event.getEventType().name(), String::concat);
    Cache<String, String> cache = jvm.cache(name, touched(0.1));
    cache.put("k", "v");
    cache.registerCacheEntryListener(
        new MutableCacheEntryListenerConfiguration<>(() -> listener, null, false, true));
    new OnlyEntry(SHARED.table(), name).letLifetimeBe(-1_000);
    everyWriteFails(Fault.DENIED);
    cache.get("k");
    jvm.faults.reset();

    cache.get("k");

    assertThat(expired).containsExactly(Map.entry("k", "EXPIRED"));
  }

  private static final class Loader implements CacheLoader<String, String> {
    @Override
    public String load(String key) {
      return "loaded " + key;
    }

    @Override
    public Map<String, String> loadAll(Iterable<? extends String> keys) {
      Map<String, String> loaded = new HashMap<>();
      keys.forEach(key -> loaded.put(key, load(key)));
      return loaded;
    }
  }

  private static DynamoConfiguration.Builder<String, String> readThrough(FailureMode mode) {
    return Jvm.strings().readThrough(Loader::new).failureMode(mode);
  }

  @ParameterizedTest
  @EnumSource
  void withBypassALoadedValueThatCannotBeStoredIsReturned(Fault fault) {
    Cache<String, String> cache = jvm.cache(name, readThrough(FailureMode.BYPASS));
    everyWriteFails(fault);

    assertThat(cache.get("k")).isEqualTo("loaded k");
    assertThat(cache.getAll(Set.of("a", "b")))
        .containsOnly(Map.entry("a", "loaded a"), Map.entry("b", "loaded b"));

    if (fault == Fault.DENIED) { // others are outages, which bypass counts itself
      assertThat(failures(cache)).containsEntry("LOADED", 3L);
    }
  }

  @Test
  void otherwiseItIsAFailureOfTheRead() {
    Cache<String, String> cache = jvm.cache(name, readThrough(FailureMode.THROW));
    everyWriteFails(Fault.DENIED);

    assertThatThrownBy(() -> cache.get("k"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("AccessDenied");
  }
}
