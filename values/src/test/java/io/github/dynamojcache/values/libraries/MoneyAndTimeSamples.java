package io.github.dynamojcache.values.libraries;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import javax.money.CurrencyUnit;
import javax.money.Monetary;
import org.javamoney.moneta.CurrencyUnitBuilder;
import org.javamoney.moneta.FastMoney;
import org.javamoney.moneta.Money;
import org.javamoney.moneta.RoundedMoney;
import org.threeten.extra.AmPm;
import org.threeten.extra.DayOfMonth;
import org.threeten.extra.DayOfYear;
import org.threeten.extra.Days;
import org.threeten.extra.HourMinute;
import org.threeten.extra.Hours;
import org.threeten.extra.Interval;
import org.threeten.extra.LocalDateRange;
import org.threeten.extra.Months;
import org.threeten.extra.OffsetDate;
import org.threeten.extra.PeriodDuration;
import org.threeten.extra.Quarter;
import org.threeten.extra.Weeks;
import org.threeten.extra.YearQuarter;
import org.threeten.extra.YearWeek;
import org.threeten.extra.chrono.AccountingChronologyBuilder;
import org.threeten.extra.chrono.BritishCutoverDate;
import org.threeten.extra.chrono.CopticDate;
import org.threeten.extra.chrono.EthiopicDate;
import org.threeten.extra.chrono.JulianDate;
import org.threeten.extra.scale.TaiInstant;
import org.threeten.extra.scale.UtcInstant;

/** Moneta (JSR 354) and ThreeTen-Extra. */
public final class MoneyAndTimeSamples extends LibrarySet {

  @Override
  void collect(LibrarySamples samples) {
    money(samples);
    time(samples);
    calendars(samples);
  }

  private static void money(LibrarySamples samples) {
    samples
        .storable("Money", () -> Money.of(new BigDecimal("12.34"), "EUR"))
        .storable("Money, zero", () -> Money.zero(currency()))
        .storable("FastMoney", () -> FastMoney.of(12.5, "USD"))
        .rightOrRefused("RoundedMoney", () -> RoundedMoney.of(new BigDecimal("12.34"), currency()))
        .storable("CurrencyUnit", () -> currency())
        .rightOrRefused("CurrencyUnit, own", () -> CurrencyUnitBuilder.of("XBC", "own").build())
        .storable("Money in a record", () -> new Holder<>(Money.of(5, "CHF")));
  }

  private static CurrencyUnit currency() {
    return Monetary.getCurrency("EUR");
  }

  private static void time(LibrarySamples samples) {
    samples
        .storable("Interval", () -> Interval.of(Instant.EPOCH, Duration.ofHours(1)))
        .storable("Interval.ALL", () -> Interval.ALL)
        .storable("LocalDateRange", () -> LocalDateRange.of(LocalDate.EPOCH, Period.ofDays(5)))
        .storable("LocalDateRange.ALL", () -> LocalDateRange.ALL)
        .storable("YearQuarter", () -> YearQuarter.of(2020, Quarter.Q2))
        .storable("YearWeek", () -> YearWeek.of(2020, 53))
        .storable("DayOfMonth", () -> DayOfMonth.of(5))
        .storable("DayOfYear", () -> DayOfYear.of(300))
        .storable("HourMinute", () -> HourMinute.of(5, 6))
        .storable("Days", () -> Days.of(5))
        .storable("Days.ZERO", () -> Days.ZERO)
        .storable("Weeks", () -> Weeks.of(5))
        .storable("Months", () -> Months.of(5))
        .storable("Hours", () -> Hours.of(5))
        .storable("AmPm", () -> AmPm.PM)
        .storable("OffsetDate", () -> OffsetDate.of(2020, 1, 2, ZoneOffset.ofHours(1)))
        .storable("PeriodDuration", () -> PeriodDuration.of(Period.ofDays(1), Duration.ofHours(2)))
        .storable("TaiInstant", () -> TaiInstant.ofTaiSeconds(5, 6))
        .storable("UtcInstant", () -> UtcInstant.ofModifiedJulianDay(5, 6));
  }

  private static void calendars(LibrarySamples samples) {
    samples
        .storable("JulianDate", () -> JulianDate.of(2020, 1, 2))
        .storable("CopticDate", () -> CopticDate.of(1736, 1, 2))
        .storable("EthiopicDate", () -> EthiopicDate.of(2012, 1, 2))
        .storable("BritishCutoverDate", () -> BritishCutoverDate.of(1752, 9, 14))
        .rightOrRefused(
            "AccountingDate",
            () ->
                new AccountingChronologyBuilder()
                    .endsOn(java.time.DayOfWeek.SUNDAY)
                    .nearestEndOf(java.time.Month.AUGUST)
                    .withDivision(
                        org.threeten.extra.chrono.AccountingYearDivision
                            .THIRTEEN_EVEN_MONTHS_OF_4_WEEKS)
                    .leapWeekInMonth(13)
                    .toChronology()
                    .date(2020, 1, 2));
  }
}
