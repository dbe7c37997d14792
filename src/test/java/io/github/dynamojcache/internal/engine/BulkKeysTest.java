package io.github.dynamojcache.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many keys in little room: the same list, the same places, whatever is encoded again. */
class BulkKeysTest {

  private final AtomicInteger encoded = new AtomicInteger();

  private CanonicalKey encode(String key) {
    encoded.incrementAndGet();
    return form(key.toLowerCase(Locale.ROOT));
  }

  private static CanonicalKey form(String text) {
    return new CanonicalKey("s:" + text, null);
  }

  private static List<String> texts(int count) {
    return IntStream.range(0, count).mapToObj(i -> "key " + i).toList();
  }

  @Test
  void eachKeyHasItsPlaceAndIsFoundThere() {
    int count = BulkKeys.MAX_KEPT + 5_000;
    List<String> texts = texts(count);

    BulkKeys<String> keys = BulkKeys.of(texts, this::encode);

    assertThat(keys.objects()).isEqualTo(texts);
    for (int place = 0; place < count; place++) {
      assertThat(keys.get(place)).isEqualTo(form(texts.get(place)));
      assertThat(keys.indexOf(form(texts.get(place)))).isEqualTo(place);
    }
    assertThat(keys.contains(form("another"))).isFalse();
    assertThat(keys.indexOf(form("another"))).isEqualTo(-1);
  }

  @Test
  void aFewKeysAreEncodedOnce() {
    BulkKeys<String> keys = BulkKeys.of(texts(1_000), this::encode);
    keys.forEach(key -> assertThat(keys.contains(key)).isTrue());

    assertThat(encoded).hasValue(1_000);
  }

  @Test
  void ofTwoKeysOfOneFormTheLastHasThePlace() {
    BulkKeys<String> keys = BulkKeys.of(List.of("a", "b", "A", "c"), this::encode);

    assertThat(keys.objects()).containsExactly("A", "b", "c");
    assertThat(keys).containsExactly(form("a"), form("b"), form("c"));
    assertThat(keys.doubles()).isEqualTo(Map.of("a", 0));
  }

  @Test
  void aKeyThatIsStoredInAnotherFormKeepsIt() {
    BulkKeys<String> keys = new BulkKeys<>(this::encode, 0);
    texts(BulkKeys.MAX_KEPT).forEach(keys::put);
    int place = keys.addInForm("a", form("of old"));

    assertThat(keys.get(place)).isEqualTo(form("of old"));
    assertThat(keys.indexOf(form("of old"))).isEqualTo(place);
    assertThat(keys.contains(form("a"))).isFalse();
  }

  @Test
  void someOfTheKeysAreAListOfTheirOwn() {
    BulkKeys<String> keys = BulkKeys.of(texts(10), this::encode);
    BitSet odd = new BitSet();
    IntStream.range(0, 10).filter(i -> i % 2 == 1).forEach(odd::set);

    SomeKeys<String> some = new SomeKeys<>(keys, odd);

    assertThat(some.objects()).containsExactly("key 1", "key 3", "key 5", "key 7", "key 9");
    assertThat(some.get(2)).isEqualTo(form("key 5"));
    assertThat(some.place(2)).isEqualTo(5);
    assertThat(some.contains(form("key 5"))).isTrue();
    assertThat(some.contains(form("key 4"))).isFalse();
    assertThat(new SomeKeys<>(keys)).isEqualTo(keys);
  }

  @Test
  void placesAreThoseOfAMap() {
    Random random = new Random(1);
    for (int round = 0; round < 50; round++) {
      Map<CanonicalKey, Integer> expected = new HashMap<>();
      List<String> objects = new ArrayList<>();
      BulkKeys<String> keys = new BulkKeys<>(this::encode, random.nextInt(3));
      for (int i = 0; i < 300; i++) {
        String key = (random.nextBoolean() ? "k" : "K") + random.nextInt(200);
        Integer before = expected.get(encode(key));
        int place = keys.put(key);
        assertThat(place).isEqualTo(before == null ? objects.size() : before);
        if (before == null) {
          objects.add(key);
        } else {
          objects.set(place, key);
        }
        expected.put(encode(key), place);
      }
      assertThat(keys.objects()).isEqualTo(objects);
      expected.forEach((form, place) -> assertThat(keys.indexOf(form)).isEqualTo(place));
    }
  }
}
