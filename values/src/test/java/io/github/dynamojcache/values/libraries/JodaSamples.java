package io.github.dynamojcache.values.libraries;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.joda.time.DateTime;
import org.joda.time.DateTimeFieldType;
import org.joda.time.DateTimeZone;
import org.joda.time.Days;
import org.joda.time.Duration;
import org.joda.time.DurationFieldType;
import org.joda.time.Hours;
import org.joda.time.Instant;
import org.joda.time.Interval;
import org.joda.time.LocalDate;
import org.joda.time.LocalDateTime;
import org.joda.time.LocalTime;
import org.joda.time.Minutes;
import org.joda.time.MonthDay;
import org.joda.time.Months;
import org.joda.time.MutableDateTime;
import org.joda.time.MutableInterval;
import org.joda.time.MutablePeriod;
import org.joda.time.Partial;
import org.joda.time.Period;
import org.joda.time.PeriodType;
import org.joda.time.Seconds;
import org.joda.time.Weeks;
import org.joda.time.YearMonth;
import org.joda.time.Years;
import org.joda.time.chrono.BuddhistChronology;
import org.joda.time.chrono.CopticChronology;
import org.joda.time.chrono.EthiopicChronology;
import org.joda.time.chrono.GJChronology;
import org.joda.time.chrono.GregorianChronology;
import org.joda.time.chrono.ISOChronology;
import org.joda.time.chrono.IslamicChronology;
import org.joda.time.chrono.JulianChronology;
import org.joda.time.chrono.LenientChronology;
import org.joda.time.chrono.StrictChronology;

/** Joda-Time and Joda-Money. */
public final class JodaSamples extends LibrarySet {

  private static final DateTimeZone BERLIN = DateTimeZone.forID("Europe/Berlin");

  @Override
  void collect(LibrarySamples samples) {
    points(samples);
    locals(samples);
    spans(samples);
    zones(samples);
    money(samples);
  }

  private static void points(LibrarySamples samples) {
    samples
        .storable("Instant", () -> new Instant(1_600_000_000_000L))
        .storable("DateTime, UTC", () -> new DateTime(2020, 1, 2, 3, 4, 5, 6, DateTimeZone.UTC))
        .storable("DateTime, Berlin", () -> new DateTime(2020, 1, 2, 3, 4, BERLIN))
        .storable(
            "DateTime, the later of two equal hours",
            () -> new DateTime(2024, 10, 27, 1, 30, DateTimeZone.UTC).withZone(BERLIN))
        .storable(
            "DateTime, an offset", () -> new DateTime(0, DateTimeZone.forOffsetHoursMinutes(5, 30)))
        .storable(
            "DateTime, Buddhist",
            () -> new DateTime(2563, 1, 2, 3, 4, BuddhistChronology.getInstance(BERLIN)))
        .storable("DateTime, Islamic", () -> new DateTime(0, IslamicChronology.getInstanceUTC()))
        .storable("DateTime, Julian", () -> new DateTime(0, JulianChronology.getInstance(BERLIN)))
        .storable("DateTime, Coptic", () -> new DateTime(0, CopticChronology.getInstance(BERLIN)))
        .storable(
            "DateTime, Ethiopic", () -> new DateTime(0, EthiopicChronology.getInstance(BERLIN)))
        .storable("DateTime, GJ", () -> new DateTime(0, GJChronology.getInstance(BERLIN)))
        .storable(
            "DateTime, Gregorian", () -> new DateTime(0, GregorianChronology.getInstance(BERLIN)))
        .storable(
            "DateTime, lenient",
            () -> new DateTime(0, LenientChronology.getInstance(ISOChronology.getInstanceUTC())))
        .storable(
            "DateTime, strict",
            () -> new DateTime(0, StrictChronology.getInstance(ISOChronology.getInstanceUTC())))
        .storable("MutableDateTime", () -> new MutableDateTime(2020, 1, 2, 3, 4, 5, 6, BERLIN))
        .storable("DateTime.Property", () -> new DateTime(0, BERLIN).year());
  }

