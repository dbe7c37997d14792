package io.github.dynamojcache.internal.config;

import java.util.Collections;
import java.util.List;
import java.util.Properties;
import javax.cache.CacheException;

/**
 * All that Properties say, in one layer. {@code new Properties(defaults)} has defaults behind it
 * that neither {@code putAll} nor {@code entrySet} sees.
 */
public final class FlatProperties {

  private FlatProperties() {}

  /**
   * Copies Properties and the defaults behind them.
   *
   * @param given what to copy; it wins over its defaults, be its values text or not
   * @return Properties without defaults
   * @throws CacheException when one of our properties is an object in the defaults: {@code
   *     Properties} tell its name, and no more
   */
  public static Properties of(Properties given) {
    Properties flat = texts(given);
    flat.putAll(given);
    for (String name : names(given)) {
      if (name.startsWith(SettingNames.ROOT + ".") && !flat.containsKey(name)) {
        throw new CacheException(
            "The property %s is an object in the defaults of the Properties, where only text can be read: put it into the Properties themselves"
                .formatted(name));
      }
    }
    return flat;
  }

  /**
   * Copies what is text, that of the defaults included.
   *
   * @param given what to copy
   * @return Properties without defaults
   */
  static Properties texts(Properties given) {
    Properties texts = new Properties();
    for (String name : given.stringPropertyNames()) {
      String text = given.getProperty(name);
      if (text != null) { // another thread may have taken it away
        texts.setProperty(name, text);
      }
    }
    return texts;
  }

  private static List<String> names(Properties given) {
    try {
      return Collections.list(given.propertyNames()).stream().map(String.class::cast).toList();
    } catch (ClassCastException e) {
      return List.of(); // a name that is no text: Properties name none of them then
    }
  }
}
