package io.github.dynamojcache.semantics.values;

import static io.github.dynamojcache.semantics.values.MistypedCalls.ABSENT;
import static io.github.dynamojcache.semantics.values.MistypedCalls.KEY;
import static io.github.dynamojcache.semantics.values.MistypedCalls.VALUE;
import static io.github.dynamojcache.semantics.values.MistypedCalls.WRONG_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.semantics.values.MistypedCalls.Call;
import io.github.dynamojcache.semantics.values.MistypedCalls.Loader;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.SharedTable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is not of the type that the cache declares is refused, by every operation, before anything
 * is written.
 */
@Tag("server")
class DeclaredTypesTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private final Jvm jvm = SHARED.jvm();
  private final String name = SHARED.newCacheName();

  static Stream<Call> callsOfOperations() {
    return MistypedCalls.all().stream();
  }

  @Test
  void thereAreAsManyCallsAsThereShouldBe() {
    assertThat(MistypedCalls.all()).hasSize(17 + 2 * (7 + 2 + 2) + 5);
  }

  @SuppressWarnings("unchecked") // as code without type variables has it
  private Cache<Object, Object> cache(boolean listening) {
    DynamoConfiguration.Builder<Object, Object> configuration =
        (DynamoConfiguration.Builder<Object, Object>)
            (DynamoConfiguration.Builder<?, ?>)
                DynamoConfiguration.builder(String.class, Integer.class);
    configuration.readThrough(Loader::new).statistics(true);
    if (listening) {
      CacheEntryCreatedListener<Object, Object> silent = events -> {};
      configuration.listener(
          new MutableCacheEntryListenerConfiguration<>(() -> silent, null, true, true));
    }
    Cache<Object, Object> cache = jvm.cache(name, configuration);
    cache.put(KEY, VALUE);
    return cache;
  }

  @ParameterizedTest
  @MethodSource("callsOfOperations")
  void isRefusedAndNothingIsWritten(Call call) {
    for (boolean listening : new boolean[] {false, true}) {
      Cache<Object, Object> cache = cache(listening);
      List<?> before = SHARED.table().items(name);
      jvm.log.clear();

      Throwable thrown = catchThrowable(() -> call.operation().on(cache));

      assertThat(thrown).isExactlyInstanceOf(call.thrown());
      Throwable refusal = call.cause() == null ? thrown : thrown.getCause();
      if (call.cause() != null) {
        assertThat(refusal).isExactlyInstanceOf(call.cause());
      }
      assertThat(refusal)
          .hasMessageStartingWith("cache '" + name + "': a ")
          .hasMessageContaining(" of class java.lang.Long is none of this cache, whose ")
          .hasMessageContaining("declared to be of class java.lang.");
      assertThat(jvm.log.operations()).doesNotContain("PutItem", "UpdateItem", "DeleteItem");
      assertThat(jvm.log.operations()).doesNotContain("BatchWriteItem");
      assertThat(SHARED.table().items(name)).isEqualTo(before);
      cache.close();
    }
  }

  @Test
  void ofAKeyNothingIsRead() {
    Cache<Object, Object> cache = cache(false);
    cache.containsKey(KEY); // which opens it
    jvm.log.clear();

    MistypedCalls.withKey(WRONG_KEY)
        .forEach(
            (what, operation) ->
                assertThat(catchThrowable(() -> operation.on(cache)))
                    .as(what)
                    .isExactlyInstanceOf(ClassCastException.class));

    assertThat(jvm.log.operations()).isEmpty();
  }

  @Test
  void theMessageSaysWhatToDo() {
    Cache<Object, Object> cache = cache(false);

    assertThat(catchThrowable(() -> cache.put(KEY, 2L)))
        .hasMessage(
            "cache '%s': a value of class java.lang.Long is none of this cache, whose values are"
                + " declared to be of class java.lang.Integer. Nothing was written. Use values of"
                + " that class, or declare another one: setTypes of the configuration, or the"
                + " setting value-type",
            name);
    assertThat(catchThrowable(() -> cache.get(2L)))
        .hasMessage(
            "cache '%s': a key of class java.lang.Long is none of this cache, whose keys are"
                + " declared to be of class java.lang.String. Nothing was read or written. Use keys"
                + " of that class, or declare another one: setTypes of the configuration, or the"
                + " setting key-type",
            name);
    assertThat(catchThrowable(() -> cache.get(ABSENT)))
        .hasMessage(
            "cache '%s': a value of class java.lang.Long is none of this cache, whose values are"
                + " declared to be of class java.lang.Integer: the cache loader %s brought it."
                + " Nothing that it brought was stored. Let it return values of that class, or"
                + " declare another one: setTypes of the configuration, or the setting value-type",
            name, Loader.class.getName());
  }

  @Test
  void aSubclassIsOfTheTypeAndSoIsEverythingOfObject() {
    Cache<Object, Object> untyped =
        jvm.cache(name, DynamoConfiguration.builder(Object.class, Object.class));
    Cache<Number, CharSequence> wide =
        jvm.cache(
            SHARED.newCacheName(), DynamoConfiguration.builder(Number.class, CharSequence.class));

    untyped.put(1, "v");
    untyped.put("k", 2L);
    wide.put(1, "v");
    wide.put(2L, "w");

    assertThat(untyped.getAll(Set.of(1, "k"))).containsOnly(Map.entry(1, "v"), Map.entry("k", 2L));
    assertThat(wide.getAll(Set.<Number>of(1, 2L)))
        .containsOnly(Map.entry(1, "v"), Map.entry(2L, "w"));
  }
}
