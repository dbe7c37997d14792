package io.github.dynamojcache.internal.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.cache.CacheException;

/** Reads one section of a configuration, and refuses settings that do not belong in it. */
final class SectionReader {

  private final Section.Level level;
  private final Map<String, Located> values = new HashMap<>();

  private SectionReader(Section.Level level) {
    this.level = level;
  }

  /**
   * @param path the path of the section
   * @throws CacheException if a key is unknown or a value is not acceptable
   */
  static Section read(ConfigValue section, Section.Level level, List<String> path) {
    SectionReader reader = new SectionReader(level);
    reader.readKeys(asObject(section, path), path, "");
    return new Section(reader.values);
  }

  /**
   * @throws CacheException if there is a plain value where a section belongs
   */
  static ConfigObject asObject(ConfigValue value, List<String> path) {
    if (value instanceof ConfigObject object) {
      return object;
    }
    throw new CacheException(located(path, value) + " must be a section: { ... }");
  }

  private void readKeys(ConfigObject object, List<String> path, String group) {
    new TreeMap<>(object)
        .forEach(
            (key, value) -> {
              List<String> keyPath = new ArrayList<>(path);
              keyPath.add(key);
              readKey(group + key, value, keyPath);
            });
  }

  private void readKey(String name, ConfigValue value, List<String> path) {
    if (level == Section.Level.MANAGER && name.equals(RootBlock.CACHES)) {
      return;
    }
    Optional<Setting<?>> setting = Schema.find(name).filter(known -> known.standsIn(level));
    if (setting.isPresent()) {
      readValue(setting.get(), value, path);
    } else if (level == Section.Level.CACHE && Schema.isGroup(name)) {
      readKeys(asObject(value, path), path, name + ".");
    } else {
      throw unknown(name, value, path);
    }
  }

  private void readValue(Setting<?> setting, ConfigValue value, List<String> path) {
    if (value.valueType() == ConfigValueType.NULL) {
      requireMayBeNull(setting);
      return; // as if not set
    }
    try {
      Object read = setting.type().read(value.unwrapped());
      String shown = String.valueOf(value.unwrapped());
      values.put(
          setting.name(),
          new Located(ConfigUtil.joinPath(path), read, shown, value.origin().description()));
    } catch (IllegalArgumentException e) {
      throw new CacheException(located(path, value) + " " + e.getMessage(), e);
    }
  }

  private void requireMayBeNull(Setting<?> setting) {
    if (level == Section.Level.MANAGER && setting.byDefault().isPresent()) {
      throw new CacheException(
          "The setting %s.%s is null, but it must be %s"
              .formatted(RootBlock.NAME, setting.name(), setting.type().allowed()));
    }
  }

  private CacheException unknown(String name, ConfigValue value, List<String> path) {
    String where = ConfigUtil.joinPath(path) + " (" + value.origin().description() + ")";
    if (Schema.find(name).isPresent() || Schema.isGroup(name)) {
      return new CacheException(
          switch (level) {
            case MANAGER ->
                where
                    + " is a setting of a cache: write it into a section of dynamo-jcache.caches,"
                    + " for all caches into \"*\"";
            case CACHE ->
                where + " cannot be set for one cache: write it directly under dynamo-jcache";
          });
    }
    String message = "Unknown setting " + where + ": " + SettingHints.forFile(name, level);
    boolean mayBeName = level == Section.Level.CACHE && value instanceof ConfigObject;
    return new CacheException(
        mayBeName
            ? message + ". If it is a part of the cache's name, put the whole name in quotes"
            : message);
  }

  private static String located(List<String> path, ConfigValue value) {
    return "%s = %s (%s)"
        .formatted(
            ConfigUtil.joinPath(path),
            value instanceof ConfigObject ? "{ ... }" : value.unwrapped(),
            value.origin().description());
  }
}
