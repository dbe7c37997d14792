package io.github.dynamojcache.semantics.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.UndecodableValuesMXBean;
import io.github.dynamojcache.codec.UnsupportedKeyException;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.testing.MemoryJvm;
import io.github.dynamojcache.testing.SharedMemory;
import java.util.List;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which classes a cache lets in, from the configuration to the table. */
class ClassFilterTest {

  @RegisterExtension private static final SharedMemory SHARED = new SharedMemory();

  private record Isbn(String text) {}

  private record Book(String title, Object more) {}

  private final MemoryJvm jvm = SHARED.jvm();
  private final String name = SHARED.newCacheName();

  @Test
  void aCacheStoresItsDeclaredTypes() {
    Cache<Isbn, Book> books = jvm.cache(name, DynamoConfiguration.builder(Isbn.class, Book.class));

    books.put(new Isbn("1"), new Book("a", new Isbn("2")));

    assertThat(books.get(new Isbn("1"))).isEqualTo(new Book("a", new Isbn("2")));
    assertThat(books.iterator().next().getKey()).isEqualTo(new Isbn("1"));
  }

  @Test
  void whatTheDeclaredTypesDoNotLeadToIsRefusedOnWriteWithPlaceAndLine() {
    Cache<String, Book> books =
        jvm.cache(name, DynamoConfiguration.builder(String.class, Book.class));
    Object foreign = new org.hibernate.cache.spi.entry.CollectionCacheEntry[0];

    assertThatThrownBy(() -> books.put("k", new Book("a", List.of(1, foreign))))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("caches.\"" + name + "\".allowed-classes += \"")
        .hasMessageEndingWith("(at Book.more[1])");
    assertThat(books.get("k")).isNull();
  }

  @Test
  void aKeyOfAForeignClassIsRefusedToo() {
    Cache<Object, String> strict =
        jvm.cache(
            name,
            DynamoConfiguration.builder(Object.class, String.class).set("class-filter", "strict"));

    assertThatThrownBy(() -> strict.put(new Isbn("1"), "x"))
        .isInstanceOf(UnsupportedKeyException.class)
        .hasMessageContaining("allowed-classes += \"" + Isbn.class.getName() + "\"");
    strict.put("text", "x");
    strict.put(List.of(1, 2), "x");
  }

  @Test
  void aStoredValueOfAForeignClassIsAMissUntilItIsListed() {
    Cache<String, Object> writer =
        jvm.cache(name, DynamoConfiguration.builder(String.class, Object.class));
    writer.put("k", new Isbn("1"));
    MemoryJvm other = SHARED.other();
    Cache<String, Object> strict =
        other.cache(
            name,
            DynamoConfiguration.builder(String.class, Object.class).set("class-filter", "strict"));

    assertThat(strict.get("k")).isNull();
    assertThat(strict.unwrap(UndecodableValuesMXBean.class).getReasons())
        .containsEntry("REFUSED", 1L);

    other.manager.getCache(name, String.class, Object.class).close();
    Cache<String, Object> listed =
        other.cache(
            name,
            DynamoConfiguration.builder(String.class, Object.class)
                .set("class-filter", "strict")
                .allowedClasses(Isbn.class.getName()));
    assertThat(listed.get("k")).isEqualTo(new Isbn("1"));
  }
}
