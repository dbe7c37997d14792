package io.github.dynamojcache.internal.keys;

import io.github.dynamojcache.codec.KeyCodec;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Classes that applications use as keys, well and badly. */
public final class KeySamples {

  private KeySamples() {}

  public enum Color {
    RED,
    GREEN {
      @Override
      boolean isCalm() {
        return true;
      }
    };

    boolean isCalm() {
      return false;
    }
  }

  record Point(int x, int y) {}

  record OrderKey(@Nullable String customer, List<?> items) {}

  record Pair(@Nullable Object first, @Nullable Object second) {}

  record Picky(int positive) {
    Picky {
      if (positive < 0) {
        throw new IllegalArgumentException("negative");
      }
    }
  }

  /** The way many applications write a key: final fields, equality of its own. */
  static class Name {
    private final @Nullable String first;
    private final @Nullable String last;
    private transient long touched;

    Name(@Nullable String first, @Nullable String last) {
      this.first = first;
      this.last = last;
      this.touched = System.nanoTime();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Name that
          && getClass() == that.getClass()
          && Objects.equals(first, that.first)
          && Objects.equals(last, that.last);
    }

    @Override
    public int hashCode() {
      return Objects.hash(first, last);
    }

    long touched() {
      return touched;
    }
  }

  /** A subclass, with a field that hides the one above. */
  static final class TitledName extends Name {
    private final String title;
    private final String last;

    TitledName(String title, String first, String last, String born) {
      super(first, born);
      this.title = title;
      this.last = last;
    }

    @Override
    public boolean equals(Object other) {
      return super.equals(other)
          && other instanceof TitledName that
          && title.equals(that.title)
          && last.equals(that.last);
    }

    @Override
    public int hashCode() {
      return 31 * super.hashCode() + title.hashCode() + last.hashCode();
    }
  }

  /** Keeps its hash code, computed at once. */
  static final class Hashed {
    private final String text;
    private final int number;
    private final int hashCode;

    Hashed(String text, int number) {
      this.text = text;
      this.number = number;
      this.hashCode = Objects.hash(text, number);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Hashed that && text.equals(that.text) && number == that.number;
    }

    @Override
    public int hashCode() {
      return hashCode;
    }
  }

  /** Keeps its hash code, computed when first asked for. */
  static final class LazilyHashed {
    private final Set<String> names;
    private int hash;

    LazilyHashed(String... names) {
      this.names = Set.of(names);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof LazilyHashed that && names.equals(that.names);
    }

    @Override
    public int hashCode() {
      if (hash == 0) {
        hash = names.hashCode();
      }
      return hash;
    }
  }

  /** Keeps its hash code where nothing can compute it again. */
  static final class OpaquelyHashed {
    private final String text;
    private final int hash;

    OpaquelyHashed(String text, int seed) {
      this.text = text;
      this.hash = text.hashCode() + seed;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof OpaquelyHashed that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  static final class NoEquality {
    private final int id = 1;

    int id() {
      return id;
    }
  }

  static final class Changeable {
    private int id;

    Changeable(int id) {
      this.id = id;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Changeable that && id == that.id;
    }

    @Override
    public int hashCode() {
      return id;
    }
  }

  static final class HoldsArray {
    private final int[] ids = {1};

    @Override
    public boolean equals(Object other) {
      return other instanceof HoldsArray that && Arrays.equals(ids, that.ids);
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  /** A class that only a codec can write. */
  static final class Isbn {
    private String digits;

    Isbn(String digits) {
      this.digits = digits;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Isbn that && digits.equals(that.digits);
    }

    @Override
    public int hashCode() {
      return digits.hashCode();
    }
  }

  static final class IsbnCodec implements KeyCodec<Isbn> {
    private final String tag;

    IsbnCodec(String tag) {
      this.tag = tag;
    }

    @Override
    public Class<Isbn> type() {
      return Isbn.class;
    }

    @Override
    public String tag() {
      return tag;
    }

    @Override
    public String toText(Isbn key) {
      return key.digits;
    }

    @Override
    public Isbn fromText(String text) {
      return new Isbn(text);
    }
  }

  interface Shape {}

  record Circle(int radius) implements Shape {}

  static final class ShapeCodec implements KeyCodec<Shape> {
    @Override
    public Class<Shape> type() {
      return Shape.class;
    }

    @Override
    public String tag() {
      return "shape";
    }

    @Override
    public String toText(Shape key) {
      return "circle " + ((Circle) key).radius();
    }

    @Override
    public Shape fromText(String text) {
      return new Circle(Integer.parseInt(text.substring("circle ".length())));
    }
  }
}
