package io.github.dynamojcache.internal.dynamo.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.dynamo.RequestText;
import io.github.dynamojcache.internal.dynamo.item.ForeignItem;
import io.github.dynamojcache.internal.dynamo.item.ItemMapper;
import io.github.dynamojcache.internal.entries.ExpiryRule;
import io.github.dynamojcache.internal.entries.Precondition;
import io.github.dynamojcache.internal.entries.WriteId;
import io.github.dynamojcache.internal.entries.WriteIntent;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.internal.values.seal.NoSeal;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Every intent, with every precondition and expiry rule, is exactly this one request. */
class WriteExpressionsTest {

  private static final String PK = "books#000000001#0";
  private static final long NOW = 1_000;
  private static final CanonicalKey KEY = new CanonicalKey("s:alice", null);
  private static final CanonicalKey LONG_KEY = new CanonicalKey("h:digest", "s:a very long key");
  private static final EncodedValue VALUE = new EncodedValue.Text("new");
  private static final EncodedValue EXPECTED = new EncodedValue.Binary(new byte[] {1, 2});
  private static final WriteId OURS = new WriteId(0x0102030405060708L);
  private static final WriteId READ = new WriteId(0x11L);
  private static final ForeignItem FOREIGN = new ForeignItem(null, AttributeValue.fromS("soon"));
  private static final ExpiryRule AT = new ExpiryRule.At(61_001);
  private static final ExpiryRule KEEP = new ExpiryRule.Keep(61_001);

  private static final RequestTerms TERMS =
      new RequestTerms(AwsRequestOverrideConfiguration.builder().build(), null);

