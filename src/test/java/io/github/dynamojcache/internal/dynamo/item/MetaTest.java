package io.github.dynamojcache.internal.dynamo.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Pins the stored format of the meta item. A change that breaks one of these tests makes caches
 * lose their entries: it needs a new format version.
 */
class MetaTest {

  private static final Map<String, AttributeValue> STORED =
      Map.of(
          "pk", AttributeValue.fromS("books"),
          "sk", AttributeValue.fromS("#"),
          "g", AttributeValue.fromS("1hf7uaq00abcdefg"),
          "n", AttributeValue.fromN("4"),
          "f", AttributeValue.fromN("1"),
          "h", AttributeValue.fromSs(List.of("eternal", "ttl")),
          "gr", AttributeValue.fromN("2000"),
          "o", AttributeValue.fromSs(List.of("1hf7uaq00000000a/8/no-ttl", "1hf7uap00000000b/4")),
          "lh", AttributeValue.fromS("somebody"),
          "lu", AttributeValue.fromN("1700000030000"));

  private static final Contents ETERNAL = Contents.writtenBy(true, /* nativeTtl= */ true);

  @Test
  void storedFormatOfTheMetaItem() {
    assertThat(Meta.read(STORED, "books"))
        .isEqualTo(
            new Meta(
                new Generation("1hf7uaq00abcdefg", 4),
                ETERNAL,
                List.of(
                    new LeftGeneration(new Generation("1hf7uap00000000b", 4), false),
                    new LeftGeneration(new Generation("1hf7uaq00000000a", 8), true)),
                1_700_000_030_000L,
                2_000));
  }

  @Test
  void storedFormatOfTheMetaItemBeforeAnyClear() {
    Map<String, AttributeValue> fresh = new HashMap<>(STORED);
    fresh.keySet().removeAll(List.of("o", "lh", "lu"));

    assertThat(Meta.read(fresh, "books"))
        .isEqualTo(new Meta(new Generation("1hf7uaq00abcdefg", 4), ETERNAL, List.of(), 0, 2_000));
  }

  @Test
  void aMetaItemThatDoesNotSayWhatThereMayBeMayHoldWhatMustBeDeleted() {
    Map<String, AttributeValue> older = new HashMap<>(STORED);
    older.keySet().removeAll(List.of("h", "gr"));

    Contents contents = Objects.requireNonNull(Meta.read(older, "books")).contents();

    assertThat(contents.areUndying()).isTrue();
    assertThat(contents.mayLeaveChunks(/* met= */ false)).isFalse();
    assertThat(contents.mayLeaveChunks(/* met= */ true)).isTrue();
  }

  @Test
  void wordsOfALaterVersionAboutTheContentsArePassedOver() {
    Map<String, AttributeValue> later = new HashMap<>(STORED);
    later.put("h", AttributeValue.fromSs(List.of("eternal", "ttl", "something-new")));

    assertThat(Objects.requireNonNull(Meta.read(later, "books")).contents()).isEqualTo(ETERNAL);
  }

  @Test
  void aLeaseOrAGraceThatIsNoneDoesNotCount() {
    Map<String, AttributeValue> odd = new HashMap<>(STORED);
    odd.put("lu", AttributeValue.fromS("soon"));
    odd.put("gr", AttributeValue.fromN("1.5"));

    Meta meta = Objects.requireNonNull(Meta.read(odd, "books"));

    assertThat(meta.purgeLeaseUntil()).isZero();
    assertThat(meta.graceMillis()).isZero();
  }

