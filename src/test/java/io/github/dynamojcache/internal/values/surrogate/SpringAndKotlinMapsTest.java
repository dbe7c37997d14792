package io.github.dynamojcache.internal.values.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kotlinx.collections.immutable.ExtensionsKt;
import kotlinx.collections.immutable.PersistentList;
import kotlinx.collections.immutable.PersistentMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.LinkedCaseInsensitiveMap;

/** Maps and collections whose fields are not their state. */
class SpringAndKotlinMapsTest {

  private enum Color {
    RED,
    GREEN
  }

  @Test
  void aCaseInsensitiveMapOfSpringKeepsItsOrderAndItsLocale() throws Exception {
    Locale turkish = Locale.forLanguageTag("tr");
    LinkedCaseInsensitiveMap<Object> map = new LinkedCaseInsensitiveMap<>(turkish);
    map.put("TITLE", 1);
    map.put("Author", List.of("a"));

    LinkedCaseInsensitiveMap<Object> copied = UntypedCache.copy(map);

    assertThat(copied).isEqualTo(map);
    assertThat(copied.keySet()).containsExactly("TITLE", "Author");
    assertThat(copied.getLocale()).isEqualTo(turkish);
    assertThat(copied.get("t\u0131tle")).isEqualTo(1); // a Turkish i without a dot
    assertThat(copied.get("title")).isNull();
  }

  @Test
  void itDoesNotDependOnTheDefaultLocaleOfTheReader() throws Exception {
    Locale before = Locale.getDefault();
    try {
      LinkedCaseInsensitiveMap<Integer> map = new LinkedCaseInsensitiveMap<>(Locale.ROOT);
      map.put("TITLE", 1);
      Locale.setDefault(Locale.forLanguageTag("tr"));

      assertThat(UntypedCache.copy(map).get("title")).isEqualTo(1);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void anEmptyOneAndOneThatIsMetTwiceComeBack() throws Exception {
    List<Map<String, Object>> copied = UntypedCache.twice(new LinkedCaseInsensitiveMap<>());

    assertThat(copied.get(0)).isEmpty();
    assertThat(copied.get(0)).isSameAs(copied.get(1));
  }

  static Stream<Object> collections() {
    List<Integer> many = IntStream.range(0, 5_000).boxed().toList();
    List<String> withNull = new ArrayList<>(List.of("a"));
    withNull.add(null);
    Map<Object, Object> colors = Map.of(Color.RED, 1, Color.GREEN, List.of(2));
    return Stream.of(
        ExtensionsKt.toPersistentList(List.of()),
        ExtensionsKt.toPersistentList(withNull),
        ExtensionsKt.toPersistentList(many),
        ExtensionsKt.toPersistentSet(many),
        ExtensionsKt.toPersistentSet(List.of()),
        ExtensionsKt.toPersistentHashSet(List.of(Color.RED, Color.GREEN)),
        ExtensionsKt.toPersistentMap(colors),
        ExtensionsKt.toPersistentHashMap(colors),
        ExtensionsKt.toPersistentHashMap(Map.of()));
  }

  @ParameterizedTest
  @MethodSource("collections")
  void persistentCollectionsOfKotlinComeBack(Object collection) throws Exception {
    assertThat(UntypedCache.copy(collection)).isEqualTo(collection).hasSameClassAs(collection);
  }

  @Test
  void theOrderOfAPersistentMapIsKept() throws Exception {
    PersistentMap<String, Integer> map =
        ExtensionsKt.<String, Integer>persistentMapOf().put("z", 1).put("a", 2).put("m", 3);

    assertThat(UntypedCache.copy(map).keySet()).containsExactly("z", "a", "m");
  }

  @Test
  void aPersistentMapIsFilledAnewSoThatItsKeysAreFound() throws Exception {
    PersistentMap<Color, Integer> map =
        ExtensionsKt.<Color, Integer>persistentHashMapOf().put(Color.RED, 1);

    assertThat(new Surrogates(List.of()).find(map.getClass()))
        .extracting(found -> found.toStored(map))
        .isEqualTo(Map.of(Color.RED, 1));
    assertThat(UntypedCache.copy(map).get(Color.RED)).isEqualTo(1);
  }

  @Test
  void aListOfKotlinThatIsMetTwiceComesBackOnce() throws Exception {
    List<PersistentList<String>> copied =
        UntypedCache.twice(ExtensionsKt.toPersistentList(List.of("a")));

    assertThat(copied.get(0)).isSameAs(copied.get(1));
  }

  /** Not comparable, and all in one place of a hash table. */
  private record Colliding(int number) {
    @Override
    public int hashCode() {
      return 1;
    }
  }

  @Test
  void elementsWhichAPersistentSetWouldSearchForTooLongAreRefused() {
    List<Colliding> few = IntStream.range(0, 100).mapToObj(Colliding::new).toList();
    List<Colliding> many = IntStream.range(0, 7_000).mapToObj(Colliding::new).toList();

    assertThat(Collisions.areTooMany(few)).isFalse();
    assertThat(Collisions.areTooMany(many)).isTrue();
  }
}
