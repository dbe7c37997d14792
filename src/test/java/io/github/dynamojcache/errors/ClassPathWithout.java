package io.github.dynamojcache.errors;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/** The class path of the tests, without a library that is optional. */
final class ClassPathWithout {

  private ClassPathWithout() {}

  /** A loader of its own that does not see the libraries whose files' names begin so. */
  static URLClassLoader jarsNamed(String prefix, Path... instead) {
    URL[] urls =
        Stream.concat(Stream.of(instead), paths().filter(path -> !isNamed(path, prefix)))
            .map(ClassPathWithout::url)
            .toArray(URL[]::new);
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  /** The newest library whose file's name begins so. */
  static Path find(String prefix) {
    return paths()
        .filter(path -> isNamed(path, prefix))
        .max(Comparator.comparing(path -> path.getFileName().toString()))
        .orElseThrow();
  }

  private static boolean isNamed(Path path, String prefix) {
    return path.getFileName().toString().startsWith(prefix);
  }

  private static Stream<Path> paths() {
    // Surefire may start the tests from a jar that holds nothing but a manifest.
    String ofTests = System.getProperty("surefire.test.class.path");
    String classPath = ofTests != null ? ofTests : System.getProperty("java.class.path");
    return Arrays.stream(classPath.split(File.pathSeparator)).map(Path::of);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
