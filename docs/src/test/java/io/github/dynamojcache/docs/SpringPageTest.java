package io.github.dynamojcache.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.keys.CanonicalKeys;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.cache.interceptor.SimpleKey;

/** What the page about Spring says that keys become. */
class SpringPageTest {

  private final String page = Guide.read(Guide.ROOT.resolve("docs/spring.md"));
  private final CanonicalKeys keys = new CanonicalKeys(getClass().getClassLoader(), List.of());

  @Test
  void theKeysOfTheTableAreStoredAsItSays() {
    for (Object key : List.of("1865", 42L, new SimpleKey("Carroll", 1870), SimpleKey.EMPTY)) {
      assertThat(page).contains("| `" + keys.encode(key).text() + "` |");
    }
  }
}
