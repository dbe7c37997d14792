package io.github.dynamojcache.values.jdk;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.stream.Stream;

/** Dates, zones and calendars as they were before {@code java.time}. */
public final class JdkCalendars implements SampleSet {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 20, 12, 0, 0, 5);

  private static final long WHEN = 1_700_000_000_123L;

  @Override
  public Stream<Sample> samples() {
    Samples samples = new Samples();
    dates(samples);
    zones(samples);
    calendars(samples);
    return samples.stream();
  }

  private static void dates(Samples samples) {
    samples.add("Date", () -> new Date(WHEN));
    samples.add("Date asked for its text", () -> seen(new Date(WHEN)));
    samples.add("Date before time", () -> new Date(Long.MIN_VALUE));
    samples.add("java.sql.Date", () -> new java.sql.Date(WHEN));
    samples.add("java.sql.Date set", () -> set(new java.sql.Date(0)));
    samples.add("java.sql.Time", () -> new java.sql.Time(WHEN));
    samples.add("java.sql.Timestamp", () -> timestamp(987_654_321));
    samples.add(
        "java.sql.Timestamp before time",
        () -> java.sql.Timestamp.from(Instant.ofEpochSecond(-5, 7)));
    samples.add("Date subclass", () -> new Stamped(WHEN, "by"));
  }

  /** A class of an application. */
  public static final class Stamped extends Date {
    private final String by;

    Stamped(long time, String by) {
      super(time);
      this.by = by;
    }

    @Override
    public String toString() {
      return by + getTime();
    }
  }

  private static Date seen(Date date) {
    return date.toString().isEmpty() ? new Date() : date;
  }

  private static java.sql.Date set(java.sql.Date date) {
    date.setTime(WHEN);
    return date;
  }

  private static java.sql.Timestamp timestamp(int nanos) {
    java.sql.Timestamp timestamp = new java.sql.Timestamp(WHEN);
    timestamp.setNanos(nanos);
    return timestamp;
  }

  private static void zones(Samples samples) {
    for (String id :
        new String[] {"Europe/Berlin", "UTC", "GMT+01:30", "America/New_York", "EST"}) {
      samples.add("TimeZone " + id, () -> TimeZone.getTimeZone(id));
    }
    samples.add("TimeZone with own ID", () -> named(TimeZone.getTimeZone("Europe/Berlin"), "Mine"));
    samples.add("TimeZone GMT with own ID", () -> named(TimeZone.getTimeZone("GMT"), "Mine"));
    samples.add(
        "TimeZone named as another", () -> named(TimeZone.getTimeZone("Asia/Tokyo"), "UTC"));
    samples.add("TimeZone with own offset", JdkCalendars::shifted);
    samples.add("TimeZone of a ZoneId", () -> TimeZone.getTimeZone(BERLIN));
    samples.add("SimpleTimeZone", () -> new SimpleTimeZone(3_600_000, "Simple"));
    samples.add("SimpleTimeZone with rules", JdkCalendars::withRules);
    samples.add("SimpleTimeZone used", () -> used(withRules()));
    samples.add("SimpleTimeZone named as another", () -> new SimpleTimeZone(0, "Europe/Berlin"));
  }

  private static TimeZone named(TimeZone zone, String id) {
    zone.setID(id);
    return zone;
  }

  private static TimeZone shifted() {
    TimeZone zone = TimeZone.getTimeZone("Europe/Berlin");
    zone.setRawOffset(7_200_000);
    return zone;
  }

  private static SimpleTimeZone withRules() {
    SimpleTimeZone zone =
        new SimpleTimeZone(
            -28_800_000,
            "Ruled",
            Calendar.APRIL,
            1,
            -Calendar.SUNDAY,
            7_200_000,
            Calendar.OCTOBER,
            -1,
            Calendar.SUNDAY,
            7_200_000,
            1_800_000);
    zone.setStartYear(1990);
    return zone;
  }

  private static TimeZone used(SimpleTimeZone zone) {
    return zone.inDaylightTime(new Date(WHEN)) ? zone : withRules();
  }

  private static void calendars(Samples samples) {
    samples.add("GregorianCalendar", JdkCalendars::gregorian);
    samples.add("GregorianCalendar with own rules", JdkCalendars::ruled);
    samples.add("GregorianCalendar Julian", () -> changed(Long.MAX_VALUE));
    samples.add("GregorianCalendar proleptic", () -> changed(Long.MIN_VALUE));
    samples.add("GregorianCalendar half set", JdkCalendars::halfSet);
    samples.add("GregorianCalendar in own zone", JdkCalendars::inOwnZone);
    samples.add("GregorianCalendar looked at", () -> seen(gregorian()));
    for (String tag :
        new String[] {"th-TH-u-ca-buddhist", "ja-JP-u-ca-japanese", "de-DE", "en-US"}) {
      samples.add(
          "Calendar " + tag, () -> at(Calendar.getInstance(zone(), Locale.forLanguageTag(tag))));
    }
    samples.add("Calendar built", JdkCalendars::built);
    samples.add(
        "GregorianCalendar of a ZonedDateTime", () -> GregorianCalendar.from(NOON.atZone(BERLIN)));
  }

  private static TimeZone zone() {
    return TimeZone.getTimeZone("Europe/Berlin");
  }

  private static Calendar at(Calendar calendar) {
    calendar.setTimeInMillis(WHEN);
    return calendar;
  }

  private static GregorianCalendar gregorian() {
    GregorianCalendar calendar = new GregorianCalendar(zone(), Locale.GERMANY);
    calendar.setTimeInMillis(WHEN);
    return calendar;
  }

  private static Calendar seen(Calendar calendar) {
    return calendar.get(Calendar.DAY_OF_YEAR) > 0 ? calendar : gregorian();
  }

  private static GregorianCalendar ruled() {
    GregorianCalendar calendar = gregorian();
    calendar.setLenient(false);
    calendar.setFirstDayOfWeek(Calendar.WEDNESDAY);
    calendar.setMinimalDaysInFirstWeek(6);
    calendar.setGregorianChange(new Date(-5_000_000_000_000L));
    return calendar;
  }

  private static GregorianCalendar changed(long when) {
    GregorianCalendar calendar = gregorian();
    calendar.setGregorianChange(new Date(when));
    return calendar;
  }

  private static GregorianCalendar halfSet() {
    GregorianCalendar calendar = gregorian();
    calendar.set(Calendar.DAY_OF_MONTH, 31);
    calendar.set(Calendar.MONTH, Calendar.FEBRUARY);
    return calendar;
  }

  private static GregorianCalendar inOwnZone() {
    GregorianCalendar calendar = new GregorianCalendar(withRules(), Locale.US);
    calendar.setTimeInMillis(WHEN);
    return calendar;
  }

  private static Calendar built() {
    return new Calendar.Builder()
        .setTimeZone(zone())
        .setLocale(Locale.US)
        .setCalendarType("buddhist")
        .setDate(2563, Calendar.MAY, 5)
        .build();
  }
}
