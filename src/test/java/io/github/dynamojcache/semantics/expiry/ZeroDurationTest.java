package io.github.dynamojcache.semantics.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.testing.ComputingLoader;
import io.github.dynamojcache.testing.Heard;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.Lifetimes;
import io.github.dynamojcache.testing.Operation;
import io.github.dynamojcache.testing.SharedTable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.configuration.Factory;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import javax.cache.integration.CompletionListenerFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A lifetime of zero on creation, update or access: every sibling operation through it. */
@Tag("server")
public class ZeroDurationTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  final Jvm jvm = SHARED.jvm();
  private final Jvm other = SHARED.other();

  private record Operation(String name, Action action) {
    @Override
    public String toString() {
      return name;
    }
  }

  @FunctionalInterface
  private interface Action {
    void on(Cache<String, String> cache) throws Exception;
  }

  private static final List<Operation> CREATIONS =
      List.of(
          new Operation("put", cache -> cache.put("k", "new")),
          new Operation("putAll", cache -> cache.putAll(Map.of("k", "new"))),
          new Operation("getAndPut", cache -> assertThat(cache.getAndPut("k", "new")).isNull()),
          new Operation(
              "putIfAbsent", cache -> assertThat(cache.putIfAbsent("k", "new")).isFalse()),
          new Operation("invoke", ZeroDurationTest::setByInvoke),
          new Operation("read-through", cache -> assertThat(cache.get("k")).isEqualTo("loaded")),
          new Operation(
              "read-through getAll",
              cache -> assertThat(cache.getAll(Set.of("k"))).containsEntry("k", "loaded")),
          new Operation("loadAll", cache -> loadAll(cache, false)),
          new Operation("loadAll replacing", cache -> loadAll(cache, true)));

  private static final List<Operation> UPDATES =
      List.of(
          new Operation("put", cache -> cache.put("k", "new")),
          new Operation("putAll", cache -> cache.putAll(Map.of("k", "new"))),
          new Operation(
              "getAndPut", cache -> assertThat(cache.getAndPut("k", "new")).isEqualTo("old")),
          new Operation("replace(k, v)", cache -> assertThat(cache.replace("k", "new")).isTrue()),
          new Operation(
              "replace(k, old, new)",
              cache -> assertThat(cache.replace("k", "old", "new")).isTrue()),
          new Operation(
              "getAndReplace",
              cache -> assertThat(cache.getAndReplace("k", "new")).isEqualTo("old")),
          new Operation("invoke", ZeroDurationTest::setByInvoke),
          new Operation("loadAll replacing", cache -> loadAll(cache, true)));

  private static final List<Operation> ACCESSES =
      List.of(
          new Operation("get", cache -> assertThat(cache.get("k")).isEqualTo("old")),
          new Operation(
              "getAll", cache -> assertThat(cache.getAll(Set.of("k"))).containsEntry("k", "old")),
          new Operation(
              "iterator", cache -> assertThat(cache.iterator().next().getValue()).isEqualTo("old")),
          new Operation(
              "invoke",
              cache -> {
                String value = cache.invoke("k", (entry, arguments) -> entry.getValue());
                assertThat(value).isEqualTo("old");
              }),
          new Operation(
              "failed replace(k, old, new)",
              cache -> assertThat(cache.replace("k", "other", "new")).isFalse()),
          new Operation(
              "failed remove(k, old)", cache -> assertThat(cache.remove("k", "other")).isFalse()));

  private static final Map<String, Factory<ExpiryPolicy>> ZERO_CREATION =
      Map.of(
          "created", CreatedExpiryPolicy.factoryOf(Duration.ZERO),
          "modified", ModifiedExpiryPolicy.factoryOf(Duration.ZERO),
          "accessed", AccessedExpiryPolicy.factoryOf(Duration.ZERO),
          "touched", TouchedExpiryPolicy.factoryOf(Duration.ZERO),
          "custom", Lifetimes.policy(Lifetimes.ZERO, Lifetimes.HOUR, Lifetimes.HOUR));

  private static final Map<String, Factory<ExpiryPolicy>> ZERO_UPDATE =
      Map.of(
          "modified", ModifiedExpiryPolicy.factoryOf(Duration.ZERO),
          "touched", TouchedExpiryPolicy.factoryOf(Duration.ZERO),
          "custom", Lifetimes.policy(Lifetimes.HOUR, Lifetimes.ZERO, Lifetimes.HOUR));

  private static final Map<String, Factory<ExpiryPolicy>> ZERO_ACCESS =
      Map.of(
          "accessed", AccessedExpiryPolicy.factoryOf(Duration.ZERO),
          "touched", TouchedExpiryPolicy.factoryOf(Duration.ZERO),
          "custom", Lifetimes.policy(Lifetimes.HOUR, Lifetimes.HOUR, Lifetimes.ZERO));

  private static Stream<Arguments> creations() {
    return Policies.pairs(CREATIONS, ZERO_CREATION);
  }

  private static Stream<Arguments> updates() {
    return Policies.pairs(UPDATES, ZERO_UPDATE);
  }

  private static Stream<Arguments> accesses() {
    return Policies.pairs(ACCESSES, ZERO_ACCESS);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("creations")
  void anEntryCreatedForNoTimeIsNotThere(Operation operation, Factory<ExpiryPolicy> policy)
      throws Exception {
    String name = SHARED.newCacheName();
    Heard heard = new Heard();
    Cache<String, String> cache =
        jvm.cache(
            name,
            (operation.name().contains("load") || operation.name().startsWith("read-through")
                    ? Jvm.strings().readThrough(() -> new ComputingLoader<>(key -> "loaded"))
                    : Jvm.strings())
                .expiry(policy)
                .listener(heard.configuration()));

    operation.action().on(cache);

    assertThat(other.cache(name).get("k")).isNull();
    assertThat(cache.containsKey("k")).isFalse();
    assertThat(heard.events).isEmpty();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("updates")
  void anEntryUpdatedForNoTimeIsGone(Operation operation, Factory<ExpiryPolicy> policy)
      throws Exception {
    String name = SHARED.newCacheName();
    Cache<String, String> eternal = other.cache(name);
    eternal.put("k", "old");
    Cache<String, String> cache =
        jvm.cache(
            name,
            Jvm.strings().readThrough(() -> new ComputingLoader<>(key -> "loaded")).expiry(policy));

    operation.action().on(cache);

    assertThat(eternal.get("k")).isNull();
    assertThat(cache.containsKey("k")).isFalse();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("accesses")
  void anEntryAccessedForNoTimeIsGoneAfterwards(Operation operation, Factory<ExpiryPolicy> policy)
      throws Exception {
    String name = SHARED.newCacheName();
    Cache<String, String> eternal = other.cache(name);
    eternal.put("k", "old");
    Cache<String, String> cache = jvm.cache(name, policy);
    assertThat(cache.containsKey("k")).as("no access").isTrue();

    operation.action().on(cache);

    assertThat(eternal.get("k")).isNull();
    assertThat(cache.containsKey("k")).isFalse();
  }

  private static void setByInvoke(Cache<String, String> cache) {
    cache.invoke(
        "k",
        (entry, arguments) -> {
          entry.setValue("new");
          return true;
        });
  }

  private static void loadAll(Cache<String, String> cache, boolean replacing) throws Exception {
    CompletionListenerFuture completion = new CompletionListenerFuture();
    cache.loadAll(Set.of("k"), replacing, completion);
    completion.get();
  }
}
