package io.github.dynamojcache.semantics.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.testing.MemoryJvm;
import io.github.dynamojcache.testing.SharedMemory;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.cache.support.NullValue;

/** Spring's object for a null result, which it puts into caches of any type. */
class SpringNullsTest {

  @RegisterExtension private static final SharedMemory SHARED = new SharedMemory();

  private record Book(String title) {}

  private final MemoryJvm jvm = SHARED.jvm();
  private final String name = SHARED.newCacheName();

  private static DynamoConfiguration.Builder<String, Book> books() {
    return DynamoConfiguration.builder(String.class, Book.class);
  }

  /** Spring does not look at the types of a cache. */
  @SuppressWarnings("unchecked")
  private static Cache<String, Object> asSpringSeesIt(Cache<String, Book> cache) {
    return (Cache<String, Object>) (Cache<?, ?>) cache;
  }

  @Test
  void anUntypedCacheKeepsIt() {
    Cache<Object, Object> cache =
        jvm.cache(name, DynamoConfiguration.builder(Object.class, Object.class));

    cache.put("k", NullValue.INSTANCE);

    assertThat(cache.get("k")).isSameAs(NullValue.INSTANCE);
  }

  @Test
  void aTypedCacheRefusesItAndSaysTheLine() {
    Cache<String, Object> cache = asSpringSeesIt(jvm.cache(name, books()));

    assertThatThrownBy(() -> cache.put("k", NullValue.INSTANCE))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("allowed-classes += \"" + NullValue.class.getName() + "\"");
  }

  @Test
  void aTypedCacheKeepsItWhenItIsListed() {
    Cache<String, Object> cache =
        asSpringSeesIt(jvm.cache(name, books().allowedClasses(NullValue.class.getName())));

    cache.put("k", NullValue.INSTANCE);

    assertThat(cache.get("k")).isSameAs(NullValue.INSTANCE);
  }

  @Test
  void aTypedCacheOfDocumentsRefusesIt() {
    Cache<String, Object> cache =
        asSpringSeesIt(
            jvm.cache(name, books().valueCodec("json").allowedClasses(NullValue.class.getName())));

    assertThatThrownBy(() -> cache.put("k", NullValue.INSTANCE))
        .isInstanceOf(UnsupportedValueException.class);
  }
}
