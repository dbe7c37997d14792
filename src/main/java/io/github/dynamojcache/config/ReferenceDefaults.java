package io.github.dynamojcache.config;

import com.typesafe.config.Config;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import javax.cache.CacheException;

/**
 * The defaults: our own {@code reference.conf}. Many libraries have a file of this name. Ours is
 * the one beside our classes; where those cannot be located, as in a native image, it is the first
 * that has our section.
 */
final class ReferenceDefaults {

  private static final String RESOURCE = "reference.conf";

  private ReferenceDefaults() {}

  static Config load() {
    Class<?> own = ReferenceDefaults.class;
    ClassLoader loader =
        Optional.ofNullable(own.getClassLoader()).orElseGet(ClassLoader::getSystemClassLoader);
    ConfigurationParser parser = new ConfigurationParser(loader);
    String besideOwn = besideOwnClass(own);
    try {
      return Collections.list(loader.getResources(RESOURCE)).stream()
          .sorted(Comparator.comparing(url -> !url.toExternalForm().equals(besideOwn)))
          .map(parser::parse)
          .filter(config -> config.root().containsKey(SettingNames.ROOT))
          .map(config -> config.withOnlyPath(SettingNames.ROOT))
          .findFirst()
          .orElseThrow(
              () ->
                  new CacheException(
                      "The defaults of dynamo-jcache are missing: its jar must hold " + RESOURCE));
    } catch (IOException e) {
      throw new CacheException("The class path cannot be searched for " + RESOURCE, e);
    }
  }

  private static String besideOwnClass(Class<?> own) {
    String path = own.getName().replace('.', '/') + ".class";
    URL url = own.getResource("/" + path);
    if (url == null) {
      return "";
    }
    String text = url.toExternalForm();
    return text.substring(0, text.length() - path.length()) + RESOURCE;
  }
}
