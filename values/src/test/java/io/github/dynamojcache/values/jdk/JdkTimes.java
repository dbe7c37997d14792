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
import java.util.Locale;
import java.util.stream.Stream;

/** Dates, times and zones of {@code java.time}. */
public final class JdkTimes implements SampleSet {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 20, 12, 0, 0, 5);

  private static final LocalDateTime TWICE = LocalDateTime.of(2024, 10, 27, 2, 30);

  @Override
  public Stream<Sample> samples() {
    Samples samples = new Samples();
    local(samples);
    zoned(samples);
    chronologies(samples);
    fields(samples);
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
}
