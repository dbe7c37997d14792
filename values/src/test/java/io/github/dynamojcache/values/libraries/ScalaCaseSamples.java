package io.github.dynamojcache.values.libraries;

import io.github.dynamojcache.values.libraries.cases.Cases;
import io.github.dynamojcache.values.libraries.cases.Nothing0$;
import io.github.dynamojcache.values.libraries.cases.Registry$;
import io.github.dynamojcache.values.libraries.cases.Status;
import java.util.function.Consumer;

/** Scala: what its compiler makes of an application's classes. */
public final class ScalaCaseSamples extends LibrarySet {

  @Override
  void collect(LibrarySamples samples) {
    classes(samples);
    objects(samples);
    collections(samples);
    functions(samples);
  }

  private static void classes(LibrarySamples samples) {
    samples
        .storable("case class, defaults", Cases::article)
        .storable("case class, all set", Cases::richArticle)
        .storable("case class with a list of 5,000", Cases::bigArticle)
        .storable("case class of a value class", Cases::boxedPrice)
        .storable("value classes in a list", Cases::prices)
        .storable("generic case class of a number", Cases::boxedInt)
        .storable("generic case class of Unit", Cases::boxedUnit)
        .storable("generic case class of Nil", Cases::boxedNil)
        .storable("case class with a trait", Cases::mixed)
        .storable("class", Cases::person)
        .storable("class, its lazy value used", Cases::usedPerson)
        .rightOrRefused("class, Serializable", Cases::serializablePerson)
        .storable("class with a companion", Cases::point)
        .storable("class with a transient lazy value, used", Cases::usedPoint)
        .rightOrRefused("constant of a companion", Cases::origin);
  }

  private static void objects(LibrarySamples samples) {
    samples
        .storable("case object", Object.class, Cases::caseObject, same(Nothing0$.MODULE$))
        .storable(
            "case object of a sealed trait", Object.class, Cases::open, same(Status.Open$.MODULE$))
        .storable("sealed trait", Cases::statuses)
        .storable("object, Serializable", Object.class, Cases::registry, same(Registry$.MODULE$))
        .storable("object", Cases::plainRegistry)
        .storable("Enumeration value", Cases::level)
        .storable("Enumeration values in a list", Cases::levels)
        .storable("Enumeration values in a set", Cases::levelSet)
        .rightOrRefused("Enumeration's own set", Cases::levelValues);
  }

  private static Consumer<Object> same(Object module) {
    return value -> Check.that(value == module, value);
  }

  private static void collections(LibrarySamples samples) {
    samples
        .storable("tuple", Cases::tuple)
        .storable("map of specialized pairs", Cases::pairs)
        .storable("map of lists of options", Cases::nested)
        .storable("list of Either", Cases::either)
        .storable("vector of numbers", Cases::vectorOfInts)
        .storable("ArraySeq of numbers", Cases::arraySeq)
        .storable("IntMap", Cases::intMap)
        .storable("LongMap", Cases::longMap)
        .storable("descending set", Cases::descending)
        .rightOrRefused("sorted by a function", Cases::byLength)
        .rightOrRefused("keys of a map", Cases::stringView)
        .rightOrRefused("map with a default value", Cases::withDefault);
  }

  private static void functions(LibrarySamples samples) {
    samples
        .rightOrRefused("function", Cases::function)
        .rightOrRefused("Failure", Cases::failure)
        .storable("Symbol of Scala", Cases::symbol)
        .rightOrRefused("Regex", Cases::regex);
  }
}
