package io.github.dynamojcache.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asks for what needs a library that is optional, and missing, is told what to add. */
class OptionalLibrariesTest {

  @TempDir private Path jars;

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

  @Test
  void documentsNeedAnnotationsThatFitTheRestOfJackson() throws Exception {
    assertThat(messageWithAnnotations("2.19.2"))
        .startsWith(
            "cache 'orders': value-codec = json needs Jackson 3, and found"
                + " tools.jackson.core:jackson-databind 3.")
        .contains(
            ", which needs com.fasterxml.jackson.core:jackson-annotations 2.21 or later, and 2.19.2"
                + " is on the class path. Set its version to 2.21 or later. The cause is"
                + " java.lang.NoClassDefFoundError: com/fasterxml/jackson/annotation/");
  }

  @Test
  void documentsNeedAnnotations() throws Exception {
    assertThat(messageWithout("jackson-annotations-2", Map.of("value-codec", "json")))
        .contains(
            "com.fasterxml.jackson.core:jackson-annotations is missing. Add it (2.21 or later)");
  }

  @Test
  void documentsNeedTheCoreOfJackson() throws Exception {
    assertThat(messageWithout("jackson-core-3", Map.of("value-codec", "json")))
        .contains("tools.jackson.core:jackson-core is missing. Add it in the same version");
  }

  private String messageWithAnnotations(String version) throws Exception {
    String annotations = "jackson-annotations-2";
    Path older = jars.resolve(annotations + ".old.jar");
    JarOfAnOlderVersion.write(
        ClassPathWithout.find(annotations),
        older,
        version,
        name ->
            name.endsWith("/JsonSerializeAs.class") || name.endsWith("/JsonDeserializeAs.class"));
    try (URLClassLoader loader = ClassPathWithout.jarsNamed(annotations, older)) {
      return message(loader, Map.of("value-codec", "json"));
    }
  }

  private static String messageWithout(String jars, Map<String, String> settings) throws Exception {
    try (URLClassLoader loader = ClassPathWithout.jarsNamed(jars)) {
      return message(loader, settings);
    }
  }

  @SuppressWarnings("unchecked") // the class says what it is, only to another loader
  private static String message(ClassLoader loader, Map<String, String> settings)
      throws ReflectiveOperationException {
    Function<Map<String, String>, String> creating =
        (Function<Map<String, String>, String>)
            loader.loadClass(CreatesACache.class.getName()).getConstructor().newInstance();
    return creating.apply(settings);
  }
}
