package io.github.dynamojcache.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.keys.KeySamples.Color;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.cache.internal.BasicCacheKeyImplementation;
import org.hibernate.cache.internal.CacheKeyImplementation;
import org.hibernate.cache.internal.NaturalIdCacheKey;
import org.hibernate.cache.spi.QueryKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.cache.interceptor.SimpleKey;

/** The key classes that Spring and Hibernate hand to a cache. */
class FrameworkKeysTest {

  private static final String CUSTOMER = "com.acme.Customer";

  private final CanonicalKeys keys = new CanonicalKeys(getClass().getClassLoader(), List.of());

  static Stream<Arguments> keys() throws Exception {
    Serializable composite = new Object[] {"x", 7L, new Object[] {null, "y"}};
    int compositeHash = ((17 * 37 + "x".hashCode()) * 37 + 7) * 37;
    compositeHash += (17 * 37) * 37 + "y".hashCode();
    return Stream.of(
        Arguments.of(SimpleKey.EMPTY, "key[]"),
        Arguments.of(new SimpleKey("a,b", 1, null), "key[s:a\\,b,i:1,null:]"),
        Arguments.of(
            new SimpleKey(
                new byte[] {1, -1}, new int[] {1, 2}, new Object[] {"a", new char[] {','}}),
            "key[bytes:Af8,ints[1,2],array[s:a,chars[\\,]]]"),
        Arguments.of(
            new SimpleKey(
                new long[] {1},
                new short[] {2},
                new double[] {0.5, -0.0},
                new float[] {1},
                new boolean[] {true},
                new int[0]),
            "key[longs[1],shorts[2],doubles[0.5,-0],floats[1],booleans[true],ints[]]"),
        Arguments.of(
            new SimpleKey(List.of(1), Color.RED),
            "key[list[i:1],e:" + Color.class.getName() + "#RED]"),
        Arguments.of(new BasicCacheKeyImplementation(42, CUSTOMER, 42), "h:com.acme.Customer#i:42"),
        Arguments.of(
            new BasicCacheKeyImplementation("a#b", CUSTOMER + ".orders", "a#b".hashCode()),
            "h:com.acme.Customer.orders#s:a#b"),
        Arguments.of(
            new CacheKeyImplementation(42L, CUSTOMER, "tenant@1", 31 * 42 + "tenant@1".hashCode()),
            "hk:com.acme.Customer@tenant\\@1#l:42"),
        Arguments.of(
            new CacheKeyImplementation(composite, CUSTOMER, null, 31 * compositeHash),
            "hk:com.acme.Customer#array[s:x,l:7,array[null:,s:y]]"),
        Arguments.of(
            new CacheKeyImplementation(
                new byte[] {1, 2}, CUSTOMER, null, 31 * Arrays.hashCode(new byte[] {1, 2})),
            "hk:com.acme.Customer#bytes:AQI"),
        Arguments.of(
            new NaturalIdCacheKey(
                new Object[] {"a", null, 5}, CUSTOMER, null, ("a".hashCode() * 37) * 37 + 5),
            "hn:com.acme.Customer#array[s:a,null:,i:5]"),
        Arguments.of(
            new NaturalIdCacheKey(
                new Object[] {"a"}, CUSTOMER, "t", "t".hashCode() * 37 + "a".hashCode()),
            "hn:com.acme.Customer@t#array[s:a]"),
        Arguments.of(
            queryKey(
                "select 1",
                new Object[] {null, "p", 3L},
                0,
                null,
                new LinkedHashSet<>(List.of("b", "a"))),
            "hq[s:select 1,i:0,null:,array[s:b,s:a],array[null:,s:p,l:3]]"));
  }

  private static QueryKey queryKey(
      String sql, Object[] values, Integer first, @Nullable Integer max, Set<String> filters)
      throws Exception {
    Class<?> memento =
        Class.forName(
            "org.hibernate.query.internal.QueryParameterBindingsImpl$ParameterBindingsMementoImpl");
    Constructor<?> constructor = memento.getDeclaredConstructor(Object[].class, int.class);
    constructor.setAccessible(true);
    int hash = 0;
    for (Object value : values) {
      hash = hash * 37 + Objects.hashCode(value);
    }
    Object parameters = constructor.newInstance(values, hash);
    return new QueryKey(sql, (QueryKey.ParameterBindingsMemento) parameters, first, max, filters);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aKeyHasItsText(Object key, String text) {
    assertThat(keys.encode(key).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aKeyIsReadBackEqualWithTheSameHashCode(Object key, String text) {
    Object decoded = keys.decode(text);

    assertThat(decoded).hasSameClassAs(key).isEqualTo(key).hasSameHashCodeAs(key);
    assertThat(key).isEqualTo(decoded);
  }

  @Test
  void theHashCodeThatAKeyKeepsIsNoPartOfItsText() {
    assertThat(keys.encode(new BasicCacheKeyImplementation(Color.RED, CUSTOMER, 1)))
        .isEqualTo(keys.encode(new BasicCacheKeyImplementation(Color.RED, CUSTOMER, 2)));
  }

  @Test
  void sharedParametersDoNotMatter() {
    String shared = new String("x");

    assertThat(keys.encode(new SimpleKey(shared, shared)))
        .isEqualTo(keys.encode(new SimpleKey(new String("x"), shared)));
  }

  @Test
  void anArrayOfParametersIsTheSameWhateverItsClass() {
    assertThat(new SimpleKey((Object) new Integer[] {1}))
        .isEqualTo(new SimpleKey((Object) new Object[] {1}));

    assertThat(keys.encode(new SimpleKey((Object) new Integer[] {1})))
        .isEqualTo(keys.encode(new SimpleKey((Object) new Object[] {1})));
  }

  @Test
  void tenantsEntitiesAndKindsOfKeysDoNotMeet() {
    Stream<Object> all =
        Stream.of(
            new BasicCacheKeyImplementation(1, "E", 1),
            new BasicCacheKeyImplementation(1L, "E", 1),
            new BasicCacheKeyImplementation("1", "E", 1),
            new BasicCacheKeyImplementation(1, "E2", 1),
            new CacheKeyImplementation(1, "E", null, 1),
            new CacheKeyImplementation(1, "E", "", 1),
            new CacheKeyImplementation(1, "E", "t", 1),
            new CacheKeyImplementation(1, "E@t", null, 1),
            new CacheKeyImplementation(new Object[] {1}, "E", null, 1),
            new NaturalIdCacheKey(new Object[] {1}, "E", null, 1),
            new SimpleKey(1),
            new SimpleKey(1L),
            new SimpleKey("1"),
            1);

    assertThat(all.map(key -> keys.encode(key).text())).doesNotHaveDuplicates();
  }
}
