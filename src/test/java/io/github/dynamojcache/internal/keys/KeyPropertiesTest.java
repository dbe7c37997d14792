package io.github.dynamojcache.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds of all keys, tried with generated ones. A seed that fails once is kept in the list.
 */
class KeyPropertiesTest {

  private static final int KEYS = 1_500;

  private final CanonicalKeys keys =
      new CanonicalKeys(getClass().getClassLoader(), List.of(new KeySamples.IsbnCodec("isbn")));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void keysAreEqualExactlyWhenTheirTextsAreTheSame(long seed) {
    List<Object> made = make(seed);
    List<String> texts = made.stream().map(key -> keys.encode(key).text()).toList();

    int equal = 0;
    for (int i = 0; i < made.size(); i++) {
      for (int j = i + 1; j < made.size(); j++) {
        boolean areEqual = areEqual(made.get(i), made.get(j));
        equal += areEqual ? 1 : 0;
        if (areEqual != texts.get(i).equals(texts.get(j))) {
          assertThat(texts.get(i).equals(texts.get(j)))
              .as("%s and %s", texts.get(i), texts.get(j))
              .isEqualTo(areEqual);
        }
      }
    }
    assertThat(equal).as("pairs of equal keys").isGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void everyKeyComesBackEqualWithTheSameHashCode(long seed) {
    assertThat(make(seed))
        .allSatisfy(
            key -> {
              String text = keys.encode(key).text();
              Object decoded = keys.decode(text);

              assertThat(decoded.equals(key) && key.equals(decoded)).as(text).isTrue();
              assertThat(decoded.hashCode()).as(text).isEqualTo(key.hashCode());
              assertThat(keys.encode(decoded).text()).isEqualTo(text);
            });
  }

  /** The JDK's EnumMap throws when it is compared with a TreeMap of other keys. */
  private static boolean areEqual(Object one, Object other) {
    try {
      return one.equals(other);
    } catch (ClassCastException e) {
      return false;
    }
  }

  private static List<Object> make(long seed) {
    RandomKeys random = new RandomKeys(seed);
    List<Object> made = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      made.add(random.next());
    }
    return made;
  }
}