  private static void locals(LibrarySamples samples) {
    samples
        .storable(
            "LocalDate",
            LocalDate.class,
            () -> new LocalDate(2020, 1, 2),
            date -> Check.that(date.getYear() == 2020, date))
        .storable("LocalDate, used", () -> used(new LocalDate(2020, 1, 2)))
        .storable(
            "LocalDate, Buddhist",
            () -> new LocalDate(2563, 1, 2, BuddhistChronology.getInstance()))
        .storable("LocalTime", () -> new LocalTime(3, 4, 5, 6))
        .storable("LocalTime, midnight", () -> LocalTime.MIDNIGHT)
        .storable("LocalDateTime", () -> new LocalDateTime(2020, 1, 2, 3, 4))
        .storable("YearMonth", () -> new YearMonth(2020, 1))
        .storable("MonthDay", () -> new MonthDay(2, 29))
        .storable("Partial", () -> new Partial(DateTimeFieldType.hourOfDay(), 3))
        .storable("Partial, empty", () -> new Partial())
        .storable("LocalDate.Property", () -> new LocalDate(2020, 1, 2).monthOfYear())
        .storable(
            "LocalDate in TreeMap", () -> new TreeMap<>(java.util.Map.of(new LocalDate(0), 1)))
        .storable("LocalDates in a list", () -> List.of(new LocalDate(0), new LocalDate(1)))
        .storable(
            "LocalDate in HashMap",
            () -> new java.util.HashMap<>(java.util.Map.of(new LocalDate(0), 1)));
  }

  private static void spans(LibrarySamples samples) {
    samples
        .storable("Duration", () -> Duration.standardHours(5))
        .storable("Duration, zero", () -> Duration.ZERO)
        .storable("Period", () -> new Period(1, 2, 3, 4, 5, 6, 7, 8))
        .storable("Period, zero", () -> Period.ZERO)
        .storable("Period, yearMonthDay", () -> new Period(1L, PeriodType.yearMonthDay()))
        .storable("MutablePeriod", () -> new MutablePeriod(1, 2, 3, 4))
        .storable("Years", () -> Years.years(40))
        .storable("Years, one", () -> Years.ONE)
        .storable("Months", () -> Months.months(3))
        .storable("Weeks", () -> Weeks.weeks(30))
        .storable("Days", () -> Days.days(300))
        .storable("Days, two", () -> Days.TWO)
        .storable("Hours", () -> Hours.hours(300))
        .storable("Minutes", () -> Minutes.minutes(300))
        .storable("Seconds", () -> Seconds.seconds(300))
        .storable("Interval", () -> new Interval(0, 1_000, BERLIN))
        .storable("MutableInterval", () -> new MutableInterval(0, 1_000))
        .storable("PeriodType", PeriodType::yearWeekDayTime)
        .storable("PeriodType without weeks", () -> PeriodType.standard().withWeeksRemoved())
        .storable("DurationFieldType", DurationFieldType::weeks)
        .storable("DateTimeFieldType", DateTimeFieldType::dayOfYear);
  }

  private static void zones(LibrarySamples samples) {
    samples
        .storable("DateTimeZone, UTC", () -> DateTimeZone.UTC)
        .storable("DateTimeZone, Berlin", () -> BERLIN)
        .storable("DateTimeZone, an offset", () -> DateTimeZone.forOffsetHours(-7))
        .storable("ISOChronology", () -> ISOChronology.getInstance(BERLIN))
        .storable("ISOChronology, UTC", ISOChronology::getInstanceUTC);
  }

  private static void money(LibrarySamples samples) {
    samples
        .storable("Money", () -> Money.of(CurrencyUnit.EUR, 12.34))
        .storable("Money, yen", () -> Money.zero(CurrencyUnit.JPY))
        .storable("BigMoney", () -> BigMoney.of(CurrencyUnit.USD, new BigDecimal("1.23456")))
        .storable("CurrencyUnit", () -> CurrencyUnit.of("CHF"));
  }

  private static LocalDate used(LocalDate date) {
    Look.at(date.hashCode());
    return date;
  }
}
