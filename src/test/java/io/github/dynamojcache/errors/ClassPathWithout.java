package io.github.dynamojcache.errors;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;

/** The class path of the tests, without a library that is optional. */
final class ClassPathWithout {

  private ClassPathWithout() {}

  /** A loader of its own that does not see the libraries whose files' names begin so. */
  static URLClassLoader jarsNamed(String prefix) {
    // Surefire may start the tests from a jar that holds nothing but a manifest.
    String ofTests = System.getProperty("surefire.test.class.path");
    String classPath = ofTests != null ? ofTests : System.getProperty("java.class.path");
    URL[] urls =
        Arrays.stream(classPath.split(File.pathSeparator))
            .map(Path::of)
            .filter(path -> !path.getFileName().toString().startsWith(prefix))
            .map(ClassPathWithout::url)
            .toArray(URL[]::new);
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
