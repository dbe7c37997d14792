package io.github.dynamojcache.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.dynamojcache.DynamoCachingProvider;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The provider's own classes, as they are compiled: no tests, no libraries. */
final class ProviderClasses {

  static final String ROOT = "io.github.dynamojcache";

  private ProviderClasses() {}

  static JavaClasses all() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPath(folder());
  }

  /** The folder that holds the class files. */
  static Path folder() {
    try {
      return Path.of(
          DynamoCachingProvider.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
