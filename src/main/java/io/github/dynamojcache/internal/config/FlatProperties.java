package io.github.dynamojcache.internal.config;

import java.util.Collections;
import java.util.List;
import java.util.Properties;
import javax.cache.CacheException;

/**
 * Flattens Properties with their defaults. {@code new Properties(defaults)} has defaults that
 * neither {@code putAll} nor {@code entrySet} includes.
 */
public final class FlatProperties {

  private FlatProperties() {}

  /**
   * Copies Properties and their defaults.
   *
   * @param given the Properties to copy; their values, text or not, override their defaults
   * @return Properties without defaults
   * @throws CacheException when one of our properties is an object in the defaults: {@code
   *     Properties} list its name, but not its value
   */
  public static Properties of(Properties given) {
    Properties flat = texts(given);
    flat.putAll(given);
    for (String name : names(given)) {
      if (name.startsWith(RootBlock.NAME + ".") && !flat.containsKey(name)) {
        throw new CacheException(
            "The property %s is an object in the defaults of the Properties, where only text can be read: put it into the Properties themselves"
                .formatted(name));
      }
    }
    return flat;
  }

  /**
   * Copies text values, including those of the defaults.
   *
   * @param given the Properties to copy
   * @return Properties without defaults
   */
  static Properties texts(Properties given) {
    Properties texts = new Properties();
    for (String name : given.stringPropertyNames()) {
      String text = given.getProperty(name);
      if (text != null) { // another thread may have removed it
        texts.setProperty(name, text);
      }
    }
    return texts;
  }

  private static List<String> names(Properties given) {
    try {
      return Collections.list(given.propertyNames()).stream().map(String.class::cast).toList();
    } catch (ClassCastException e) {
      return List.of(); // a name is not text: Properties then list no names
    }
  }
}
