package io.github.dynamojcache.internal.values;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Both versions of classes that change, each compiled once. */
final class CompiledChanges implements AutoCloseable {

  private final Map<ClassChange, Versions> compiled = new HashMap<>();
  private final Path folder;

  CompiledChanges(Path folder) {
    this.folder = folder;
  }

  Versions of(ClassChange change) {
    return compiled.computeIfAbsent(
        change,
        c ->
            new Versions(
                compile(c.title() + " before", c.before()), compile(c.title(), c.after())));
  }

  private CompiledClasses compile(String version, String source) {
    try {
      return CompiledClasses.compile(
          Files.createDirectories(folder.resolve(version)), "app.V", "package app; " + source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (Versions versions : compiled.values()) {
      versions.before.close();
      versions.after.close();
    }
  }

  /** The version that writes, and the one that reads. */
  record Versions(CompiledClasses before, CompiledClasses after) {}
}