  static Stream<Arguments> intents() {
    return Stream.of(
        row(
            "put, one deadline for all",
            WriteIntent.put(KEY, VALUE, AT, false),
            """
            PutItem into jcache
            item {pk='books#000000001#0', sk='s:alice', ttl=62, v='new', w=0102030405060708, x=61001}
            """),
        row(
            "put, one deadline for all, the old entry is wanted",
            WriteIntent.put(KEY, VALUE, AT, true),
            """
            PutItem into jcache
            item {pk='books#000000001#0', sk='s:alice', ttl=62, v='new', w=0102030405060708, x=61001}
            returns ALL_OLD
            """),
        row(
            "put, a live entry keeps its deadline",
            WriteIntent.put(KEY, VALUE, KEEP, false),
            """
            UpdateItem in jcache
            key {pk='books#000000001#0', sk='s:alice'}
            update SET v = :v, w = :id, x = if_not_exists(x, :x), #ttl = if_not_exists(#ttl, :ttl) \
            REMOVE k
            names {#ttl=ttl}
            if attribute_not_exists(pk) OR x > :now AND x <= :end
            values {:end=253402300799999, :id=0102030405060708, :now=1000, :ttl=62, :v='new', :x=61001}
            refusal returns ALL_OLD
            """),
        row(
            "put, a live entry keeps its deadline, the old entry is wanted",
            WriteIntent.put(KEY, VALUE, KEEP, true),
            """
            UpdateItem in jcache
            key {pk='books#000000001#0', sk='s:alice'}
            update SET v = :v, w = :id, x = if_not_exists(x, :x), #ttl = if_not_exists(#ttl, :ttl) \
            REMOVE k
            names {#ttl=ttl}
            if attribute_not_exists(pk) OR x > :now AND x <= :end
            values {:end=253402300799999, :id=0102030405060708, :now=1000, :ttl=62, :v='new', :x=61001}
            returns ALL_OLD
            refusal returns ALL_OLD
            """),
        row(
            "put if absent",
            WriteIntent.putIfAbsent(KEY, VALUE, 61_001),
            """
            PutItem into jcache
            item {pk='books#000000001#0', sk='s:alice', ttl=62, v='new', w=0102030405060708, x=61001}
            if NOT x > :now
            values {:now=1000}
            refusal returns ALL_OLD
            """),
        row(
            "put if absent, said with the rule that keeps deadlines",
            new WriteIntent.Store(KEY, VALUE, KEEP, new Precondition.Absent(), false),
            """
            PutItem into jcache
            item {pk='books#000000001#0', sk='s:alice', ttl=62, v='new', w=0102030405060708, x=61001}
            if NOT x > :now
            values {:now=1000}
            refusal returns ALL_OLD
            """),
        row(
            "replace, new deadline",
            WriteIntent.replace(KEY, VALUE, AT, true),
            """
            PutItem into jcache
            item {pk='books#000000001#0', sk='s:alice', ttl=62, v='new', w=0102030405060708, x=61001}
            if x > :now
            values {:now=1000}
            returns ALL_OLD
            refusal returns ALL_OLD
            """),
        row(
            "replace, the deadline stays",
            WriteIntent.replace(KEY, VALUE, KEEP, true),
            """
            UpdateItem in jcache
            key {pk='books#000000001#0', sk='s:alice'}
            update SET v = :v, w = :id REMOVE k
            if x > :now AND x <= :end
            values {:end=253402300799999, :id=0102030405060708, :now=1000, :v='new'}
            returns ALL_OLD
            refusal returns ALL_OLD
            """),
        row(
            "replace if equal, new deadline",
            WriteIntent.replaceIfEqual(KEY, EXPECTED, VALUE, AT),
            """
            PutItem into jcache
            item {pk='books#000000001#0', sk='s:alice', ttl=62, v='new', w=0102030405060708, x=61001}
            if v = :old AND x > :now
            values {:now=1000, :old=0102}
            refusal returns ALL_OLD
            """),
        row(
            "replace if equal, the deadline stays",
            WriteIntent.replaceIfEqual(KEY, EXPECTED, VALUE, KEEP),
            """
            UpdateItem in jcache
            key {pk='books#000000001#0', sk='s:alice'}
            update SET v = :v, w = :id REMOVE k
            if v = :old AND x > :now AND x <= :end
            values {:end=253402300799999, :id=0102030405060708, :now=1000, :old=0102, :v='new'}
            refusal returns ALL_OLD
            """),
        row(
            "replace if unmodified, new deadline",
            WriteIntent.replaceIfUnmodified(KEY, READ, VALUE, AT),
            """
            PutItem into jcache
            item {pk='books#000000001#0', sk='s:alice', ttl=62, v='new', w=0102030405060708, x=61001}
            if w = :w
            values {:w=0000000000000011}
            refusal returns ALL_OLD
            """),
        row(
            "replace of an item that is not ours, as long as it stands",
            WriteIntent.replaceIfUnmodified(KEY, FOREIGN, VALUE, AT),
            """
            PutItem into jcache
            item {pk='books#000000001#0', sk='s:alice', ttl=62, v='new', w=0102030405060708, x=61001}
            if attribute_not_exists(w) AND x = :seen
            values {:seen='soon'}
            refusal returns ALL_OLD
            """),
        row(
            "remove of an item that is not ours, as long as it stands",
            WriteIntent.removeIfUnmodified(KEY, FOREIGN),
            """
            DeleteItem from jcache
            key {pk='books#000000001#0', sk='s:alice'}
            if attribute_not_exists(w) AND x = :seen
            values {:seen='soon'}
            returns ALL_OLD
            refusal returns ALL_OLD
            """),
        row(
            "replace if unmodified, the deadline stays",
            WriteIntent.replaceIfUnmodified(KEY, READ, VALUE, KEEP),
            """
            UpdateItem in jcache
            key {pk='books#000000001#0', sk='s:alice'}
            update SET v = :v, w = :id REMOVE k
            if w = :w
            values {:id=0102030405060708, :v='new', :w=0000000000000011}
            refusal returns ALL_OLD
            """),
        row(
            "remove",
            WriteIntent.remove(KEY, false),
            """
            DeleteItem from jcache
            key {pk='books#000000001#0', sk='s:alice'}
            returns ALL_OLD
            """),
        row(
            "remove if equal",
            WriteIntent.removeIfEqual(KEY, EXPECTED),
            """
            DeleteItem from jcache
            key {pk='books#000000001#0', sk='s:alice'}
            if v = :old AND x > :now
            values {:now=1000, :old=0102}
            returns ALL_OLD
            refusal returns ALL_OLD
            """),
        row(
            "remove if unmodified",
            WriteIntent.removeIfUnmodified(KEY, READ),
            """
            DeleteItem from jcache
            key {pk='books#000000001#0', sk='s:alice'}
            if w = :w
            values {:w=0000000000000011}
            returns ALL_OLD
            refusal returns ALL_OLD
            """),
        row(
            "touch of what was read",
            WriteIntent.touchIfUnmoved(KEY, 1_500, 61_001),
            """
            UpdateItem in jcache
            key {pk='books#000000001#0', sk='s:alice'}
            update SET x = :x, #ttl = :ttl
            names {#ttl=ttl}
            if x = :seen AND x > :now
            values {:now=1000, :seen=1500, :ttl=62, :x=61001}
            """),
        row(
            "read and touch",
            WriteIntent.readAndTouch(KEY, 61_001),
            """
            UpdateItem in jcache
            key {pk='books#000000001#0', sk='s:alice'}
            update SET x = :x, #ttl = :ttl
            names {#ttl=ttl}
            if x > :now AND x <= :end
            values {:end=253402300799999, :now=1000, :ttl=62, :x=61001}
            returns ALL_NEW
            refusal returns ALL_OLD
            """),
        row(
            "put of a key that stands as a digest",
            WriteIntent.put(LONG_KEY, VALUE, AT, false),
            """
            PutItem into jcache
            item {k='s:a very long key', pk='books#000000001#0', sk='h:digest', ttl=62, v='new', \
            w=0102030405060708, x=61001}
            """),
        row(
            "put of a key that stands as a digest, a live entry keeps its deadline",
            WriteIntent.put(LONG_KEY, VALUE, KEEP, false),
            """
            UpdateItem in jcache
            key {pk='books#000000001#0', sk='h:digest'}
            update SET v = :v, w = :id, k = :k, x = if_not_exists(x, :x), \
            #ttl = if_not_exists(#ttl, :ttl)
            names {#ttl=ttl}
            if attribute_not_exists(pk) OR x > :now AND x <= :end
            values {:end=253402300799999, :id=0102030405060708, :k='s:a very long key', :now=1000, :ttl=62, :v='new', \
            :x=61001}
            refusal returns ALL_OLD
            """));
  }

