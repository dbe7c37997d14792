package io.github.dynamojcache.values.jdk;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.io.File;
import java.math.RoundingMode;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.AttributedCharacterIterator;
import java.text.ChoiceFormat;
import java.text.DateFormat;
import java.text.DateFormatSymbols;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.TimeZone;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Texts, names and addresses, and what makes texts of values. */
public final class JdkTexts implements SampleSet {

  private static final String[] TAGS = {
    "zh-Hant-TW",
    "th-TH-u-ca-buddhist-nu-thai",
    "de-DE-x-lvariant-POSIX",
    "sl-rozaj-biske",
    "de-1996",
    "en-t-it",
    "x-private",
    "und",
    "he",
    "id",
    "yi",
    "no-NO-x-lvariant-NY",
    "es-419",
    "sr-Latn-RS",
    "ja-JP-u-ca-japanese-x-lvariant-JP"
  };

  @Override
  public Stream<Sample> samples() {
    Samples samples = new Samples();
    texts(samples);
    locales(samples);
    addresses(samples);
    patterns(samples);
    numberFormats(samples);
    dateFormats(samples);
    return samples.stream();
  }

  private static void texts(Samples samples) {
    samples.add("String", () -> "täxt 𝄞");
    samples.add("String empty", () -> "");
    samples.add("String with half a pair", () -> "x\uD83D");
    samples.add("String of one letter", () -> "a");
    samples.add("StringBuilder", () -> new StringBuilder("text").append('ñ'));
    samples.add("StringBuffer", () -> new StringBuffer("text").append('ñ'));
    samples.add("StringBuilder empty", () -> new StringBuilder(500));
    samples.add("StringJoiner", () -> new StringJoiner(",", "[", "]").add("a"));
    samples.add("Charset", () -> StandardCharsets.UTF_16LE);
    samples.add("Currency", () -> Currency.getInstance("JPY"));
    samples.add("UUID", () -> UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"));
    samples.add("UUID hashed", () -> hashed(new UUID(-1, 1)));
    samples.add("File", () -> new File("a/../b", "ñ.txt"));
    samples.add("File absolute", () -> new File("/tmp/x"));
    samples.add("Path", () -> Path.of("a", "..", "b"));
    samples.add("Attribute", () -> AttributedCharacterIterator.Attribute.LANGUAGE);
    samples.add("DateFormat.Field", () -> DateFormat.Field.MONTH);
    samples.add("NumberFormat.Field", () -> NumberFormat.Field.SIGN);
    samples.add("MessageFormat.Field", () -> MessageFormat.Field.ARGUMENT);
  }

  private static <T> T hashed(T object) {
    return object.hashCode() == 0 ? Fill.never() : object;
  }

  private static void locales(Samples samples) {
    for (String tag : TAGS) {
      samples.add("Locale " + tag, () -> Locale.forLanguageTag(tag));
    }
    samples.add("Locale ROOT", () -> Locale.ROOT);
    samples.add("Locale US", () -> Locale.US);
    samples.add("Locale ja_JP_JP", () -> new Locale("ja", "JP", "JP"));
    samples.add("Locale th_TH_TH", () -> new Locale("th", "TH", "TH"));
    samples.add("Locale no_NO_NY", () -> new Locale("no", "NO", "NY"));
    samples.add("Locale of an old language", () -> new Locale("iw", "IL"));
    samples.add("Locale of no tag", () -> new Locale("language", "country", "some_Variant"));
    samples.add("Locale of a variant only", () -> new Locale("", "", "variant"));
    samples.add("Locale.Category", () -> Locale.Category.FORMAT);
    samples.add("Locale hashed", () -> hashed(Locale.forLanguageTag("fr-CH-u-co-phonebk")));
  }

  private static void addresses(Samples samples) {
    samples.add("URI", () -> URI.create("https://a.example:8/x%20y?q=1#f"));
    samples.add("URI opaque", () -> URI.create("mailto:a@b.example"));
    samples.add("URI relative", () -> URI.create("../x?y"));
    samples.add("URI of parts", () -> new URI("http", "u:p", "h", 8, "/p ä", "q", "f"));
    samples.add("URI hashed", () -> hashed(URI.create("http://%C3%A4.example/%c3%a4")));
    samples.add("URI resolved", () -> URI.create("http://a/b/c").resolve("../d"));
    samples.add("URL", () -> new URL("http://127.0.0.1:8/x?q#f"));
    samples.add("URL of a jar", () -> new URL("jar:file:/a.jar!/b"));
    byte[] four = {127, 0, 0, 1};
    samples.add("Inet4Address", () -> InetAddress.getByAddress(four));
    samples.add("Inet4Address with name", () -> InetAddress.getByAddress("host.example", four));
    byte[] six = {(byte) 0xfe, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    samples.add("Inet6Address", () -> Inet6Address.getByAddress("six", six, -1));
    samples.add("Inet6Address with scope", () -> Inet6Address.getByAddress("six", six, 7));
    samples.add("Inet6Address with scope 0", () -> Inet6Address.getByAddress("six", six, 0));
    samples.add(
        "InetSocketAddress", () -> new InetSocketAddress(InetAddress.getByAddress(four), 80));
    samples.add(
        "InetSocketAddress with name",
        () -> new InetSocketAddress(InetAddress.getByAddress("host.example", four), 80));
    samples.add(
        "InetSocketAddress unresolved", () -> InetSocketAddress.createUnresolved("x.example", 1));
  }

  private static void patterns(Samples samples) {
    samples.add("Pattern", () -> Pattern.compile("a(b)*"));
    samples.add("Pattern with flags", () -> Pattern.compile("ä # x", Pattern.COMMENTS | 66));
    samples.add("Pattern literal", () -> Pattern.compile("a.b", Pattern.LITERAL));
    samples.add("Pattern with flags inside", () -> Pattern.compile("(?i)a"));
    samples.add("Pattern with flags in the middle", () -> Pattern.compile("a(?i)b"));
    samples.add("Pattern used", () -> used(Pattern.compile("(?<n>x)")));
  }

  private static Pattern used(Pattern pattern) {
    return pattern.matcher("x").matches() ? pattern : Fill.never();
  }

  private static void numberFormats(Samples samples) {
    samples.add("DecimalFormat", () -> new DecimalFormat("#,##0.0#", symbols()));
    samples.add("DecimalFormat with own rules", JdkTexts::ruled);
    samples.add("NumberFormat of currency", () -> NumberFormat.getCurrencyInstance(Locale.JAPAN));
    samples.add("NumberFormat of percent", () -> NumberFormat.getPercentInstance(Locale.GERMANY));
    samples.add("NumberFormat of integers", () -> NumberFormat.getIntegerInstance(Locale.FRANCE));
    samples.add(
        "CompactNumberFormat",
        () -> NumberFormat.getCompactNumberInstance(Locale.US, NumberFormat.Style.SHORT));
    samples.add("ChoiceFormat", () -> new ChoiceFormat("0#none|1#one|1<many"));
    samples.add("MessageFormat", () -> new MessageFormat("{0,number,#.#} of {1}", Locale.US));
    samples.add("DecimalFormatSymbols", () -> DecimalFormatSymbols.getInstance(Locale.GERMANY));
    samples.add("DecimalFormatSymbols own", JdkTexts::symbols);
  }

  private static DecimalFormatSymbols symbols() {
    DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.US);
    symbols.setDecimalSeparator('\'');
    symbols.setNaN("nix");
    return symbols;
  }

  private static DecimalFormat ruled() {
    DecimalFormat format = new DecimalFormat("#,##0.00;(#)", symbols());
    format.setRoundingMode(RoundingMode.UP);
    format.setParseBigDecimal(true);
    format.setDecimalSeparatorAlwaysShown(true);
    format.setMultiplier(7);
    return format.format(1234.5).isEmpty() ? Fill.never() : format;
  }

  private static void dateFormats(Samples samples) {
    samples.add("SimpleDateFormat", () -> inUtc(new SimpleDateFormat("yyyy-MM-dd EEE", Locale.US)));
    samples.add("SimpleDateFormat with own start", JdkTexts::withStart);
    samples.add("DateFormatSymbols", () -> new DateFormatSymbols(Locale.FRANCE));
    samples.add("DateFormatSymbols with zones", JdkTexts::withZones);
  }

  private static SimpleDateFormat inUtc(SimpleDateFormat format) {
    format.setTimeZone(TimeZone.getTimeZone("UTC"));
    return format;
  }

  private static SimpleDateFormat withStart() {
    SimpleDateFormat format = inUtc(new SimpleDateFormat("yy", Locale.GERMANY));
    format.set2DigitYearStart(new Date(0));
    format.setLenient(false);
    return format;
  }

  private static DateFormatSymbols withZones() {
    DateFormatSymbols symbols = new DateFormatSymbols(Locale.US);
    symbols.setZoneStrings(new String[][] {{"Mine", "a", "b", "c", "d"}});
    symbols.setAmPmStrings(new String[] {"früh", "spät"});
    return symbols;
  }
}
