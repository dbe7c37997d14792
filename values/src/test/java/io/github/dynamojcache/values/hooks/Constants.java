package io.github.dynamojcache.values.hooks;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Objects that only {@code ==} tells: they come back as themselves, or are refused. */
public final class Constants implements SampleSet {

  private static final Object MISSING = new Marker();

  @Override
  public Stream<Sample> samples() {
    return new Samples()
            .add("INSTANCE with readResolve", () -> Resolving.INSTANCE)
            .add("INSTANCE without readResolve", () -> Single.INSTANCE)
            .add("private INSTANCE", PrivateSingle::get)
            .add("INSTANCE with state", () -> Stateful.INSTANCE)
            .add("INSTANCE that is not Serializable", () -> Plain.INSTANCE)
            .add("MODULE$", () -> Module$.MODULE$)
            .add("sentinel in its own class", () -> Node.END)
            .add("list up to a sentinel", () -> new Node("a", new Node("b", Node.END)))
            .add("sentinel of a child class", () -> Tree.EMPTY)
            .add("tree with empty branches", () -> new Branch("x", Tree.EMPTY, Tree.EMPTY))
            .add("sentinel in the enclosing class", () -> MISSING)
            .add("map with the sentinel", Constants::withSentinel)
            .add("typesafe enum without readResolve", () -> Colour.RED)
            .add("constant among others", () -> new ArrayList<>(List.of(Colour.GREEN, Colour.RED)))
            .add("an object beside the constant", () -> new Colour("blue"))
            .add("constant with equals", () -> Money.ZERO)
            .add("constant with equals twice", () -> List.of(Money.ZERO, Money.ZERO))
            .add("holder idiom", Lazy::get)
            .add("enum as a singleton", () -> Only.ONE)
            .add("constant in an interface", () -> Nothing.NOTHING)
            .add("constant in an array", () -> new Object[] {Single.INSTANCE, Single.INSTANCE})
            .stream();
  }

  private static Map<String, Object> withSentinel() {
    Map<String, Object> map = new HashMap<>();
    map.put("a", MISSING);
    map.put("b", "there");
    return map;
  }

  /** A sentinel. */
  static final class Marker implements Serializable {}

  /** As Kotlin has it since 1.9. */
  static final class Resolving implements Serializable {
    public static final Resolving INSTANCE = new Resolving();

    private Object readResolve() {
      return INSTANCE;
    }
  }

  /** As Kotlin had it before. */
  static final class Single implements Serializable {
    public static final Single INSTANCE = new Single();

    private Single() {}
  }

  /** Nobody sees it. */
  static final class PrivateSingle implements Serializable {
    private static final PrivateSingle INSTANCE = new PrivateSingle();

    private PrivateSingle() {}

    static PrivateSingle get() {
      return INSTANCE;
    }
  }

  /** With a field. */
  static final class Stateful implements Serializable {
    static final Stateful INSTANCE = new Stateful();
    private final int number = 5;
    private final List<String> texts = new ArrayList<>(List.of("a"));

    private Stateful() {}

    @Override
    public String toString() {
      return number + " " + texts;
    }
  }

  /** Java serialization does not store it. */
  static final class Plain {
    static final Plain INSTANCE = new Plain();

    private Plain() {}
  }

  /** As Scala has it. */
  static final class Module$ implements Serializable {
    public static final Module$ MODULE$ = new Module$();

    private Module$() {}
  }

  /** A list of its own. */
  static final class Node implements Serializable {
    static final Node END = new Node("", null);
    private final String text;
    private final @Nullable Node next;

    Node(String text, @Nullable Node next) {
      this.text = text;
      this.next = next;
    }

    int size() {
      return this == END || next == null ? 0 : 1 + next.size();
    }

    @Override
    public String toString() {
      return text + size();
    }
  }

  /** A tree of its own. */
  abstract static class Tree implements Serializable {
    static final Tree EMPTY = new Empty();
  }

  /** Nothing. */
  static final class Empty extends Tree {}

  /** Something. */
  static final class Branch extends Tree {
    private final String text;
    private final Tree left;
    private final Tree right;

    Branch(String text, Tree left, Tree right) {
      this.text = text;
      this.left = left;
      this.right = right;
    }

    @Override
    public String toString() {
      return (left == EMPTY ? "" : left) + text + (right == EMPTY ? "" : right);
    }
  }

  /** Compared by ==. */
  static final class Colour implements Serializable {
    static final Colour RED = new Colour("red");
    static final Colour GREEN = new Colour("green");
    private final String name;

    Colour(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Compared by equals. */
  static final class Money implements Serializable {
    static final Money ZERO = new Money(0);
    private final long amount;

    Money(long amount) {
      this.amount = amount;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Money money && money.amount == amount;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(amount);
    }
  }

  /** Made when first asked for. */
  static final class Lazy implements Serializable {
    private Lazy() {}

    private static final class Holder {
      private static final Lazy INSTANCE = new Lazy();
    }

    static Lazy get() {
      return Holder.INSTANCE;
    }

    private Object readResolve() {
      return Holder.INSTANCE;
    }
  }

  /** The best form. */
  enum Only {
    ONE
  }

  /** A constant of an interface. */
  interface Nothing extends Serializable {
    Nothing NOTHING = new NothingAtAll();
  }

  /** Its only one. */
  static final class NothingAtAll implements Nothing {}
}