  private static Arguments row(String name, WriteIntent intent, String request) {
    return Arguments.of(name, intent, request);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("intents")
  void anIntentIsThisRequest(String name, WriteIntent intent, String request) {
    WriteExpressions expressions = new WriteExpressions("jcache", true, () -> TERMS, items(true));

    assertThat(RequestText.of(expressions.compose(intent, PK, OURS, NOW))).isEqualTo(request);
  }

  @Test
  void withoutNativeTtlAPutWritesNoTtl() {
    assertThat(withoutTtl(WriteIntent.put(KEY, VALUE, AT, false)))
        .isEqualTo(
            """
            PutItem into jcache
            item {pk='books#000000001#0', sk='s:alice', v='new', w=0102030405060708, x=61001}
            """);
  }

  @Test
  void withoutNativeTtlAnUpdateTakesTheTtlOff() {
    assertThat(withoutTtl(WriteIntent.put(KEY, VALUE, KEEP, false)))
        .isEqualTo(
            """
            UpdateItem in jcache
            key {pk='books#000000001#0', sk='s:alice'}
            update SET v = :v, w = :id, x = if_not_exists(x, :x) REMOVE k, #ttl
            names {#ttl=ttl}
            if attribute_not_exists(pk) OR x > :now AND x <= :end
            values {:end=253402300799999, :id=0102030405060708, :now=1000, :v='new', :x=61001}
            refusal returns ALL_OLD
            """);
  }

  @Test
  void withoutNativeTtlATouchTakesTheTtlOff() {
    assertThat(withoutTtl(WriteIntent.readAndTouch(KEY, 61_001)))
        .isEqualTo(
            """
            UpdateItem in jcache
            key {pk='books#000000001#0', sk='s:alice'}
            update SET x = :x REMOVE #ttl
            names {#ttl=ttl}
            if x > :now AND x <= :end
            values {:end=253402300799999, :now=1000, :x=61001}
            returns ALL_NEW
            refusal returns ALL_OLD
            """);
  }

  private static ItemMapper items(boolean nativeTtl) {
    return new ItemMapper(NoSeal.UNSEALED, nativeTtl);
  }

  private static String withoutTtl(WriteIntent intent) {
    WriteExpressions expressions = new WriteExpressions("jcache", false, () -> TERMS, items(false));
    return RequestText.of(expressions.compose(intent, PK, OURS, NOW));
  }

  @Test
  void everyRequestCarriesTheLimits() {
    AwsRequestOverrideConfiguration limits =
        AwsRequestOverrideConfiguration.builder().apiCallTimeout(Duration.ofMillis(7)).build();
    WriteExpressions expressions =
        new WriteExpressions("jcache", true, () -> new RequestTerms(limits, null), items(true));

    assertThat(intents().map(row -> (WriteIntent) row.get()[1]))
        .allSatisfy(
            intent ->
                assertThat(expressions.compose(intent, PK, OURS, NOW).overrideConfiguration())
                    .contains(limits));
  }
}
