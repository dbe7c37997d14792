package io.github.dynamojcache.internal.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.Map;
import java.util.regex.Pattern;
import javax.cache.CacheException;

/**
 * Checks that a configuration file has its settings inside the root block: settings outside would
 * be ignored silently. Other blocks in the file are allowed, and values that references use.
 */
final class RootBlock {

  /** Its name. It contains all settings. */
  static final String NAME = "dynamo-jcache";

  /** The block of the caches' sections, by exact name or pattern. */
  static final String CACHES = "caches";

  private RootBlock() {}

  /**
   * Checks a file.
   *
   * @throws CacheException when it has no root block, or a setting is outside of it
   */
  static void check(Config file) {
    ConfigObject root = file.root();
    if (root.isEmpty()) {
      return;
    }
    String text = root.render(ConfigRenderOptions.concise());
    for (Map.Entry<String, ConfigValue> entry : root.entrySet()) {
      if (isIgnored(entry.getKey(), entry.getValue(), text)) {
        throw outside(entry.getKey(), entry.getValue());
      }
    }
    if (!root.containsKey(NAME)) {
      throw new CacheException(
          "The configuration "
              + root.origin().description()
              + " has no block `"
              + NAME
              + "`, so nothing in it is a setting. Write: "
              + NAME
              + " { endpoint = embedded }, for example, or delete the file.");
    }
  }

  private static boolean isIgnored(String key, ConfigValue value, String text) {
    return !key.equals(NAME)
        && (!(value instanceof ConfigObject) || isOurs(key))
        && !Pattern.compile("\\$\\{\\??" + Pattern.quote(ConfigUtil.quoteString(key)) + "[}.]")
            .matcher(text)
            .find()
        && !Pattern.compile("\\$\\{\\??" + Pattern.quote(key) + "[}.]").matcher(text).find();
  }

  private static boolean isOurs(String key) {
    return key.equals(CACHES) || Schema.isGroup(key) || Schema.find(key).isPresent();
  }

  private static CacheException outside(String key, ConfigValue value) {
    return new CacheException(
        value.origin().description()
            + ": `"
            + key
            + "` is outside of the block `"
            + NAME
            + "`, where nothing reads it. Write it inside: "
            + NAME
            + " { "
            + key
            + " = ... }");
  }
}
