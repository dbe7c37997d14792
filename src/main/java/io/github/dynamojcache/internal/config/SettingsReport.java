package io.github.dynamojcache.internal.config;

import java.util.Optional;

/** Describes the value of every setting and where it was set, for operators. */
final class SettingsReport {

  private SettingsReport() {}

  static String of(String cacheName, ResolvedSettings settings) {
    StringBuilder report = new StringBuilder("Settings of the cache '" + cacheName + "':\n");
    for (Setting<?> setting : Schema.ALL) {
      Optional<Located> located = settings.locate(setting);
      report.append(
          "  %-29s = %s%n"
              .formatted(
                  setting.name(),
                  located
                      .map(found -> found.shown() + "  (" + found.origin() + ")")
                      .orElse("not set")));
    }
    return report.toString();
  }
}
