package io.github.dynamojcache.values.libraries;

import io.github.dynamojcache.values.libraries.kotlin.Base;
import io.github.dynamojcache.values.libraries.kotlin.HasCompanionAsValue;
import io.github.dynamojcache.values.libraries.kotlin.Made;
import io.github.dynamojcache.values.libraries.kotlin.Mutable;
import io.github.dynamojcache.values.libraries.kotlin.Nobody;
import io.github.dynamojcache.values.libraries.kotlin.Outcome;
import io.github.dynamojcache.values.libraries.kotlin.Payment;
import io.github.dynamojcache.values.libraries.kotlin.PlainSerializableNobody;
import io.github.dynamojcache.values.libraries.kotlin.SerializableCustomer;
import io.github.dynamojcache.values.libraries.kotlin.SerializableNobody;
import io.github.dynamojcache.values.libraries.kotlin.Sub;
import io.github.dynamojcache.values.libraries.kotlin.Tier;
import io.github.dynamojcache.values.libraries.kotlin.WithCompanion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kotlin.Pair;
import kotlin.Triple;
import kotlin.Unit;
import kotlin.collections.CollectionsKt;
import kotlin.collections.MapsKt;
import kotlin.collections.SetsKt;
import kotlin.text.RegexOption;
import kotlin.uuid.Uuid;

/** Kotlin: what its compiler makes of an application's classes, and its standard library. */
public final class KotlinSamples extends LibrarySet {

  @Override
  void collect(LibrarySamples samples) {
    classes(samples);
    objects(samples);
    valueClasses(samples);
    collections(samples);
    library(samples);
    lazies(samples);
  }

  private static void classes(LibrarySamples samples) {
    samples
        .storable("data class, everything empty", Made::customer)
        .storable("data class, one of each", Made::customerOfOne)
        .storable("data class, all set", Made::richCustomer)
        .storable("data class, Serializable", () -> new SerializableCustomer("a", List.of()))
        .storable("data classes in a list", () -> List.of(Made.customer(), Made.richCustomer()))
        .storable("enum with bodies", () -> Tier.GOLD)
        .storable("class with a companion", () -> new WithCompanion("a"))
        .storable("subclass", () -> new Sub(5, new Pair<>(1, 2)))
        .storable("open class", () -> new Base(5))
        .storable("class with defaults", () -> new Mutable(1, new ArrayList<>(List.of("a"))))
        .storable("sealed, nested", Made::split)
        .storable("sealed, generic", Made::outcomes);
  }

  private static void objects(LibrarySamples samples) {
    samples
        .storable("object", Object.class, () -> Nobody.INSTANCE, same(Nobody.INSTANCE))
        .storable("objects in a list", Made::nothingInside)
        .storable("object of a sealed interface", () -> new Holder<>(Payment.Cash.INSTANCE))
        .storable("data object", () -> new Holder<>(Payment.Voucher.INSTANCE))
        .storable("object of a sealed class", () -> new Holder<>(Outcome.Pending.INSTANCE))
        .storable("object with readResolve", () -> SerializableNobody.INSTANCE)
        .rightOrRefused("object without readResolve", () -> PlainSerializableNobody.INSTANCE)
        .storable("Unit", Object.class, () -> Unit.INSTANCE, same(Unit.INSTANCE))
        .rightOrRefused(
            "companion as a value", () -> new HasCompanionAsValue(WithCompanion.Companion));
  }

  private static java.util.function.Consumer<Object> same(Object instance) {
    return value -> Check.that(value == instance, value);
  }

  private static void valueClasses(LibrarySamples samples) {
    samples
        .storable("value class, boxed", Made::boxedAmount)
        .storable("value class over text, boxed", Made::boxedId)
        .storable("value classes in a list", Made::amounts)
        .storable("value classes in a map", Made::amountsById)
        .storable("value classes as properties", Made::account)
        .storable("value classes as properties, null", Made::accountWithoutAmount)
        .storable("unsigned numbers", Made::unsigned)
        .storable("unsigned array", Made::unsignedArray)
        .storable("Duration", Made::duration)
        .storable("Durations in a map", Made::durations)
        .storable("Result, success", Made::success)
        .rightOrRefused("Result, failure", Made::failure);
  }