  /** Whatever an attribute should be, these are not. */
  static Stream<Arguments> brokenAttributes() {
    Stream<Arguments> strange =
        Stream.of("g", "n", "f", "h", "o")
            .flatMap(
                name ->
                    Stream.of(
                            AttributeValue.fromBool(true),
                            AttributeValue.fromNul(true),
                            AttributeValue.fromB(SdkBytes.fromUtf8String("1hf7uaq00abcdefg")),
                            AttributeValue.fromL(List.of()),
                            AttributeValue.fromM(Map.of()),
                            AttributeValue.fromNs(List.of("4")))
                        .map(value -> arguments(name, value)));
    Stream<Arguments> wrong =
        Stream.of(
            arguments("g", AttributeValue.fromN("4")),
            arguments("g", AttributeValue.fromS("")),
            arguments("g", AttributeValue.fromS("hello")),
            arguments("g", AttributeValue.fromS("vvvvvvvvv")),
            arguments("g", AttributeValue.fromS("vvvvvvvvvvvvvvvv")),
            arguments("g", AttributeValue.fromS("1HF7UAQ00ABCDEFG")),
            arguments("g", AttributeValue.fromS("1hf7uaq00abcdef#")),
            arguments("g", AttributeValue.fromS("1hf7uaq00abcdefgh")),
            arguments("n", AttributeValue.fromS("4")),
            arguments("n", AttributeValue.fromN("0")),
            arguments("n", AttributeValue.fromN("-1")),
            arguments("n", AttributeValue.fromN("257")),
            arguments("n", AttributeValue.fromN("200000000")),
            arguments("n", AttributeValue.fromN("4294967300")),
            arguments("n", AttributeValue.fromN("1.5")),
            arguments("n", AttributeValue.fromN("1E+30")),
            arguments("f", AttributeValue.fromN("1.5")),
            arguments("f", AttributeValue.fromN("99999999999999999999")),
            arguments("h", AttributeValue.fromS("eternal")),
            arguments("o", AttributeValue.fromS("1hf7uap00000000b/4")),
            arguments("o", AttributeValue.fromSs(List.of("noslash"))),
            arguments("o", AttributeValue.fromSs(List.of("1hf7uap00000000b/"))),
            arguments("o", AttributeValue.fromSs(List.of("1hf7uap00000000b/0"))),
            arguments("o", AttributeValue.fromSs(List.of("1hf7uap00000000b/4/all"))),
            arguments("o", AttributeValue.fromSs(List.of("/4"))),
            arguments("o", AttributeValue.fromSs(List.of("1hf7uap00000000b/200000000"))));
    return Stream.concat(strange, wrong);
  }

  @ParameterizedTest
  @MethodSource("brokenAttributes")
  void anAttributeThatIsNoneIsNamed(String name, AttributeValue value) {
    Map<String, AttributeValue> broken = new HashMap<>(STORED);
    broken.put(name, value);

    assertThatThrownBy(() -> Meta.read(broken, "books"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("its attribute (g or )?(n or )?" + name + ".*: .*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"n", "f"})
  void anAttributeThatIsMissingIsNamed(String name) {
    Map<String, AttributeValue> broken = new HashMap<>(STORED);
    broken.remove(name);

    assertThatThrownBy(() -> Meta.read(broken, "books"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("its attribute " + name);
  }

  @Test
  void storedFormatOfTheMetaItemsKey() {
    assertThat(Meta.primaryKey("a#b"))
        .isEqualTo(Map.of("pk", AttributeValue.fromS("a%23b"), "sk", AttributeValue.fromS("#")));
  }

  @Test
  void noItemIsNoMeta() {
    assertThat(Meta.read(Map.of(), "books")).isNull();
  }

  @Test
  void aLaterFormatIsRefusedWithAMessageThatNamesCacheVersionAndRemedy() {
    Map<String, AttributeValue> later = new HashMap<>(STORED);
    later.put("f", AttributeValue.fromN("2"));

    assertThatThrownBy(() -> Meta.read(later, "books"))
        .isInstanceOf(CacheException.class)
        .hasMessage(
            "cache 'books': its entries have layout version 2, and this version of dynamo-jcache"
                + " reads 1; use a matching version, another cache name or another table");
  }

  @Test
  void aGenerationEndedWhenTheNextOneBegan() {
    Generation first = Generation.startedAt(1_000, "", 1);
    Generation second = Generation.startedAt(5_000, first.id(), 1);
    Generation current = Generation.startedAt(9_000, second.id(), 1);
    LeftGeneration left = LeftGeneration.of(first, ETERNAL);
    LeftGeneration later = LeftGeneration.of(second, ETERNAL);
    Meta meta = new Meta(current, ETERNAL, List.of(left, later), 0, 0);

    assertThat(meta.endOf(left, 10_000)).isEqualTo(5_000);
    assertThat(meta.endOf(later, 10_000)).isEqualTo(9_000);
  }

  @Test
  void aGenerationWithoutALaterOneEndsNow() {
    Generation restored = Generation.startedAt(1_000, "", 1);
    LeftGeneration left = LeftGeneration.of(Generation.startedAt(5_000, restored.id(), 1), ETERNAL);
    Meta meta = new Meta(restored, ETERNAL, List.of(left), 0, 0);

    assertThat(meta.endOf(left, 10_000)).isEqualTo(10_000);
  }
}
