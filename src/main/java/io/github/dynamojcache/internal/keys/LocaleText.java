package io.github.dynamojcache.internal.keys;

import java.util.Locale;

/**
 * Locales as language tags. The few that a tag cannot represent, made by a constructor, are written
 * as {@code language_COUNTRY_variant}.
 */
final class LocaleText {

  private LocaleText() {}

  static String of(Locale locale) {
    String tag = locale.toLanguageTag();
    if (Locale.forLanguageTag(tag).equals(locale)) {
      return tag;
    }
    return locale.getLanguage() + '_' + locale.getCountry() + '_' + locale.getVariant();
  }

  static Locale parse(String text) {
    if (text.indexOf('_') < 0) {
      return Locale.forLanguageTag(text);
    }
    String[] parts = text.split("_", 3);
    return new Locale(parts[0], parts[1], parts[2]);
  }
}
