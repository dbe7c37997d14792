package io.github.dynamojcache.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueFactory;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import javax.cache.CacheException;

/**
 * The Properties given for a manager. Keys that do not begin with {@code dynamo-jcache.} belong to
 * somebody else and are ignored.
 */
final class PropertiesLayer {

  private static final String PREFIX = SettingNames.ROOT + ".";

  private static final String ORIGIN = "Properties of the manager";

  private PropertiesLayer() {}

  /**
   * @return empty when none of the Properties is ours
   * @throws CacheException if one of our keys is no path, or its value is no plain value
   */
  static Optional<Config> read(Properties properties) {
    return own(properties).entrySet().stream()
        .map(entry -> setting(entry.getKey(), entry.getValue()))
        .reduce(Config::withFallback);
  }

  private static Map<String, Object> own(Properties properties) {
    Map<String, Object> own = new TreeMap<>();
    // The names include those of the Properties behind these, which the entries do not.
    for (String name : properties.stringPropertyNames()) {
      own.put(name, properties.getProperty(name));
    }
    properties.forEach((name, value) -> own.putIfAbsent(name.toString(), value));
    own.keySet().removeIf(name -> !name.startsWith(PREFIX));
    return own;
  }

  private static Config setting(String name, Object value) {
    if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
      throw new CacheException(
          "The property %s must be text, a number or a boolean, and not a %s"
              .formatted(name, value.getClass().getName()));
    }
    try {
      String path = ConfigUtil.joinPath(ConfigUtil.splitPath(name));
      return ConfigValueFactory.fromAnyRef(value, ORIGIN).atPath(path);
    } catch (ConfigException e) {
      throw new CacheException(
          "The property %s is not the name of a setting: a cache name or pattern in it must stand in double quotes"
              .formatted(name),
          e);
    }
  }
}
