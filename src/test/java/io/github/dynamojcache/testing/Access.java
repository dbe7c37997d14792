package io.github.dynamojcache.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import javax.cache.Cache;
import javax.cache.processor.MutableEntry;
import org.jspecify.annotations.Nullable;

/** Everything that JCache counts as an access of an entry, and that leaves its value alone. */
public enum Access {
  GET,
  GET_ALL,
  ITERATOR,
  INVOKE,
  INVOKE_ALL,
  REPLACE_MISMATCH,
  REMOVE_MISMATCH;

  /** Finds {@code v} under {@code k}, the only entry. */
  public void of(Cache<String, String> cache) {
    switch (this) {
      case GET -> assertThat(cache.get("k")).isEqualTo("v");
      case GET_ALL -> assertThat(cache.getAll(Set.of("k"))).containsEntry("k", "v");
      case ITERATOR -> assertThat(cache).extracting(Cache.Entry::getValue).containsExactly("v");
      case INVOKE -> assertThat(cache.<String>invoke("k", Access::value)).isEqualTo("v");
      case INVOKE_ALL -> {
        assertThat(cache.<String>invokeAll(Set.of("k"), Access::value))
            .hasEntrySatisfying("k", result -> assertThat(result.get()).isEqualTo("v"));
      }
      case REPLACE_MISMATCH -> assertThat(cache.replace("k", "other", "new")).isFalse();
      case REMOVE_MISMATCH -> assertThat(cache.remove("k", "other")).isFalse();
    }
  }

  private static String value(MutableEntry<String, String> entry, @Nullable Object... arguments) {
    return entry.getValue();
  }
}
