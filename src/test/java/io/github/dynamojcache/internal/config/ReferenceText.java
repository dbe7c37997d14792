package io.github.dynamojcache.internal.config;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The text of {@code reference.conf}, from what the settings declare. */
final class ReferenceText {

  private static final String INTRODUCTION =
      """
      # The settings of dynamo-jcache, with their defaults. For documentation only: the code has the same defaults. Write what
      # you want to change, in the same form, into dynamo-jcache.conf on the class path. Other sources, and their precedence:
      # docs/configuration.md.
      #
      # The format is HOCON, a superset of JSON. ${NAME} inserts a system property or an environment variable, and fails if
      # there is none; ${?NAME} then leaves the setting unchanged: table = ${?ORDERS_TABLE}.
      # Durations are written 300ms, 1s, 10m, 12h or 7d; without a unit, milliseconds. Surrogates, seal keys, loaders and
      # writers are public classes with a public constructor without parameters.
      """;

  private static final String EVERY_CACHE =
      "Sections in `caches`, below, change these for single caches.\n";

  private static final String MANAGER =
      "Shared by all caches of a manager; not for sections of single caches.\n";

  private static final String SINGLE_CACHES =
      """
      One section for each cache name or pattern: `*` matches any characters, `?` one. Quote names that contain dots.
      A cache with an exact name exists with the manager: getCache(name) finds it. A pattern creates no cache; it fills in
      what code leaves open, such as the lifetimes of Hibernate's regions and Spring Boot's caches. Each setting comes
      from the most specific section that has it: the exact name, then the matching pattern with the most characters that
      are not wildcards.
      Built in: Hibernate's default-update-timestamps-region, with any prefix, is eternal and has consistent reads, or
      Hibernate would return stale query results. Only the section of its exact name can change that.
      A section can have all settings of "Every cache", and these:
      """;

  private static final int WIDTH = 118;

  private ReferenceText() {}

  static String render() {
    return INTRODUCTION
        + "\ndynamo-jcache {\n\n"
        + title("Every cache")
        + comment(EVERY_CACHE)
        + "\n"
        + settings(Setting.Place.EVERYWHERE)
        + title("The manager")
        + comment(MANAGER)
        + "\n"
        + settings(Setting.Place.MANAGER)
        + title("Single caches")
        + comment(SINGLE_CACHES)
        + "  #\n"
        + comment(exampleOfSections())
        + "  caches {}\n}\n";
  }

  private static String title(String text) {
    String begin = "  # ---- " + text + " ";
    return begin + "-".repeat(WIDTH - begin.length()) + "\n";
  }

  private static String settings(Setting.Place place) {
    return Schema.ALL.stream()
        .filter(setting -> setting.place() == place)
        .map(
            setting ->
                comment(setting.description())
                    + "  %s = %s\n\n"
                        .formatted(
                            setting.name(),
                            setting.byDefault().map(Setting.Default::shown).orElse("null")))
        .collect(joining());
  }

  private static String exampleOfSections() {
    return "caches {\n"
        + section(
            "com.acme.*",
            group(CacheSchema.EXPIRY_TYPE, CacheSchema.EXPIRY_DURATION),
            shown(CacheSchema.STATISTICS),
            shown(CacheSchema.MANAGEMENT))
        + "\n"
        + section(
            "orders",
            "table = orders\nconsistent-reads = false\n",
            shown(CacheSchema.KEY_TYPE) + shown(CacheSchema.VALUE_TYPE),
            shown(CacheSchema.READ_THROUGH),
            shown(CacheSchema.LOADER),
            shown(CacheSchema.WRITE_THROUGH),
            shown(CacheSchema.WRITER))
        + "}\n";
  }

  private static String section(String name, String... settings) {
    return "  \"%s\" {\n".formatted(name)
        + String.join("\n", settings).indent(4).replaceAll("(?m)^ +$", "")
        + "  }\n";
  }

  private static String shown(Setting<?> setting) {
    return commented(List.of(setting)) + "%s = %s\n".formatted(setting.name(), setting.example());
  }

  /** Settings of one group, as {@code expiry.type} and {@code expiry.duration} are. */
  private static String group(Setting<?>... settings) {
    String name = settings[0].name().replaceFirst("\\..*", "");
    return commented(Arrays.asList(settings))
        + "%s { %s }\n"
            .formatted(
                name,
                Stream.of(settings)
                    .map(
                        setting ->
                            setting.name().substring(name.length() + 1) + " = " + setting.example())
                    .collect(joining(", ")));
  }

  private static String commented(List<Setting<?>> settings) {
    return settings.stream()
        .flatMap(setting -> setting.description().lines())
        .map(line -> "# " + line + "\n")
        .collect(joining());
  }

  private static String comment(String text) {
    return text.lines().map(line -> ("  # " + line).stripTrailing() + "\n").collect(joining());
  }
}
