package io.github.dynamojcache.internal.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.cache.CacheException;

/** Reads the sections of a manager from a configuration file and Properties. */
final class ConfigurationReader {

  private static final List<String> ROOT = List.of(RootBlock.NAME);

  private ConfigurationReader() {}

  /**
   * @throws CacheException if a reference cannot be resolved, a setting is unknown or outside of
   *     the root block, or its value is not acceptable
   */
  static ManagerSettings read(Config file, Config properties) {
    RootBlock.check(file);
    ConfigValue root = resolve(file, properties).root().get(RootBlock.NAME);
    return root == null
        ? ManagerSettings.defaults()
        : ManagerSettings.of(
            SectionReader.read(root, Section.Level.MANAGER, ROOT), cacheSections(root));
  }

  private static Config resolve(Config file, Config properties) {
    Config ours = properties.withFallback(file.withOnlyPath(RootBlock.NAME));
    return ours.isResolved() ? ours : resolveReferences(ours, file.withoutPath(RootBlock.NAME));
  }

  /** Our block may refer to the rest of the file, but unresolved references there are ignored. */
  private static Config resolveReferences(Config ours, Config restOfFile) {
    Config merged =
        ours.withFallback(defaults()).withFallback(restOfFile).withFallback(systemProperties());
    try {
      return merged
          .resolve(ConfigResolveOptions.defaults().setAllowUnresolved(true))
          .withOnlyPath(RootBlock.NAME)
          .resolve();
    } catch (ConfigException.Parse e) {
      throw new CacheException("The configuration cannot be resolved: " + e.getMessage(), e);
    }
  }

  /** A file may refer to a setting that it does not change. */
  private static Config defaults() {
    Map<String, Object> shown = new HashMap<>();
    Schema.defaults().values().values().forEach(value -> shown.put(value.path(), plain(value)));
    return ConfigFactory.parseMap(shown, Schema.DEFAULT_ORIGIN);
  }

  /** A file may append to a list, so its default must be a list. */
  private static Object plain(Located value) {
    List<String> names = NameLists.names(value.value());
    return names == null ? value.shown() : names;
  }

  /** Returns a current copy: the library caches the system properties when it first uses them. */
  private static Config systemProperties() {
    Properties copy = FlatProperties.texts(System.getProperties());
    return ConfigFactory.parseProperties(copy).withoutPath(RootBlock.NAME);
  }

  private static List<CacheSection> cacheSections(ConfigValue root) {
    ConfigValue caches = SectionReader.asObject(root, ROOT).get(RootBlock.CACHES);
    if (caches == null) {
      return List.of();
    }
    List<String> path = List.of(RootBlock.NAME, RootBlock.CACHES);
    return SectionReader.asObject(caches, path).entrySet().stream()
        .map(entry -> cacheSection(entry.getKey(), entry.getValue()))
        .sorted()
        .toList();
  }

  private static CacheSection cacheSection(String name, ConfigValue section) {
    List<String> path = List.of(RootBlock.NAME, RootBlock.CACHES, name);
    return new CacheSection(
        new NamePattern(name), SectionReader.read(section, Section.Level.CACHE, path));
  }
}
