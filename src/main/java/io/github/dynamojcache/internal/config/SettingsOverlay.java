package io.github.dynamojcache.internal.config;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * The settings of one cache in code. They override all files and Properties.
 *
 * <p>Immutable; two overlays with the same values, however written ({@code "1s"} or {@code
 * Duration.ofSeconds(1)}), are equal.
 *
 * @param values by the setting's name, each of the setting's own type
 */
public record SettingsOverlay(Map<String, Object> values) implements Serializable {

  private static final String ORIGIN = "set in code";

  private static final SettingsOverlay EMPTY = new SettingsOverlay(Map.of());

  /**
   * @throws IllegalArgumentException if a name is unknown, if it cannot be set for one cache, or if
   *     its value is not acceptable
   */
  public SettingsOverlay {
    Map<String, Object> read = new HashMap<>();
    values.forEach((name, value) -> read.put(name, read(name, value)));
    values = Map.copyOf(read);
  }

  /** Returns an overlay without settings. */
  public static SettingsOverlay empty() {
    return EMPTY;
  }

  /**
   * Returns this overlay with one more setting, which replaces an earlier value of the same
   * setting.
   *
   * @param setting the name of a setting that can be set for one cache
   * @param value of the setting's own type, or text as in a file
   * @throws IllegalArgumentException if the name is unknown, if it cannot be set for one cache, or
   *     if the value is not acceptable
   */
  public SettingsOverlay with(String setting, Object value) {
    Map<String, Object> more = new HashMap<>(values);
    more.put(setting, value);
    return new SettingsOverlay(more);
  }

  /** Returns whether there are no settings. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  Section asSection() {
    Map<String, Located> located = new HashMap<>();
    values.forEach(
        (name, value) -> located.put(name, new Located(name, value, value.toString(), ORIGIN)));
    return new Section(located);
  }

  private static Object read(String name, Object value) {
    Setting<?> setting =
        Schema.find(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Unknown setting %s: %s".formatted(name, SettingHints.forCode(name))));
    if (setting.place() != Setting.Place.EVERYWHERE) {
      throw new IllegalArgumentException(
          switch (setting.place()) {
            case MANAGER -> name + " cannot be set for one cache: it is a setting of the manager";
            case CACHE, EVERYWHERE -> name + " is a part of the JCache configuration: set it there";
          });
    }
    try {
      return setting.type().read(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s = %s (%s) %s".formatted(name, value, ORIGIN, e.getMessage()), e);
    }
  }
}
