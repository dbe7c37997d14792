package io.github.dynamojcache.hibernate;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** A version of an entity's class, from its source: two versions cannot be on one class path. */
final class CompiledEntity {

  private CompiledEntity() {}

  /**
   * Compiles an entity named {@code Member}.
   *
   * @param folder for the files; empty
   * @param fields what stands in the class after its id
   */
  static Class<?> member(Path folder, String fields) {
    Path source = folder.resolve("Member.java");
    try {
      Files.writeString(
          source,
          """
          import jakarta.persistence.Cacheable;
          import jakarta.persistence.Entity;
          import jakarta.persistence.Id;
          import org.hibernate.annotations.Cache;
          import org.hibernate.annotations.CacheConcurrencyStrategy;

          @Entity
          @Cacheable
          @Cache(usage = CacheConcurrencyStrategy.NONSTRICT_READ_WRITE)
          public class Member {
            @Id long id;
            %s
          }
          """
              .formatted(fields));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-cp", classPath(), source.toString());
    if (failed != 0) {
      throw new IllegalStateException("does not compile: " + source);
    }
    return load(folder);
  }

  private static Class<?> load(Path folder) {
    try {
      URL[] urls = {folder.toUri().toURL()};
      return new URLClassLoader(urls, CompiledEntity.class.getClassLoader()).loadClass("Member");
    } catch (MalformedURLException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Surefire may start the tests from a jar that holds nothing but a manifest. */
  private static String classPath() {
    String ofTests = System.getProperty("surefire.test.class.path");
    return ofTests != null ? ofTests : System.getProperty("java.class.path");
  }
}
