package io.github.dynamojcache.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.UnsupportedKeyException;
import io.github.dynamojcache.internal.keys.KeySamples.Color;
import io.micronaut.cache.interceptor.ParametersKey;
import io.quarkus.cache.CompositeCacheKey;
import io.quarkus.cache.DefaultCacheKey;
import java.util.List;
import java.util.stream.Stream;
import org.jsr107.ri.annotations.DefaultGeneratedCacheKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.cache.interceptor.SimpleKey;

/** The keys that frameworks make of a method's parameters, without a line of configuration. */
class ParameterKeysTest {

  private final CanonicalKeys keys = new CanonicalKeys(getClass().getClassLoader(), List.of());

  static final class GeneratedKey extends SimpleKey {
    private static final long serialVersionUID = 1L;

    GeneratedKey(Object... parameters) {
      super(parameters);
    }

    @Override
    public String toString() {
      return "generated";
    }
  }

  static final class TenantKey extends SimpleKey {
    private static final long serialVersionUID = 1L;
    private final String tenant;

    TenantKey(String tenant, Object... parameters) {
      super(parameters);
      this.tenant = tenant;
    }

    String tenant() {
      return tenant;
    }
  }

  static final class OwnReferenceKey extends DefaultGeneratedCacheKey {
    private static final long serialVersionUID = 1L;

    OwnReferenceKey(Object[] parameters) {
      super(parameters);
    }
  }

  static Stream<Arguments> keys() {
    String red = "e:" + Color.class.getName() + "#RED";
    Object[] parameters = {"a", 1, null, new int[] {1}, Color.RED, new Object[] {2L}};
    String text = "[s:a,i:1,null:,ints[1]," + red + ",array[l:2]]";
    return Stream.of(
        Arguments.of(new DefaultGeneratedCacheKey(parameters), "gkey" + text),
        Arguments.of(new DefaultGeneratedCacheKey(new Object[0]), "gkey[]"),
        Arguments.of(new ParametersKey(parameters), "mkey" + text),
        Arguments.of(new ParametersKey(), "mkey[]"),
        Arguments.of(new CompositeCacheKey(parameters), "qkey" + text),
        Arguments.of(
            new DefaultCacheKey("books"), "v:io.quarkus.cache.DefaultCacheKey(cacheName=s:books)"),
        Arguments.of(new SimpleKey(parameters), "key" + text),
        Arguments.of(new GeneratedKey(parameters), "key" + text),
        Arguments.of(
            new OwnReferenceKey(new Object[] {"a", Color.RED}),
            "v:" + OwnReferenceKey.class.getName() + "(parameters=array[s:a," + red + "])"));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aKeyHasItsTextAndIsReadBack(Object key, String text) {
    assertThat(keys.encode(key).text()).isEqualTo(text);
    assertThat(keys.decode(text)).isEqualTo(key).hasSameHashCodeAs(key);
    assertThat(key).isEqualTo(keys.decode(text));
  }

  @Test
  void aSubclassThatKeepsMoreIsRefused() {
    assertThatThrownBy(() -> keys.encode(new TenantKey("t", "a")))
        .isInstanceOf(UnsupportedKeyException.class)
        .hasMessageContaining("does not compare the field 'tenant'");
  }
}
