package io.github.dynamojcache.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLClassLoader;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Who asks for what needs a library that is optional, and missing, is told what to add. */
class OptionalLibrariesTest {

  @Test
  void bypassingNeedsFailsafe() throws Exception {
    assertThat(messageWithout("failsafe-", Map.of("failure-mode", "bypass")))
        .isEqualTo(
            "cache 'orders': failure-mode = bypass needs the library dev.failsafe:failsafe on"
                + " the class path");
  }

  @Test
  void documentsNeedJackson() throws Exception {
    assertThat(messageWithout("jackson-", Map.of("value-codec", "json")))
        .startsWith("cache 'orders': value-codec = json needs Jackson 3, and tools/jackson/")
        .endsWith("Add tools.jackson.core:jackson-databind (3.1 or later)");
  }

  @SuppressWarnings("unchecked") // the class says what it is, only to another loader
  private static String messageWithout(String jars, Map<String, String> settings) throws Exception {
    try (URLClassLoader loader = ClassPathWithout.jarsNamed(jars)) {
      Function<Map<String, String>, String> creating =
          (Function<Map<String, String>, String>)
              loader.loadClass(CreatesACache.class.getName()).getConstructor().newInstance();
      return creating.apply(settings);
    }
  }
}
