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
public final class ValueSamples {

  private ValueSamples() {}

  public enum Level {
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

  public record Point(int x, long y) {}

  public record Line(@Nullable Point from, @Nullable Object to, List<String> labels) {}

  /** A plain class, without a constructor that takes nothing, not Serializable. */
  public static class Person {
    private final String name;
    private final @Nullable Person parent;
    private final List<Person> children = new ArrayList<>();
    private transient int touched = 7;

    public Person(String name, @Nullable Person parent) {
      this.name = name;
      this.parent = parent;
      if (parent != null) {
        parent.children.add(this);
      }
    }

    public String name() {
      return name;
    }

    public @Nullable Person parent() {
      return parent;
    }

    public List<Person> children() {
      return children;
    }

    public int touched() {
      return touched;
    }
  }

  /** A field that hides one of the class above. */
  public static final class Employee extends Person {
    private final String name;

    public Employee(String ownName, String inheritedName) {
      super(inheritedName, null);
      this.name = ownName;
    }

    public String ownName() {
      return name;
    }
  }

  /** A singleton by the convention of {@code readResolve}. */
  public static final class Nothing implements Serializable {
    public static final Nothing VALUE = new Nothing();
    private static final long serialVersionUID = 1L;

    private Object readResolve() {
      return VALUE;
    }
  }

  /** A few objects, each of which there is once, by {@code readResolve}. */
  public static final class Unit implements Serializable {
    public static final Unit METRE = new Unit("m");
    public static final Unit SECOND = new Unit("s");
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

    public int state() {
      return state;
    }
  }

  public record Holder(Object first, Object second) {}

  public static final class Bag {
    private Object content;

    public Bag(Object content) {
      this.content = content;
    }

    public Object content() {
      return content;
    }

    public void fill(Object newContent) {
      content = newContent;
    }
  }

  public static final class HoldsLambda {
    private final Supplier<String> supplier;

    public HoldsLambda() {
      supplier = () -> "x";
    }

    public String get() {
      return supplier.get();
    }
  }

  public static final class PagedList extends ArrayList<String> {
    private static final long serialVersionUID = 1L;
    private final int total;

    public PagedList() {
      this(0);
    }

    public PagedList(int total) {
      this.total = total;
    }

    public int total() {
      return total;
    }
  }

  public static final class FixedList extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    public FixedList(Collection<String> elements) {
      super(elements);
    }
  }

  public static final class Tags extends HashMap<String, String> {
    private static final long serialVersionUID = 1L;
  }

  public static final class ShopException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int code;

    public ShopException(String message, @Nullable Throwable cause, int code) {
      super(message, cause);
      this.code = code;
    }

    public ShopException(String message) {
      this(message, null, -1);
    }

    public int code() {
      return code;
    }
  }

  public static final class OrderException extends Exception {
    private static final long serialVersionUID = 1L;
    private final Map<String, Integer> stock;

    public OrderException(String message, Throwable cause) {
      super(message, cause);
      this.stock = new HashMap<>();
    }

    public OrderException with(String name, int count) {
      stock.put(name, count);
      return this;
    }

    public Map<String, Integer> stock() {
      return stock;
    }
  }

  public static final class Node {
    private final @Nullable Node next;

    public Node(@Nullable Node next) {
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
