package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.serializers.DefaultSerializers.LocaleSerializer;
import java.util.Locale;

/** Writes locales as Kryo does. Kryo would read the default locale if it looks the same. */
final class LocaleValueSerializer extends LocaleSerializer {

  @Override
  protected Locale create(String language, String country, String variant) {
    return locale(language, country, variant);
  }

  @SuppressWarnings("deprecation") // since JDK 19; its replacement creates no old-style variants
  private static Locale locale(String language, String country, String variant) {
    return new Locale(language, country, variant);
  }

  /**
   * Returns whether a locale consists only of its language, country and variant.
   *
   * @param locale the locale
   */
  static boolean isWhole(Locale locale) {
    return locale(locale.getLanguage(), locale.getCountry(), locale.getVariant()).equals(locale);
  }
}
