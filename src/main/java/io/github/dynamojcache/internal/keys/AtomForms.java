package io.github.dynamojcache.internal.keys;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The classes whose keys are one piece of text. Their tags and texts are stored, so they must never
 * change.
 */
final class AtomForms {

  private final Map<String, AtomForm<?>> byClass = new HashMap<>();
  private final AtomForm<ZoneId> zone = new AtomForm<>("zone", ZoneId::getId, ZoneId::of);

  AtomForms(ClassFinder finder) {
    add(String.class, "s", s -> s, s -> s);
    add(Boolean.class, "b", Object::toString, AtomForms::bool);
    add(Character.class, "c", Object::toString, AtomForms::character);
    add(UUID.class, "u", Object::toString, UUID::fromString);
    addChecked(URI.class, "uri", UriText::of, URI::create);
    addChecked(Locale.class, "locale", LocaleText::of, LocaleText::parse);
    add(Currency.class, "currency", Currency::getCurrencyCode, Currency::getInstance);
    AtomForm<Class<?>> classes = new AtomForm<>("class", Class::getName, finder::find);
    byClass.put(Class.class.getName(), classes.checked());
    addNumbers();
    addTimes();
    addDates();
  }

  private void addNumbers() {
    add(Integer.class, "i", Object::toString, Integer::valueOf);
    add(Long.class, "l", Object::toString, Long::valueOf);
    add(Short.class, "short", Object::toString, Short::valueOf);
    add(Byte.class, "byte", Object::toString, Byte::valueOf);
    add(Double.class, "d", DecimalText::of, Double::valueOf);
    add(Float.class, "f", DecimalText::of, Float::valueOf);
    add(BigInteger.class, "int", Object::toString, BigInteger::new);
    addChecked(BigDecimal.class, "dec", Object::toString, BigDecimal::new);
  }

  private void addTimes() {
    add(Instant.class, "instant", Object::toString, Instant::parse);
    add(LocalDate.class, "date", Object::toString, LocalDate::parse);
    add(LocalTime.class, "time", Object::toString, LocalTime::parse);
    add(LocalDateTime.class, "datetime", Object::toString, LocalDateTime::parse);
    addChecked(ZonedDateTime.class, "zoned", Object::toString, AtomForms::zoned);
    add(OffsetDateTime.class, "offset", Object::toString, OffsetDateTime::parse);
    add(OffsetTime.class, "offsettime", Object::toString, OffsetTime::parse);
    add(Duration.class, "duration", Object::toString, Duration::parse);
    add(Period.class, "period", Object::toString, Period::parse);
    add(Year.class, "year", Object::toString, text -> Year.of(Integer.parseInt(text)));
    add(YearMonth.class, "yearmonth", Object::toString, AtomForms::yearMonth);
    add(MonthDay.class, "monthday", Object::toString, MonthDay::parse);
  }

  @SuppressWarnings("JavaUtilDate") // applications use them in their keys
  private void addDates() {
    AtomForm<Date> form =
        new AtomForm<>(
            "jdate",
            date -> Instant.ofEpochMilli(date.getTime()).toString(),
            text -> new Date(Instant.parse(text).toEpochMilli()));
    // Objects of these three classes can be equal, so they share one form. By name: a runtime may
    // lack java.sql.
    byClass.put("java.util.Date", form);
    byClass.put("java.sql.Date", form);
    byClass.put("java.sql.Time", form);
  }

  private <T> void add(
      Class<T> type, String tag, Function<T, String> toText, Function<String, T> fromText) {
    byClass.put(type.getName(), new AtomForm<>(tag, toText, fromText));
  }

  private <T> void addChecked(
      Class<T> type, String tag, Function<T, String> toText, Function<String, T> fromText) {
    byClass.put(type.getName(), new AtomForm<>(tag, toText, fromText).checked());
  }

  private static Boolean bool(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("neither true nor false");
    }
    return Boolean.valueOf(text);
  }

  private static Character character(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException("not one character");
    }
    return text.charAt(0);
  }

  private static ZonedDateTime zoned(String text) {
    ZonedDateTime time = ZonedDateTime.parse(text);
    if (!time.toString().equals(text)) {
      throw new IllegalArgumentException("the rules of the time zone have changed");
    }
    return time;
  }

  private static YearMonth yearMonth(String text) {
    int dash = text.lastIndexOf('-'); // not YearMonth.parse: it cannot parse years over 9999
    return YearMonth.of(
        Integer.parseInt(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
  }

  /**
   * Returns the form of a class.
   *
   * @param type the exact class
   * @return its form, or null when it is not one of these
   */
  @Nullable AtomForm<?> of(Class<?> type) {
    if (type.getName().equals("java.sql.Timestamp")) {
      return TimestampForm.create();
    }
    if (ZoneId.class.isAssignableFrom(type)) {
      return zone;
    }
    return byClass.get(type.getName());
  }

  /**
   * Returns every form except that of {@code java.sql.Timestamp}.
   *
   * @return the forms
   */
  Collection<AtomForm<?>> all() {
    Map<String, AtomForm<?>> byTag = new HashMap<>();
    byClass.values().forEach(form -> byTag.put(form.tag(), form));
    byTag.put(zone.tag(), zone);
    return byTag.values();
  }
}
