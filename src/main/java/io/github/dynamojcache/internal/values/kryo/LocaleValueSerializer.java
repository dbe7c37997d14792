package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.serializers.DefaultSerializers.LocaleSerializer;
import java.util.Locale;

/** Locales, as Kryo writes them. Kryo would read the default locale where it looks the same. */
final class LocaleValueSerializer extends LocaleSerializer {

  @Override
  protected Locale create(String language, String country, String variant) {
    return locale(language, country, variant);
  }

  @SuppressWarnings("deprecation") // in JDK 19; what came later adds no variant of old style
  private static Locale locale(String language, String country, String variant) {
    return new Locale(language, country, variant);
  }

  /**
   * Returns whether a locale is its language, country and variant, and nothing else.
   *
   * @param locale the locale
   */
  static boolean isWhole(Locale locale) {
    return locale(locale.getLanguage(), locale.getCountry(), locale.getVariant()).equals(locale);
  }
}
