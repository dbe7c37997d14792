package io.github.dynamojcache.internal.config;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Hints for a name that is not a setting. */
final class SettingHints {

  private SettingHints() {}

  /** For a section of this level; the name may be that of a key in a group, as expiry.type is. */
  static String forFile(String name, Section.Level level) {
    int dot = name.lastIndexOf('.');
    String group =
        dot > 0 && Schema.isGroup(name.substring(0, dot)) ? name.substring(0, dot + 1) : "";
    SortedSet<String> known = names(group, setting -> setting.standsIn(level));
    if (level == Section.Level.MANAGER) {
      known.add(RootBlock.CACHES);
    }
    return hint(name.substring(group.length()), known);
  }

  /** For the settings of one cache in code. */
  static String forCode(String name) {
    return hint(name, names("", setting -> setting.place() == Setting.Place.EVERYWHERE));
  }

  private static SortedSet<String> names(String group, Predicate<Setting<?>> wanted) {
    SortedSet<String> names = new TreeSet<>();
    for (Setting<?> setting : Schema.ALL) {
      if (wanted.test(setting) && setting.name().startsWith(group)) {
        names.add(setting.name().substring(group.length()).replaceFirst("\\..*", ""));
      }
    }
    return names;
  }

  private static String hint(String written, SortedSet<String> known) {
    return EditDistance.nearest(written, known)
        .map(nearest -> "did you mean `" + nearest + "`?")
        .orElseGet(() -> "known here are " + String.join(", ", known));
  }
}
