package io.github.dynamojcache.webapps;

import io.github.dynamojcache.sharing.app.Work;
import io.github.dynamojcache.webapps.app.Deployment;
import io.github.dynamojcache.webapps.app.Edition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Packs the classes of the application as {@code WEB-INF/classes}.
 *
 * @param folder the application's
 */
record WebApplication(Path folder) {

  /**
   * Packs a version of it.
   *
   * @param folder an empty folder
   * @param edition as long as the one that it is put in the place of
   */
  static WebApplication pack(Path folder, String edition) {
    Path classes = folder.resolve("WEB-INF/classes");
    for (Class<?> each : List.of(Work.class, Deployment.class)) {
      copyPackageOf(each, classes);
    }
    rewrite(classes.resolve(file(Edition.class)), Edition.PLACEHOLDER, edition);
    declare(classes, "io.github.dynamojcache.codec.KeyCodec", "ShelfCodec");
    declare(classes, "io.github.dynamojcache.codec.ValueSurrogate", "MoneySurrogate");
    return new WebApplication(folder);
  }

  private static String file(Class<?> type) {
    return type.getName().replace('.', '/') + ".class";
  }

  private static void copyPackageOf(Class<?> type, Path classes) {
    Path to = classes.resolve(folder(type));
    try {
      Path from = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(from)) {
        copy(from.resolve(folder(type)), to);
        return;
      }
      try (FileSystem jar = FileSystems.newFileSystem(from)) {
        copy(jar.getPath("/" + folder(type)), to);
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String folder(Class<?> type) {
    return type.getPackageName().replace('.', '/');
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path each : files.toList()) {
        Files.write(to.resolve(each.getFileName().toString()), Files.readAllBytes(each));
      }
    }
  }

  /** Texts of one length can take each other's place in a class file. */
  private static void rewrite(Path file, String before, String after) {
    if (before.length() != after.length()) {
      throw new IllegalArgumentException(after + " is not as long as " + before);
    }
    try {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      Files.writeString(file, bytes.replace(before, after), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void declare(Path classes, String service, String simpleName) {
    try {
      Path services = Files.createDirectories(classes.resolve("META-INF/services"));
      Files.writeString(services.resolve(service), Work.class.getPackageName() + "." + simpleName);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
