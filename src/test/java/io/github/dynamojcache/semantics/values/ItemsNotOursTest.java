package io.github.dynamojcache.semantics.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.UndecodableValuesMXBean;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.seal.SealKeys;
import io.github.dynamojcache.testing.ComputingLoader;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.Lifetimes;
import io.github.dynamojcache.testing.Operation;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.Seals;
import io.github.dynamojcache.testing.SharedTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.cache.Cache;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.integration.CompletionListenerFuture;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Whatever somebody has written in the place of an entry: no operation fails, none takes many
 * requests, and the next put is there.
 */
@Tag("server")
class ItemsNotOursTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  /** How many requests an operation may take, besides those for chunks. */
  private static final int MAX_REQUESTS = 4;

  private static final int CHUNK_REQUESTS = 6;
  private static final String OTHER = "other";

  final Jvm jvm = SHARED.jvm();
  private final RawTable table = SHARED.table();
  private final String name = SHARED.newCacheName();

  /** The kinds of caches. */
  enum Kind {
    PLAIN(c -> c, "k", "value"),
    SEALED(c -> sealed(c, SealMode.HMAC), "k", "value"),
    ENCRYPTED(c -> sealed(c, SealMode.AES_GCM), "k", "value"),
    CHUNKED(c -> c.set("chunk-size", 100), "k", "big".repeat(100)),
    HASHED(c -> c, "k".repeat(1_100), "value"),
    CREATED(c -> c.expiry(CreatedExpiryPolicy.factoryOf(Duration.ONE_HOUR)), "k", "value"),
    HASHED_CREATED(
        c -> c.expiry(CreatedExpiryPolicy.factoryOf(Duration.ONE_HOUR)),
        "k".repeat(1_100),
        "value"),
    TOUCHED_BY_EACH_READ(
        c -> c.expiry(AccessedExpiryPolicy.factoryOf(Duration.ONE_HOUR)).set("touch-threshold", 0),
        "k",
        "value"),
    OWN_POLICY(
        c -> c.expiry(Lifetimes.policy(Lifetimes.HOUR, Lifetimes.HOUR, Lifetimes.UNCHANGED)),
        "k",
        "value"),
    WITHOUT_NATIVE_TTL(c -> c.set("native-ttl", false), "k", "value"),
    LOADING(ItemsNotOursTest::loading, "k", "value");

    @SuppressWarnings("ImmutableEnumChecker") // it holds nothing
    private final UnaryOperator<DynamoConfiguration.Builder<String, String>> settings;

    private final String prefix;
    private final String value;

    Kind(
        UnaryOperator<DynamoConfiguration.Builder<String, String>> settings,
        String prefix,
        String value) {
      this.settings = settings;
      this.prefix = prefix;
      this.value = value;
    }

    private List<ForeignForm> forms() {
      boolean hashed = prefix.length() > 1;
      return this == PLAIN ? ForeignForm.all(hashed) : ForeignForm.some(hashed);
    }
  }

  private static DynamoConfiguration.Builder<String, String> loading(
      DynamoConfiguration.Builder<String, String> settings) {
    return settings.readThrough(() -> new ComputingLoader<>(key -> "loaded"));
  }

  private static DynamoConfiguration.Builder<String, String> sealed(
      DynamoConfiguration.Builder<String, String> settings, SealMode mode) {
    return settings.seal(mode, SealKeys.of(Seals.key(mode, "k1")));
  }

  /**
   * An operation on one key.
   *
   * @param call calls it with a key and a value
   * @param onAMiss what it returns where nothing is; null: not looked at
   */
  private record Operation(
      BiFunction<Cache<String, String>, Entry, @Nullable Object> call, @Nullable Object onAMiss) {}

  private record Entry(String key, String value) {}

  private static final String NOTHING = "nothing";

  private static Map<String, Operation> operations() {
    Map<String, Operation> all = new LinkedHashMap<>();
    all.put("get", new Operation((c, e) -> orNothing(c.get(e.key())), NOTHING));
    all.put("containsKey", new Operation((c, e) -> c.containsKey(e.key()), false));
    all.put("getAll", new Operation((c, e) -> c.getAll(Set.of(e.key())), Map.of()));
    all.put("put", new Operation((c, e) -> run(() -> c.put(e.key(), OTHER)), null));
    all.put("putAll", new Operation((c, e) -> run(() -> c.putAll(Map.of(e.key(), OTHER))), null));
    all.put("putIfAbsent", new Operation((c, e) -> c.putIfAbsent(e.key(), OTHER), true));
    all.put("getAndPut", new Operation((c, e) -> orNothing(c.getAndPut(e.key(), OTHER)), NOTHING));
    all.put("replace", new Operation((c, e) -> c.replace(e.key(), OTHER), null));
    all.put("replaceIfEqual", new Operation((c, e) -> c.replace(e.key(), e.value(), OTHER), null));
    all.put(
        "getAndReplace",
        new Operation((c, e) -> orNothing(c.getAndReplace(e.key(), OTHER)), NOTHING));
    all.put("remove", new Operation((c, e) -> c.remove(e.key()), null));
    all.put("removeIfEqual", new Operation((c, e) -> c.remove(e.key(), e.value()), null));
    all.put("getAndRemove", new Operation((c, e) -> orNothing(c.getAndRemove(e.key())), NOTHING));
    all.put("removeAll", new Operation((c, e) -> run(() -> c.removeAll(Set.of(e.key()))), null));
    all.put(
        "invoke, asking", new Operation((c, e) -> c.invoke(e.key(), (m, a) -> m.exists()), false));
    all.put(
        "invoke, writing",
        new Operation((c, e) -> c.invoke(e.key(), (m, a) -> run(() -> m.setValue(OTHER))), null));
    all.put(
        "invoke, removing",
        new Operation((c, e) -> c.invoke(e.key(), (m, a) -> run(m::remove)), null));
    all.put(
        "invokeAll, writing",
        new Operation(
            (c, e) ->
                c
                    .invokeAll(Set.of(e.key()), (m, a) -> run(() -> m.setValue(OTHER)))
                    .values()
                    .stream()
                    .map(result -> orNothing(result.get()))
                    .toList(),
            null));
    return all;
  }

  private static Object orNothing(@Nullable Object result) {
    return result == null ? NOTHING : result;
  }

  private static @Nullable Object run(Runnable action) {
    action.run();
    return null;
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void noneFailsAnOperationAndEachIsWrittenOver(Kind kind) {
    Map<String, ForeignForm> forms = new LinkedHashMap<>();
    Map<String, String> calls = new HashMap<>();
    for (ForeignForm form : kind.forms()) {
      for (String operation : operations().keySet()) {
        String key = kind.prefix + forms.size();
        forms.put(key, form);
        calls.put(key, operation);
      }
    }
    Cache<String, String> cache = spoilt(kind, forms);
    SoftAssertions softly = new SoftAssertions();
    int limit = kind == Kind.CHUNKED ? MAX_REQUESTS + CHUNK_REQUESTS : MAX_REQUESTS;

    iterate(cache, forms, softly);
    forms.forEach(
        (key, form) -> {
          String what = calls.get(key) + " over " + form;
          Operation operation = Objects.requireNonNull(operations().get(calls.get(key)));
          jvm.log.clear();
          Object result =
              failing(what, () -> operation.call().apply(cache, entry(kind, key)), softly);
          softly.assertThat(requests()).as(what).isLessThanOrEqualTo(limit);
          if (form.isNeverOurs() && operation.onAMiss() != null && isWithoutLoader(kind)) {
            softly.assertThat(result).as(what).isEqualTo(operation.onAMiss());
          }
        });
    writeOver(kind, cache, forms.keySet());
    Map<String, String> found = new HashMap<>(cache.getAll(forms.keySet()));
    forms.forEach(
        (key, form) ->
            softly
                .assertThat(found.get(key))
                .as("get after put after %s over %s", calls.get(key), form)
                .isEqualTo(kind.value));
    softly.assertAll();
  }

  /** Those of this cache's entries: chunks of a cache before it are still being let go of. */
  private long requests() {
    return jvm.log.requests().stream()
        .filter(request -> request.request().toString().contains(name + "#"))
        .count();
  }

  /** One by one where a put leaves attributes alone; else a batch does the same, and is quicker. */
  private static void writeOver(Kind kind, Cache<String, String> cache, Set<String> keys) {
    Map<String, String> values = keys.stream().collect(Collectors.toMap(k -> k, k -> kind.value));
    if (kind == Kind.CREATED || kind == Kind.HASHED_CREATED) {
      values.forEach(cache::put);
    } else {
      cache.putAll(values);
    }
  }

  /** A loader's value is there after a get. */
  private static boolean isWithoutLoader(Kind kind) {
    return kind != Kind.LOADING && kind != Kind.TOUCHED_BY_EACH_READ;
  }

  private static Entry entry(Kind kind, String key) {
    return new Entry(key, kind.value);
  }

  private static @Nullable Object failing(
      String what, Supplier<@Nullable Object> call, SoftAssertions softly) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      softly.fail(what, e);
      return null;
    }
  }

  private static void iterate(
      Cache<String, String> cache, Map<String, ForeignForm> forms, SoftAssertions softly) {
    List<String> iterated = new ArrayList<>();
    cache.forEach(entry -> iterated.add(entry.getKey()));
    List<String> certain =
        forms.entrySet().stream()
            .filter(each -> List.of("ttl", "stranger").contains(each.getValue().attribute()))
            .map(Map.Entry::getKey)
            .toList();
    softly.assertThat(iterated).as("iterated").containsAll(certain);
    softly
        .assertThat(iterated)
        .as("iterated")
        .noneMatch(key -> forms.containsKey(key) && forms.get(key).isNeverOurs());
  }

  /** A cache that somebody else has been at. */
  private Cache<String, String> spoilt(Kind kind, Map<String, ForeignForm> forms) {
    Cache<String, String> cache = cache(kind);
    cache.putAll(forms.keySet().stream().collect(Collectors.toMap(key -> key, key -> kind.value)));
    List<Map<String, AttributeValue>> spoilt =
        table.items(name).stream().map(item -> form(item, forms).in(item)).toList();
    assertThat(spoilt).hasSameSizeAs(forms.keySet());
    table.putAll(spoilt);
    return cache;
  }

  private static ForeignForm form(
      Map<String, AttributeValue> item, Map<String, ForeignForm> forms) {
    AttributeValue whole = item.get("k");
    String text = (whole == null ? RawTable.attribute(item, "sk") : whole).s();
    return Objects.requireNonNull(forms.get(text.substring("s:".length())));
  }

  private Cache<String, String> cache(Kind kind) {
    return cache(kind, settings -> settings);
  }

  private Cache<String, String> cache(
      Kind kind, UnaryOperator<DynamoConfiguration.Builder<String, String>> more) {
    return jvm.cache(
        name,
        more.apply(
            kind.settings.apply(
                Jvm.strings().compression(Compression.NONE).statistics(true).set("shards", 1))));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void loadAllWritesOverThem(Kind kind) throws Exception {
    List<ForeignForm> forms = ForeignForm.some(kind.prefix.length() > 1);
    Map<String, ForeignForm> byKey = new LinkedHashMap<>();
    forms.forEach(form -> byKey.put(kind.prefix + byKey.size(), form));
    spoilt(kind, byKey);
    jvm.manager.getCache(name).close();
    Cache<String, String> cache = cache(kind, ItemsNotOursTest::loading);
    CompletionListenerFuture done = new CompletionListenerFuture();

    cache.loadAll(byKey.keySet(), /* replaceExistingValues= */ false, done);
    done.get(1, TimeUnit.MINUTES);

    assertThat(cache.getAll(byKey.keySet()).keySet()).isEqualTo(byKey.keySet());
  }

  @Test
  void eachReadOfOneIsCountedAndItIsLoggedOnce() {
    Cache<String, String> cache = spoilt(Kind.PLAIN, Map.of("k", form("w 7 bytes")));

    String log =
        StandardError.during(
            () -> {
              cache.get("k");
              cache.getAll(Set.of("k"));
              cache.forEach(entry -> {});
            });

    assertThat(cache.unwrap(UndecodableValuesMXBean.class).getReasons())
        .containsEntry("FORMAT", 3L);
    assertThat(
            log.lines().filter(line -> line.contains("the attribute 'w' is none that it writes")))
        .hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"PLAIN", "SEALED", "CHUNKED", "CREATED", "HASHED"})
  void whatAnotherJvmWroteInTheirPlaceMeanwhileIsNotWrittenOver(Kind kind) {
    Map<String, ForeignForm> forms = new LinkedHashMap<>();
    ForeignForm.some(kind.prefix.length() > 1).stream()
        .filter(ForeignForm::isNeverOurs)
        .forEach(form -> forms.put(kind.prefix + forms.size(), form));
    Cache<String, String> cache = spoilt(kind, forms);
    Cache<String, String> theirs =
        SHARED
            .other()
            .cache(
                name,
                kind.settings.apply(Jvm.strings().compression(Compression.NONE).set("shards", 1)));

    forms.forEach(
        (key, form) -> {
          List<String> seen = new ArrayList<>();
          cache.invoke(
              key,
              (entry, arguments) -> {
                seen.add(String.valueOf(entry.getValue()));
                if (seen.size() == 1) {
                  theirs.put(key, "theirs");
                }
                entry.setValue("ours after " + entry.getValue());
                return null;
              });
          assertThat(seen).as("%s", form).containsExactly("null", "theirs");
          assertThat(cache.get(key)).as("%s", form).isEqualTo("ours after theirs");
        });
  }

  private static ForeignForm form(String called) {
    return ForeignForm.all(false).stream()
        .filter(form -> form.toString().equals(called))
        .findFirst()
        .orElseThrow();
  }
}
