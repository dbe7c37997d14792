package io.github.dynamojcache;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.internal.lifecycle.Makings;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ManagedCachesTest {

  private final ManagedCaches caches =
      new ManagedCaches(URI.create("few"), Set.of(), new Makings());

  /** Code that is not Java throws checked exceptions that nobody declares. */
  @Test
  void aCacheThatCouldNotBeOpenedIsOpenedAgainWhateverWasThrown() {
    for (Throwable thrown :
        new Throwable[] {
          new IOException("on purpose"), new ThreadDeath(), new IllegalStateException("on purpose")
        }) {
      assertThatThrownBy(() -> create(thrown)).isSameAs(thrown);
      assertThatThrownBy(() -> create(thrown)).as("once more").isSameAs(thrown);
    }
  }

  private void create(Throwable thrown) {
    caches.create(
        "books",
        () -> {
          throw ManagedCachesTest.<RuntimeException>sneaky(thrown);
        });
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // that is how it is done
  private static <T extends Throwable> T sneaky(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
