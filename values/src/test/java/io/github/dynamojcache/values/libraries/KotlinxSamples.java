package io.github.dynamojcache.values.libraries;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import kotlin.Pair;
import kotlinx.collections.immutable.ExtensionsKt;
import kotlinx.collections.immutable.adapters.ImmutableListAdapter;
import kotlinx.collections.immutable.adapters.ImmutableMapAdapter;
import kotlinx.collections.immutable.adapters.ImmutableSetAdapter;
import kotlinx.datetime.DateTimeUnit;
import kotlinx.datetime.FixedOffsetTimeZone;
import kotlinx.datetime.LocalDate;
import kotlinx.datetime.LocalDateTime;
import kotlinx.datetime.LocalTime;
import kotlinx.datetime.TimeZone;
import kotlinx.datetime.UtcOffset;
import kotlinx.datetime.YearMonth;

/** kotlinx: immutable collections, and date and time. */
public final class KotlinxSamples extends LibrarySet {

  @Override
  void collect(LibrarySamples samples) {
    lists(samples);
    maps(samples);
    dates(samples);
  }

  @SuppressWarnings("unchecked") // Kotlin's functions take generic arrays
  private static void lists(LibrarySamples samples) {
    samples
        .storable("persistentListOf nothing", () -> ExtensionsKt.persistentListOf())
        .storable("persistentListOf", () -> ExtensionsKt.persistentListOf("a", "b"))
        .storable(
            "persistentListOf, in a record",
            () -> new Holder<>(ExtensionsKt.persistentListOf(Color.RED)))
        .storable(
            "persistent list of 5,000",
            () -> ExtensionsKt.toPersistentList(IntStream.range(0, 5_000).boxed().toList()))
        .storable("persistentSetOf nothing", () -> ExtensionsKt.persistentSetOf())
        .storable(
            "persistentSetOf enums", () -> ExtensionsKt.persistentSetOf(Color.RED, Color.BLUE))
        .storable(
            "persistentHashSetOf enums",
            () -> ExtensionsKt.persistentHashSetOf(Color.RED, Color.BLUE, "x"));
  }

  @SuppressWarnings("unchecked") // Kotlin's functions take generic arrays
  private static void maps(LibrarySamples samples) {
    samples
        .storable("persistentMapOf nothing", () -> ExtensionsKt.persistentMapOf())
        .storable(
            "persistentMapOf by enum",
            Map.class,
            () -> ExtensionsKt.persistentMapOf(pair(Color.RED), pair(Color.BLUE)),
            map -> Check.that(map.get(Color.BLUE) != null, map))
        .storable("persistentHashMapOf nothing", () -> ExtensionsKt.persistentHashMapOf())
        .storable(
            "persistentHashMapOf by enum",
            Map.class,
            () -> ExtensionsKt.persistentHashMapOf(pair(Color.RED), pair(Color.BLUE), pair("x")),
            map -> Check.that(map.get(Color.BLUE) != null, map))
        .storable(
            "persistent map of 1,000",
            () ->
                ExtensionsKt.persistentHashMapOf(
                    IntStream.range(0, 1_000).mapToObj(KotlinxSamples::pair).toArray(Pair[]::new)))
        .rightOrRefused(
            "ImmutableMapAdapter by enum",
            Map.class,
            () -> new ImmutableMapAdapter<>(new HashMap<>(Map.of(Color.BLUE, 2))),
            map -> Check.that(map.get(Color.BLUE) != null, map))
        .rightOrRefused(
            "ImmutableSetAdapter of enums",
            Set.class,
            () -> new ImmutableSetAdapter<>(new HashSet<>(Set.of(Color.RED, Color.BLUE))),
            set -> Check.that(set.contains(Color.BLUE), set))
        .rightOrRefused("ImmutableListAdapter", () -> new ImmutableListAdapter<>(List.of("a")))
        .rightOrRefused(
            "builder of a map", () -> ExtensionsKt.persistentMapOf(pair("a")).builder());
  }

  private static void dates(LibrarySamples samples) {
    samples
        .storable("LocalDate", () -> new LocalDate(2020, 1, 2))
        .storable("LocalTime", () -> new LocalTime(3, 4, 5, 6))
        .storable("LocalDateTime", () -> new LocalDateTime(2020, 1, 2, 3, 4, 5, 6))
        .storable("YearMonth", () -> new YearMonth(2020, 1))
        .storable("UtcOffset", () -> new UtcOffset(ZoneOffset.ofHoursMinutes(1, 30)))
        .storable("LocalDate in a record", () -> new Holder<>(new LocalDate(2020, 1, 2)))
        .rightOrRefused("TimeZone", () -> TimeZone.Companion.of("Europe/Berlin"))
        .rightOrRefused("TimeZone, UTC", () -> TimeZone.Companion.getUTC())
        .rightOrRefused(
            "FixedOffsetTimeZone",
            () -> new FixedOffsetTimeZone(new UtcOffset(ZoneOffset.ofHoursMinutes(1, 30))))
        .rightOrRefused("DateTimeUnit", () -> DateTimeUnit.Companion.getMONTH());
  }

  private static Pair<Object, Integer> pair(Object key) {
    return new Pair<>(key, 1);
  }
}
