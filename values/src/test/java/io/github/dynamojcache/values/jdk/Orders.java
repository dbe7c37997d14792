package io.github.dynamojcache.values.jdk;

import java.io.Serializable;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Comparators, and small classes to put into containers. */
public final class Orders {

  private Orders() {}

  /** An order of an application. */
  public record ByLength(boolean longestFirst) implements Comparator<String>, Serializable {

    @Override
    public int compare(String a, String b) {
      int shorter = Integer.compare(a.length(), b.length());
      return shorter == 0 ? a.compareTo(b) : longestFirst ? -shorter : shorter;
    }
  }

  /** A value of an application. */
  public record Point(int x, int y) implements Serializable {}

  /** Constants with bodies. */
  public enum Shape {
    ROUND {
      @Override
      int corners() {
        return 0;
      }
    },
    SQUARE {
      @Override
      int corners() {
        return 4;
      }
    };

    abstract int corners();
  }

  /** Returns comparators by what they do. */
  static Map<String, Supplier<Comparator<String>>> ofTexts() {
    Map<String, Supplier<Comparator<String>>> orders = new LinkedHashMap<>();
    orders.put("ignoring case", () -> String.CASE_INSENSITIVE_ORDER);
    orders.put("natural", Comparator::naturalOrder);
    orders.put("reverse", Comparator::reverseOrder);
    orders.put("Collections.reverseOrder", Collections::reverseOrder);
    orders.put("reverse case", () -> Collections.reverseOrder(String.CASE_INSENSITIVE_ORDER));
    orders.put("by length", () -> new ByLength(true));
    orders.put("reversed by length", () -> new ByLength(false).reversed());
    orders.put("nulls first", Orders::nullsOfTheJdk);
    orders.put("by length, then", () -> new ByLength(true).thenComparing(new ByLength(false)));
    return orders;
  }

  static Comparator<String> nullsOfTheJdk() {
    return Comparator.nullsFirst(Comparator.naturalOrder());
  }
}
