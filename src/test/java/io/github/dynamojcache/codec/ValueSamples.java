package io.github.dynamojcache.codec;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Classes that applications store, well and badly. */
final class ValueSamples {

  private ValueSamples() {}

  enum Level {
    LOW,
    HIGH {
      @Override
      int weight() {
        return 10;
      }
    };

    int weight() {
      return 1;
    }
  }

  record Point(int x, long y) {}

  record Line(@Nullable Point from, @Nullable Object to, List<String> labels) {}

  /** A plain class, without a constructor that takes nothing, not Serializable. */
  static class Person {
    private final String name;
    private final @Nullable Person parent;
    private final List<Person> children = new ArrayList<>();
    private transient int touched = 7;

    Person(String name, @Nullable Person parent) {
      this.name = name;
      this.parent = parent;
      if (parent != null) {
        parent.children.add(this);
      }
    }

    String name() {
      return name;
    }

    @Nullable Person parent() {
      return parent;
    }

    List<Person> children() {
      return children;
    }

    int touched() {
      return touched;
    }
  }

  /** A field that hides one of the class above. */
  static final class Employee extends Person {
    private final String name;

    Employee(String ownName, String inheritedName) {
      super(inheritedName, null);
      this.name = ownName;
    }

    String ownName() {
      return name;
    }
  }

  /** A singleton by the convention of {@code readResolve}. */
  static final class Nothing implements Serializable {
    static final Nothing VALUE = new Nothing();
    private static final long serialVersionUID = 1L;

    private Object readResolve() {
      return VALUE;
    }
  }

  /** A few objects, each of which there is once, by {@code readResolve}. */
  static final class Unit implements Serializable {
    static final Unit METRE = new Unit("m");
    static final Unit SECOND = new Unit("s");
    private static final long serialVersionUID = 1L;

    private final String symbol;

    private Unit(String symbol) {
      this.symbol = symbol;
    }

    Object readResolve() {
      return symbol.equals("m") ? METRE : SECOND;
    }
  }

  /** A singleton by the convention of {@code INSTANCE}. */
  public static final class Unknown {
    public static final Unknown INSTANCE = new Unknown();

    private final int state = 1;

    int state() {
      return state;
    }
  }

  record Holder(Object first, Object second) {}

  static final class Bag {
    private Object content;

    Bag(Object content) {
      this.content = content;
    }

    Object content() {
      return content;
    }

    void fill(Object newContent) {
      content = newContent;
    }
  }

  static final class HoldsLambda {
    private final Supplier<String> supplier;

    HoldsLambda() {
      supplier = () -> "x";
    }

    String get() {
      return supplier.get();
    }
  }

  static final class PagedList extends ArrayList<String> {
    private static final long serialVersionUID = 1L;
    private final int total;

    PagedList() {
      this(0);
    }

    PagedList(int total) {
      this.total = total;
    }

    int total() {
      return total;
    }
  }

  static final class FixedList extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    FixedList(Collection<String> elements) {
      super(elements);
    }
  }

  static final class Tags extends HashMap<String, String> {
    private static final long serialVersionUID = 1L;
  }

  static final class ShopException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int code;

    ShopException(String message, @Nullable Throwable cause, int code) {
      super(message, cause);
      this.code = code;
    }

    ShopException(String message) {
      this(message, null, -1);
    }

    int code() {
      return code;
    }
  }

  static final class OrderException extends Exception {
    private static final long serialVersionUID = 1L;
    private final Map<String, Integer> stock;

    OrderException(String message, Throwable cause) {
      super(message, cause);
      this.stock = new HashMap<>();
    }

    OrderException with(String name, int count) {
      stock.put(name, count);
      return this;
    }

    Map<String, Integer> stock() {
      return stock;
    }
  }

  static final class Node {
    private final @Nullable Node next;

    Node(@Nullable Node next) {
      this.next = next;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Node that && Objects.equals(next, that.next);
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }
}
