package io.github.dynamojcache.internal.keys;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.UnsupportedKeyException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Collections that are not equal to every other one with the same elements. */
@SuppressWarnings({"EqualsHashCode", "IdentityHashMapUsage"})
class CollectionKeysTest {

  private final CanonicalKeys keys = new CanonicalKeys(getClass().getClassLoader(), List.of());

  static final class Names extends java.util.ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Names(String... names) {
      super(List.of(names));
    }

    @Override
    public boolean equals(@Nullable Object o) {
      return o instanceof Names that
          && String.join(",", this).equalsIgnoreCase(String.join(",", that));
    }
  }

  static Stream<Arguments> refusedCollections() {
    TreeSet<String> anyCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.add("A");
    TreeMap<String, Integer> byLength = new TreeMap<>(Comparator.comparing(String::length));
    byLength.put("a", 1);
    return Stream.of(
        Arguments.of(anyCase, "is put in order by a"),
        Arguments.of(Collections.unmodifiableSortedSet(anyCase), "is put in order by a"),
        Arguments.of(Collections.unmodifiableSet(anyCase), "whose equality is not that of"),
        Arguments.of(Collections.synchronizedSet(anyCase), "whose equality is not that of"),
        Arguments.of(byLength, "is put in order by a"),
        Arguments.of(byLength.keySet(), "is put in order by a"),
        Arguments.of(new TreeSet<>(Set.of(new BigDecimal("1.0"))), "1.0 is 1.00"),
        Arguments.of(new IdentityHashMap<>(Map.of("a", 1)), "goes by identity"),
        Arguments.of(new IdentityHashMap<>(Map.of("a", 1)).keySet(), "goes by identity"),
        Arguments.of(new Names("a"), "whose equality is not that of"));
  }

  @ParameterizedTest
  @MethodSource("refusedCollections")
  void aCollectionWithAnotherEqualityThanItsElementsIsRefused(Object key, String why) {
    assertThatThrownBy(() -> keys.encode(key))
        .isInstanceOf(UnsupportedKeyException.class)
        .hasMessageContaining(why)
        .hasMessageContaining("Use a plain copy");
  }
}
