package io.github.dynamojcache.internal.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All settings. Any other key is refused. Each is declared once, in the class of its group; {@code
 * reference.conf} is written from the declarations, and not read: neither shading nor a native
 * image can lose a default, and a start without a configuration file needs no parser.
 */
final class Schema {

  static final String DEFAULT_ORIGIN = "default";

  /** In the order of the settings report and of {@code reference.conf}. */
  static final List<Setting<?>> ALL =
      Stream.of(
              StoreSchema.ALL,
              BypassSchema.ALL,
              CapacitySchema.ALL,
              ValueSchema.ALL,
              ManagerSchema.ALL,
              CacheSchema.ALL)
          .<Setting<?>>flatMap(List::stream)
          .toList();

  private Schema() {}

  /** Returns the section of the defaults, which has the lowest precedence. */
  static Section defaults() {
    Map<String, Located> values = new HashMap<>();
    for (Setting<?> setting : ALL) {
      setting
          .byDefault()
          .ifPresent(
              byDefault ->
                  values.put(
                      setting.name(),
                      new Located(
                          RootBlock.NAME + "." + setting.name(),
                          byDefault.value(),
                          byDefault.shown(),
                          DEFAULT_ORIGIN)));
    }
    return new Section(values);
  }

  static Optional<Setting<?>> find(String name) {
    return ALL.stream().filter(setting -> setting.name().equals(name)).findFirst();
  }

  /** Whether this name is a group of settings, as {@code expiry} is of {@code expiry.type}. */
  static boolean isGroup(String name) {
    return ALL.stream().anyMatch(setting -> setting.name().startsWith(name + "."));
  }
}
