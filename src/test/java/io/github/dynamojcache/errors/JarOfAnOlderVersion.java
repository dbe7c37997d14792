package io.github.dynamojcache.errors;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A library as it was before some of its classes came. */
final class JarOfAnOlderVersion {

  private JarOfAnOlderVersion() {}

  /** Copies a library but for some entries, under another version. */
  static void write(Path library, Path copy, String version, Predicate<String> isNewer)
      throws IOException {
    try (JarFile jar = new JarFile(library.toFile());
        OutputStream file = Files.newOutputStream(copy)) {
      Manifest manifest = new Manifest(jar.getManifest());
      manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
      try (JarOutputStream out = new JarOutputStream(file, manifest)) {
        Enumeration<JarEntry> entries = jar.entries();
        while (entries.hasMoreElements()) {
          JarEntry entry = entries.nextElement();
          boolean isCopied = entry.getName().endsWith(".class") && !isNewer.test(entry.getName());
          if (isCopied) {
            out.putNextEntry(new JarEntry(entry.getName()));
            jar.getInputStream(entry).transferTo(out);
            out.closeEntry();
          }
        }
      }
    }
  }
}
