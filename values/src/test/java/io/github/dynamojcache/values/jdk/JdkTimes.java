package io.github.dynamojcache.values.jdk;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.Chronology;
import java.time.chrono.HijrahDate;
import java.time.chrono.IsoChronology;
import java.time.chrono.IsoEra;
import java.time.chrono.JapaneseChronology;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import java.time.chrono.MinguoChronology;
import java.time.chrono.MinguoDate;
import java.time.chrono.ThaiBuddhistDate;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.ValueRange;
import java.time.temporal.WeekFields;
import java.time.zone.ZoneOffsetTransitionRule;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.stream.Stream;

/** Dates, times, zones and calendars, old and new. */
public final class JdkTimes implements SampleSet {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 20, 12, 0, 0, 5);
  private static final LocalDateTime TWICE = LocalDateTime.of(2024, 10, 27, 2, 30);
  private static final long WHEN = 1_700_000_000_123L;

  @Override
  public Stream<Sample> samples() {
    Samples samples = new Samples();
    local(samples);
    zoned(samples);
    chronologies(samples);
    fields(samples);
    dates(samples);
    zones(samples);
    calendars(samples);
    return samples.stream();
  }

  private static void local(Samples samples) {
    samples.add("Instant", () -> Instant.ofEpochSecond(1_700_000_000, 5));
    samples.add("Instant min", () -> Instant.MIN);
    samples.add("Instant epoch", () -> Instant.EPOCH);
    samples.add("Duration", () -> Duration.ofSeconds(-5, 7));
    samples.add("Duration zero", () -> Duration.ZERO);
    samples.add("Period", () -> Period.of(1, -2, 300));
    samples.add("Period zero", () -> Period.ZERO);
    samples.add("LocalDate", () -> NOON.toLocalDate());
    samples.add("LocalDate max", () -> LocalDate.MAX);
    samples.add("LocalTime", () -> LocalTime.of(1, 2, 3, 4));
    samples.add("LocalTime on the hour", () -> LocalTime.of(7, 0));
    samples.add("LocalTime to the minute", () -> LocalTime.of(7, 1));
    samples.add("LocalDateTime", () -> NOON);
    samples.add("Year", () -> Year.of(-44));
    samples.add("YearMonth", () -> YearMonth.of(2026, 2));
    samples.add("MonthDay", () -> MonthDay.of(2, 29));
    samples.add("DayOfWeek", () -> DayOfWeek.SUNDAY);
    samples.add("Month", () -> Month.MAY);
  }

  private static void zoned(Samples samples) {
    samples.add(
        "OffsetDateTime", () -> NOON.atOffset(ZoneOffset.ofHoursMinutesSeconds(-7, -8, -9)));
    samples.add("OffsetDateTime max", () -> OffsetDateTime.MAX);
    samples.add("OffsetTime", () -> OffsetTime.of(1, 2, 3, 4, ZoneOffset.ofHours(5)));
    samples.add("ZonedDateTime", () -> NOON.atZone(BERLIN));
    samples.add("ZonedDateTime earlier", () -> TWICE.atZone(BERLIN).withEarlierOffsetAtOverlap());
    samples.add("ZonedDateTime later", () -> TWICE.atZone(BERLIN).withLaterOffsetAtOverlap());
    samples.add("ZonedDateTime by offset", () -> NOON.atZone(ZoneOffset.UTC));
    samples.add("ZonedDateTime by a fixed zone", () -> NOON.atZone(ZoneId.of("UTC+01:30")));
    samples.add("ZonedDateTime of a gap", () -> ZonedDateTime.of(2024, 3, 31, 2, 30, 0, 0, BERLIN));
    samples.add("ZoneId", () -> BERLIN);
    samples.add("ZoneId UTC", () -> ZoneId.of("UTC"));
    samples.add("ZoneId of no offset", () -> ZoneId.of("+00:00"));
    samples.add("ZoneId GMT0", () -> ZoneId.of("GMT0"));
    samples.add("ZoneId of offset", () -> ZoneId.ofOffset("GMT", ZoneOffset.ofHours(2)));
    samples.add("ZoneOffset UTC", () -> ZoneOffset.UTC);
    samples.add("ZoneOffset", () -> ZoneOffset.ofTotalSeconds(12_345));
    samples.add("ZoneRules", BERLIN::getRules);
    samples.add("ZoneRules fixed", ZoneOffset.ofHours(3)::getRules);
    samples.add("ZoneOffsetTransition", () -> BERLIN.getRules().getTransition(TWICE));
    samples.add("ZoneOffsetTransitionRule", JdkTimes::rule);
    samples.add("Clock UTC", Clock::systemUTC);
    samples.add("Clock with zone", () -> Clock.system(BERLIN));
    samples.add("Clock fixed", () -> Clock.fixed(Instant.EPOCH, BERLIN));
    samples.add("Clock ahead", () -> Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
    samples.add("Clock in ticks", () -> Clock.tickMinutes(BERLIN));
  }

  private static ZoneOffsetTransitionRule rule() {
    return BERLIN.getRules().getTransitionRules().get(0);
  }

  private static void chronologies(Samples samples) {
    samples.add("JapaneseDate", () -> JapaneseDate.of(2020, 1, 1));
    samples.add("JapaneseDate Meiji", () -> JapaneseDate.of(1900, 1, 1));
    samples.add("HijrahDate", () -> HijrahDate.of(1440, 1, 2));
    samples.add("MinguoDate", () -> MinguoDate.of(108, 1, 2));
    samples.add("ThaiBuddhistDate", () -> ThaiBuddhistDate.of(2563, 1, 2));
    samples.add("JapaneseDate with time", () -> JapaneseDate.of(2020, 1, 1).atTime(LocalTime.NOON));
    samples.add(
        "JapaneseDate in a zone",
        () -> JapaneseDate.of(2020, 1, 1).atTime(LocalTime.NOON).atZone(BERLIN));
    samples.add("JapaneseEra", () -> JapaneseEra.HEISEI);
    samples.add("JapaneseEra Reiwa", () -> JapaneseEra.REIWA);
    samples.add("IsoEra", () -> IsoEra.BCE);
    samples.add("IsoChronology", () -> IsoChronology.INSTANCE);
    samples.add("JapaneseChronology", () -> JapaneseChronology.INSTANCE);
    samples.add("MinguoChronology", () -> MinguoChronology.INSTANCE);
    samples.add("ThaiBuddhistChronology", () -> Chronology.of("ThaiBuddhist"));
    samples.add("HijrahChronology", () -> Chronology.of("Hijrah-umalqura"));
    samples.add("ChronoPeriod", () -> MinguoChronology.INSTANCE.period(1, 2, 3));
  }

  private static void fields(Samples samples) {
    samples.add("ChronoUnit", () -> ChronoUnit.DAYS);
    samples.add("ChronoField", () -> ChronoField.HOUR_OF_DAY);
    samples.add("IsoFields", () -> IsoFields.QUARTER_OF_YEAR);
    samples.add("ValueRange", () -> ValueRange.of(1, 2, 30, 31));
    samples.add("WeekFields ISO", () -> WeekFields.ISO);
    samples.add("WeekFields US", () -> WeekFields.of(Locale.US));
    samples.add("WeekFields own", () -> WeekFields.of(DayOfWeek.FRIDAY, 3));
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
    samples.add("TimeZone with own offset", JdkTimes::shifted);
    samples.add("TimeZone of a ZoneId", () -> TimeZone.getTimeZone(BERLIN));
    samples.add("SimpleTimeZone", () -> new SimpleTimeZone(3_600_000, "Simple"));
    samples.add("SimpleTimeZone with rules", JdkTimes::withRules);
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
    samples.add("GregorianCalendar", JdkTimes::gregorian);
    samples.add("GregorianCalendar with own rules", JdkTimes::ruled);
    samples.add("GregorianCalendar Julian", () -> changed(Long.MAX_VALUE));
    samples.add("GregorianCalendar proleptic", () -> changed(Long.MIN_VALUE));
    samples.add("GregorianCalendar half set", JdkTimes::halfSet);
    samples.add("GregorianCalendar in own zone", JdkTimes::inOwnZone);
    samples.add("GregorianCalendar looked at", () -> seen(gregorian()));
    for (String tag :
        new String[] {"th-TH-u-ca-buddhist", "ja-JP-u-ca-japanese", "de-DE", "en-US"}) {
      samples.add(
          "Calendar " + tag, () -> at(Calendar.getInstance(zone(), Locale.forLanguageTag(tag))));
    }
    samples.add("Calendar built", JdkTimes::built);
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
