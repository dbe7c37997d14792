package io.github.dynamojcache.values.jdk;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every public class of the JDK's value packages that is {@code Serializable}. */
public final class JdkClasses {

  private static final Map<String, List<String>> PACKAGES =
      new TreeMap<>(
          Map.of(
              "java.base",
              List.of(
                  "java.io java.lang java.lang.annotation java.lang.invoke java.lang.module",
                  "java.lang.reflect java.math java.net java.nio java.nio.channels",
                  "java.nio.charset java.nio.file java.nio.file.attribute java.text java.time",
                  "java.time.chrono java.time.format java.time.temporal java.time.zone java.util",
                  "java.util.concurrent java.util.concurrent.atomic java.util.concurrent.locks",
                  "java.util.jar java.util.regex java.util.zip java.util.random"),
              "java.sql",
              List.of("java.sql javax.sql"),
              "java.sql.rowset",
              List.of("javax.sql.rowset javax.sql.rowset.serial javax.sql.rowset.spi"),
              "java.xml",
              List.of(
                  "javax.xml.catalog javax.xml.datatype javax.xml.namespace javax.xml.parsers",
                  "javax.xml.stream javax.xml.transform javax.xml.validation javax.xml.xpath",
                  "org.w3c.dom org.w3c.dom.ls org.xml.sax"),
              "java.logging",
              List.of("java.util.logging")));

  private JdkClasses() {}

  /** Returns the classes that have instances of their own, by name. */
  public static Stream<Class<?>> all() {
    return PACKAGES.entrySet().stream()
        .flatMap(
            module ->
                module.getValue().stream()
                    .flatMap(line -> Stream.of(line.split(" ", -1)))
                    .flatMap(inPackage -> classes(module.getKey(), inPackage)));
  }

  private static Stream<Class<?>> classes(String module, String inPackage) {
    Path folder =
        FileSystems.getFileSystem(URI.create("jrt:/"))
            .getPath("modules", module, inPackage.replace('.', '/'));
    try (Stream<Path> files = Files.list(folder)) {
      List<Class<?>> found =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".class") && !name.contains("-"))
              .map(name -> inPackage + "." + name.substring(0, name.length() - 6))
              .sorted()
              .<Class<?>>map(JdkClasses::load)
              .filter(JdkClasses::isValue)
              .toList();
      return found.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ClassLoader.getPlatformClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isValue(Class<?> type) {
    boolean seen = true;
    for (Class<?> c = type; c != null; c = c.getEnclosingClass()) {
      seen &= Modifier.isPublic(c.getModifiers());
    }
    return seen
        && Serializable.class.isAssignableFrom(type)
        && !type.isInterface()
        && !Modifier.isAbstract(type.getModifiers());
  }
}