  @SuppressWarnings("unchecked") // Kotlin's functions take generic arrays
  private static void collections(LibrarySamples samples) {
    samples
        .storable("emptyList", CollectionsKt::emptyList)
        .storable("emptyMap", MapsKt::emptyMap)
        .storable("emptySet", SetsKt::emptySet)
        .storable("emptyList in a record", () -> new Holder<>(CollectionsKt.emptyList()))
        .storable("emptyMap in a HashMap", () -> new HashMap<>(Map.of("a", MapsKt.emptyMap())))
        .storable("emptySet in a list", () -> List.of(SetsKt.emptySet()))
        .storable("listOf one", () -> CollectionsKt.listOf("a"))
        .storable("listOf many", () -> CollectionsKt.listOf("a", "b"))
        .storable("mapOf one", () -> MapsKt.mapOf(new Pair<>(Color.RED, 1)))
        .storable("mapOf many", () -> MapsKt.mapOf(new Pair<>("a", 1), new Pair<>("b", 2)))
        .storable("setOf one", () -> SetsKt.setOf(Color.RED))
        .storable("setOf many", () -> SetsKt.setOf(Color.RED, Color.BLUE))
        .storable("buildList", Made::buildList)
        .storable("buildList of nothing", Made::buildListOfNothing)
        .storable("buildMap by enum", Made::buildMap)
        .storable("buildSet of enums", Made::buildSet)
        .storable("a build result in a record", () -> new Holder<>(Made.buildMap()))
        .rightOrRefused("keys of buildMap", Made::mapKeys)
        .storable("ArrayDeque", Made::deque)
        .storable("ArrayDeque, empty", Made::emptyDeque)
        .storable("array as a list", Made::arraysAsList)
        .rightOrRefused("ints as a list", Made::intsAsList)
        .rightOrRefused("reversed view", Made::reversed)
        .rightOrRefused("map with a default", Made::withDefault)
        .storable("grouped", Made::grouped)
        .storable("chunked", Made::chunked)
        .storable("partitioned", Made::partitioned)
        .storable("windowed", Made::windowed)
        .storable("with index", Made::indexed)
        .rightOrRefused("sorted by a lambda", Made::sorted)
        .storable("sorted in reverse order", Made::reverseOrdered);
  }

  private static void library(LibrarySamples samples) {
    samples
        .storable("Pair", () -> new Pair<>("a", 1))
        .storable(
            "Pair of null and an empty list", () -> new Pair<>(null, CollectionsKt.emptyList()))
        .storable("Triple", () -> new Triple<>("a", 1, Color.RED))
        .storable("ranges", Made::ranges)
        .storable("progressions", Made::progressions)
        .storable("open-ended range", Made::openEnd)
        .storable("Regex", Made::regex)
        .storable("Regex, used", Made::usedRegex)
        .storable("RegexOption", () -> RegexOption.MULTILINE)
        .storable("Uuid", () -> Uuid.Companion.parse("00000000-0000-0001-0000-000000000002"))
        .storable("Uuid.NIL", () -> Uuid.Companion.getNIL())
        .storable("Instant", () -> kotlin.time.Instant.Companion.fromEpochSeconds(5, 6));
  }

  private static void lazies(LibrarySamples samples) {
    samples
        .rightOrRefused("by lazy", Made::derived)
        .rightOrRefused("by lazy, used", Made::usedDerived)
        .rightOrRefused("lazyOf", Made::lazyOf)
        .rightOrRefused("lazy, evaluated", Made::lazyEvaluated)
        .rightOrRefused("lazy without a lock, evaluated", Made::lazyEvaluatedNone)
        .rightOrRefused("lambda", Made::lambda);
  }
}
