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

/** Turns what a configuration file and Properties say together into the sections of a manager. */
final class ConfigurationReader {

  private static final List<String> ROOT = List.of(SettingNames.ROOT);

  private ConfigurationReader() {}

  /**
   * @throws CacheException if a reference cannot be resolved, a setting is unknown or stands
   *     outside of the root block, or its value is not acceptable
   */
  static ManagerSettings read(Config file, Config properties) {
    RootBlock.check(file);
    ConfigValue root = resolve(file, properties).root().get(SettingNames.ROOT);
    return root == null
        ? ManagerSettings.defaults()
        : ManagerSettings.of(
            SectionReader.read(root, Section.Level.MANAGER, ROOT), cacheSections(root));
  }

  private static Config resolve(Config file, Config properties) {
    Config ours = properties.withFallback(file.withOnlyPath(SettingNames.ROOT));
    return ours.isResolved() ? ours : resolveReferences(ours, file.withoutPath(SettingNames.ROOT));
  }

  /** The rest of the file may be referred to, but what is unresolved there is not our business. */
  private static Config resolveReferences(Config ours, Config restOfFile) {
    Config merged =
        ours.withFallback(defaults()).withFallback(restOfFile).withFallback(systemProperties());
    try {
      return merged
          .resolve(ConfigResolveOptions.defaults().setAllowUnresolved(true))
          .withOnlyPath(SettingNames.ROOT)
          .resolve();
    } catch (ConfigException.Parse e) {
      throw new CacheException("The configuration cannot be resolved: " + e.getMessage(), e);
    }
  }

  /** A file may refer to a setting that it leaves as it is. */
  private static Config defaults() {
    Map<String, Object> shown = new HashMap<>();
    Schema.defaults().values().values().forEach(value -> shown.put(value.path(), plain(value)));
    return ConfigFactory.parseMap(shown, Schema.DEFAULT_ORIGIN);
  }

  /** Something may be added to a list, so it must be one. */
  private static Object plain(Located value) {
    List<String> names = NameLists.names(value.value());
    return names == null ? value.shown() : names;
  }

  /** Of this moment: the library's own view of them is kept from its first use. */
  private static Config systemProperties() {
    Properties copy = FlatProperties.texts(System.getProperties());
    return ConfigFactory.parseProperties(copy).withoutPath(SettingNames.ROOT);
  }

  private static List<CacheSection> cacheSections(ConfigValue root) {
    ConfigValue caches = SectionReader.asObject(root, ROOT).get(SettingNames.CACHES);
    if (caches == null) {
      return List.of();
    }
    List<String> path = List.of(SettingNames.ROOT, SettingNames.CACHES);
    return SectionReader.asObject(caches, path).entrySet().stream()
        .map(entry -> cacheSection(entry.getKey(), entry.getValue()))
        .sorted()
        .toList();
  }

  private static CacheSection cacheSection(String name, ConfigValue section) {
    List<String> path = List.of(SettingNames.ROOT, SettingNames.CACHES, name);
    return new CacheSection(
        new NamePattern(name), SectionReader.read(section, Section.Level.CACHE, path));
  }
}
