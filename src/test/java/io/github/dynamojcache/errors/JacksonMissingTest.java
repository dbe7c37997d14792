package io.github.dynamojcache.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLClassLoader;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Jackson is optional: who asks for it is told what to add. */
class JacksonMissingTest {

  @Test
  void theMessageNamesTheDependency() throws Exception {
    try (URLClassLoader loader = ClassPathWithout.jarsNamed("jackson-")) {
      Callable<?> asking =
          (Callable<?>)
              loader.loadClass(WithoutJackson.class.getName()).getConstructor().newInstance();

      assertThat(asking.call())
          .asString()
          .startsWith("cache 'orders': value-codec = json needs Jackson 3, and tools/jackson/")
          .endsWith("Add tools.jackson.core:jackson-databind (3.1 or later)");
    }
  }
}
