package io.github.dynamojcache.internal.config;

import static java.util.stream.Collectors.joining;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueFactory;
import io.github.dynamojcache.internal.classes.filter.ClassPatterns;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The values that a setting accepts. A raw value is a plain object from a configuration file (text,
 * number, boolean), or a value from code, which may be of the setting's type already.
 *
 * @param type the Java type of the setting's values
 * @param allowed the accepted values, in words that follow "must be"
 * @param reading converts a raw value; any {@link IllegalArgumentException}, {@link
 *     ArithmeticException} or {@link ConfigException} means that it is not acceptable
 * @param mayBeList whether the raw value may be a list
 */
public record ValueType<T>(
    Class<T> type, String allowed, Function<Object, T> reading, boolean mayBeList) {

  private static final String CLASS_NAME = "[^\\s.\\[/;*]+(\\.[^\\s.\\[/;*]+)*";

  private static final Duration ONE_MILLISECOND = Duration.ofMillis(1);

  /** The length that DynamoDB allows for a table's name; an ARN may be longer. */
  private static final String TABLE_NAME = "[A-Za-z0-9_.-]{3,255}|arn:[!-~]{1,1020}";

  private ValueType(Class<T> type, String allowed, Function<Object, T> reading) {
    this(type, allowed, reading, false);
  }

  /**
   * @throws IllegalArgumentException if the value is not acceptable; the message lists acceptable
   *     ones
   */
  T read(Object raw) {
    if (!(raw instanceof Map) && (mayBeList || !(raw instanceof Collection))) {
      try {
        return type.cast(reading.apply(raw));
      } catch (IllegalArgumentException | ArithmeticException | ConfigException e) {
        throw new IllegalArgumentException("must be " + allowed, e);
      }
    }
    throw new IllegalArgumentException(
        "must be " + allowed + ", not a section" + (mayBeList ? "" : " or a list"));
  }

  static ValueType<Boolean> bool() {
    return new ValueType<>(
        Boolean.class,
        "true or false",
        raw ->
            raw instanceof Boolean b
                ? b
                : switch (raw.toString()) {
                  case "true", "yes", "on" -> true;
                  case "false", "no", "off" -> false;
                  default -> throw new IllegalArgumentException();
                });
  }

  static ValueType<Integer> wholeNumber(int least, int most) {
    return new ValueType<>(
        Integer.class,
        "a whole number from " + least + " to " + most,
        raw -> {
          int number = new BigDecimal(raw.toString()).intValueExact();
          return require(number, least <= number && number <= most);
        });
  }

  static ValueType<Integer> bytes(int least, int most) {
    return new ValueType<>(
        Integer.class,
        "a size such as 500KiB or 16MiB, from " + least + " to " + most + " bytes",
        raw -> {
          long bytes = ConfigValueFactory.fromAnyRef(raw).atKey("size").getBytes("size");
          return require((int) bytes, least <= bytes && bytes <= most);
        });
  }

  static ValueType<Double> fraction() {
    return new ValueType<>(
        Double.class,
        "a number from 0 to 1",
        raw -> {
          double number = new BigDecimal(raw.toString()).doubleValue();
          return require(number, 0 <= number && number <= 1);
        });
  }

  static ValueType<Double> price() {
    return new ValueType<>(
        Double.class,
        "a price, a number of at least 0 such as 0.25",
        raw -> {
          double price = new BigDecimal(raw.toString()).doubleValue();
          return require(price, 0 <= price && price < Double.POSITIVE_INFINITY);
        });
  }

  static ValueType<Duration> durationOrZero() {
    return new ValueType<>(
        Duration.class,
        "a duration such as 500ms, 1s or 2m, or 0",
        raw -> {
          Duration duration = duration(raw);
          return require(duration, !duration.isNegative());
        });
  }

  static ValueType<Duration> durationAboveZero() {
    return new ValueType<>(
        Duration.class,
        "a duration of at least 1ms, such as 300ms, 1s or 2m",
        raw -> {
          Duration duration = duration(raw);
          return require(duration, duration.compareTo(ONE_MILLISECOND) >= 0);
        });
  }

  static ValueType<Duration> durationFromOneSecond() {
    return new ValueType<>(
        Duration.class,
        "a duration of at least 1s, such as 2s or 1m",
        raw -> {
          Duration duration = duration(raw);
          return require(duration, duration.compareTo(Duration.ofSeconds(1)) >= 0);
        });
  }

  /** JCache's own duration, because it includes {@code ETERNAL}. */
  static ValueType<javax.cache.expiry.Duration> lifetime() {
    return new ValueType<>(
        javax.cache.expiry.Duration.class,
        "the word eternal, or a duration of at least 1ms, such as 30s, 10m or 7d",
        raw -> {
          if (raw.equals("eternal")) {
            return javax.cache.expiry.Duration.ETERNAL;
          }
          Duration duration = duration(raw);
          require(duration, duration.compareTo(ONE_MILLISECOND) >= 0);
          return new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, duration.toMillis());
        });
  }

  static <E extends Enum<E>> ValueType<E> oneOf(Class<E> type) {
    List<E> values = Arrays.asList(type.getEnumConstants());
    return new ValueType<>(
        type,
        "one of " + values.stream().map(ValueType::word).collect(joining(", ")),
        raw ->
            values.stream()
                .filter(value -> raw == value || raw.toString().equalsIgnoreCase(word(value)))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new));
  }

  static ValueType<String> tableName() {
    return text(
        "a table's name (3 to 255 letters, digits, or any of _ . -) or its ARN",
        text -> text.matches(TABLE_NAME));
  }

  static ValueType<String> regionName() {
    return text("a region's id, such as eu-central-1", text -> text.matches("[a-z0-9-]+"));
  }

  static ValueType<String> className() {
    return text(
        "a class name with its package, such as com.acme.OrderLoader",
        text -> text.matches(CLASS_NAME));
  }

  /** Several patterns, because a cache stores classes of more than one package. */
  static ValueType<ClassPatterns> classPatterns() {
    return new ValueType<>(
        ClassPatterns.class,
        "class names, exact or with * at the end, such as [\"com.acme.Order\","
            + " \"com.acme.model.*\"]",
        raw -> raw instanceof ClassPatterns patterns ? patterns : new ClassPatterns(names(raw)),
        true);
  }

  static ValueType<SurrogateSettings> surrogates() {
    return new ValueType<>(
        SurrogateSettings.class,
        "names of classes that implement ValueSurrogate, such as [\"com.acme.MoneySurrogate\"]",
        raw -> {
          SurrogateSettings surrogates =
              raw instanceof SurrogateSettings given ? given : new SurrogateSettings(names(raw));
          return require(
              surrogates,
              surrogates.classNames().stream().allMatch(name -> name.matches(CLASS_NAME)));
        },
        true);
  }

  /** Properties have no lists: commas separate the names. */
  private static List<String> names(Object raw) {
    if (raw instanceof Collection<?> list) {
      return list.stream().map(Object::toString).toList();
    }
    String text = raw.toString().strip();
    return text.isEmpty() ? List.of() : List.of(text.split("\\s*,\\s*", -1));
  }

  static ValueType<String> text(String allowed, Predicate<String> accepted) {
    return new ValueType<>(
        String.class, allowed, raw -> require(raw.toString(), accepted.test(raw.toString())));
  }

  private static <T> T require(T value, boolean acceptable) {
    if (!acceptable) {
      throw new IllegalArgumentException();
    }
    return value;
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Duration duration(Object raw) {
    return raw instanceof Duration duration
        ? duration
        : ConfigValueFactory.fromAnyRef(raw).atKey("duration").getDuration("duration");
  }
}
