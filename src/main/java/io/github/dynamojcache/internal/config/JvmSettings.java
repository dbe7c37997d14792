package io.github.dynamojcache.internal.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

/**
 * The settings of the whole JVM: system properties ({@code -Ddynamo-jcache.table=books}), which
 * override environment variables in the form of the configuration library ({@code
 * CONFIG_FORCE_dynamo__jcache_table=books}).
 */
final class JvmSettings {

  private static final String ORIGIN = "system property";

  private JvmSettings() {}

  /**
   * Reads the current settings.
   *
   * @return the settings below our root; may be empty
   */
  static Config read() {
    Config environment = ConfigFactory.systemEnvironmentOverrides().withOnlyPath(RootBlock.NAME);
    return PropertiesLayer.read(FlatProperties.texts(System.getProperties()), ORIGIN)
        .map(properties -> properties.withFallback(environment))
        .orElse(environment);
  }
}
