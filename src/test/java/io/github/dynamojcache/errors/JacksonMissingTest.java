package io.github.dynamojcache.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Jackson is optional: who asks for it is told what to add. */
class JacksonMissingTest {

  @Test
  void theMessageNamesTheDependency() throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(classPathWithoutJackson(), ClassLoader.getPlatformClassLoader())) {
      Callable<?> asking =
          (Callable<?>)
              loader.loadClass(WithoutJackson.class.getName()).getConstructor().newInstance();

      assertThat(asking.call())
          .asString()
          .startsWith("cache 'orders': value-codec = json needs Jackson 3, and tools/jackson/")
          .endsWith("Add tools.jackson.core:jackson-databind (3.1 or later)");
    }
  }

  /** Surefire may start the tests from a jar that holds nothing but a manifest. */
  private static URL[] classPathWithoutJackson() {
    String ofTests = System.getProperty("surefire.test.class.path");
    String classPath = ofTests != null ? ofTests : System.getProperty("java.class.path");
    return Arrays.stream(classPath.split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> !path.getFileName().toString().startsWith("jackson-"))
        .map(JacksonMissingTest::url)
        .toArray(URL[]::new);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
