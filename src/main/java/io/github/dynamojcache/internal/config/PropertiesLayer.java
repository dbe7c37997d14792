package io.github.dynamojcache.internal.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * Settings given as Properties, of a manager or of the JVM. Keys that do not begin with {@code
 * dynamo-jcache.} are ignored.
 */
final class PropertiesLayer {

  private static final String PREFIX = RootBlock.NAME + ".";

  private PropertiesLayer() {}

  /**
   * @param origin the name of the Properties in messages
   * @return empty when there are no keys of ours
   * @throws CacheException if one of our keys is not a path, or its value is not a plain value
   */
  static Optional<Config> read(Properties properties, String origin) {
    return own(properties).entrySet().stream()
        .map(entry -> setting(entry.getKey(), entry.getValue(), origin))
        .reduce(Config::withFallback);
  }

  private static Map<String, Object> own(Properties properties) {
    Map<String, Object> own = new TreeMap<>();
    FlatProperties.of(properties).forEach((name, value) -> own.put(name.toString(), value));
    own.keySet().removeIf(name -> !name.startsWith(PREFIX));
    return own;
  }

  private static Config setting(String name, Object value, String origin) {
    Object plain = plain(value);
    if (plain == null) {
      throw new CacheException(
          "The property %s must be text, a number or a boolean, and not a %s"
              .formatted(name, value.getClass().getName()));
    }
    try {
      String path = ConfigUtil.joinPath(ConfigUtil.splitPath(name));
      return ConfigValueFactory.fromAnyRef(plain, origin).atPath(path);
    } catch (ConfigException e) {
      throw new CacheException(
          "The property %s is not the name of a setting: a cache name or pattern in it must stand in double quotes"
              .formatted(name),
          e);
    }
  }

  /** Converts a value from code to one that a file could contain; null if there is none. */
  private static @Nullable Object plain(Object value) {
    if (value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Duration duration) {
      return text(duration);
    }
    if (value instanceof Enum<?> constant) {
      return ValueType.word(constant);
    }
    return value instanceof CharSequence ? value.toString() : null;
  }

  /** Returns a whole number with a unit: a fraction would be rounded. */
  private static String text(Duration duration) {
    try {
      if (duration.toNanosPart() != 0) {
        return duration.toNanos() + "ns";
      }
    } catch (ArithmeticException e) {
      // The duration is so long that its fraction does not matter.
    }
    return duration.toSeconds() + "s";
  }
}
