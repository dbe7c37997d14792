package io.github.dynamojcache.semantics.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.testing.ComputingLoader;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.Operation;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.SharedTable;
import io.github.dynamojcache.testing.Statistics;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.configuration.Factory;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CompletionListenerFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An expired item that is still in the table, and a loader: the entry is loaded. */
@Tag("server")
class ExpiredItemIsLoadedAnewTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private final Jvm jvm = SHARED.jvm();
  private final RawTable table = SHARED.table();

  private static final List<Operation> LOADING_OPERATIONS =
      List.of(
          new Operation("get", 1, cache -> assertThat(cache.get("k")).isEqualTo("loaded k")),
          new Operation(
              "getAll",
              1,
              cache -> assertThat(cache.getAll(Set.of("k"))).containsEntry("k", "loaded k")),
          new Operation(
              "invoke: getValue",
              1,
              cache -> {
                String value = cache.invoke("k", (entry, arguments) -> entry.getValue());
                assertThat(value).isEqualTo("loaded k");
              }),
          new Operation(
              "loadAll",
              0,
              cache -> {
                CompletionListenerFuture completion = new CompletionListenerFuture();
                cache.loadAll(Set.of("k"), /* replaceExistingValues= */ false, completion);
                completion.get();
              }));

  private static Stream<Arguments> everyLoadingOperationUnderEveryPolicy() {
    return Policies.pairs(LOADING_OPERATIONS, Policies.EVERY_KIND);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("everyLoadingOperationUnderEveryPolicy")
  void anExpiredItemIsLoadedAnew(Operation operation, Factory<ExpiryPolicy> policy)
      throws Exception {
    String name = SHARED.newCacheName();
    Cache<String, String> cache =
        jvm.cache(
            name,
            Jvm.strings()
                .expiry(policy)
                .readThrough(() -> new ComputingLoader<>(key -> "loaded " + key))
                .statistics(true)
                .set("shards", 1));
    cache.put("k", "old");
    table.expireAll(name);
    Statistics before = Statistics.of(cache);

    operation.check().on(cache);

    assertThat(Statistics.of(cache).misses() - before.misses()).isEqualTo(operation.misses());
    assertThat(cache.iterator().next().getValue()).isEqualTo("loaded k");
  }
}
