package io.github.dynamojcache.values.libraries;

import java.util.List;
import java.util.Optional;

/**
 * The values that people cache and that are refused all the same, each with the reason and what to
 * do instead. The table of refused values in {@code docs/values.md} says the same.
 */
final class RefusedSamples {

  /**
   * One line of the table.
   *
   * @param set the name of the set of samples
   * @param name the name of the sample, or what it begins with
   * @param reason why the value cannot be stored
   * @param remedy what to do instead
   */
  record Row(String set, String name, String reason, String remedy) {

    boolean covers(LibrarySample sample) {
      return sample.set().equals(set) && sample.sample().name().startsWith(name);
    }
  }

  private static final List<Row> ROWS =
      List.of(
          new Row(
              "GeneratedClassSamples",
              "Immutables, ",
              "an application's class with readResolve, which runs only where it is listed",
              "list the class in allowed-classes, or declare the cache's value type"),
          new Row(
              "CommonsSamples",
              "SingletonMap",
              "a map that cannot be filled again",
              "a java.util.Map, or a ValueSurrogate"),
          new Row(
              "PrimitiveCollectionsSamples",
              "Int2ObjectMaps.",
              "a map that cannot be filled again",
              "an Int2ObjectOpenHashMap, or a ValueSurrogate"));

  private RefusedSamples() {}

  static List<Row> rows() {
    return ROWS;
  }

  static Optional<Row> rowOf(LibrarySample sample) {
    return ROWS.stream().filter(row -> row.covers(sample)).findFirst();
  }
}
