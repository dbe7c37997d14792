package io.github.dynamojcache.internal.keys;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Classes whose {@code equals} is not that of all their fields, though they look like it. */
@SuppressWarnings({
  "EqualsHashCode",
  "ReferenceEquality",
  "BoxedPrimitiveEquality",
  "PatternMatchingInstanceof",
  "EffectivelyPrivate"
})
final class OddlyEqual {

  private OddlyEqual() {}

  record Email(String address) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Email that && address.equalsIgnoreCase(that.address);
    }

    @Override
    public int hashCode() {
      return address.toLowerCase(Locale.ROOT).hashCode();
    }
  }

  record Amount(BigDecimal value) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Amount that && value.compareTo(that.value) == 0;
    }

    @Override
    public int hashCode() {
      return value.stripTrailingZeros().hashCode();
    }
  }

  record Titled(String id, String title) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Titled that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
      return id.hashCode();
    }
  }

  record Edge(String from, String to) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Edge that
          && ((from.equals(that.from) && to.equals(that.to))
              || (from.equals(that.to) && to.equals(that.from)));
    }

    @Override
    public int hashCode() {
      return from.hashCode() + to.hashCode();
    }
  }

  record Bucket(int number) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Bucket that && number % 10 == that.number % 10;
    }

    @Override
    public int hashCode() {
      return number % 10;
    }
  }

  record Length(double metres) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Length that && metres == that.metres;
    }

    @Override
    public int hashCode() {
      return (int) metres;
    }
  }

  record Token(Integer number) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Token that && number == that.number;
    }

    @Override
    public int hashCode() {
      return number;
    }
  }

  record Lowered(String name) {
    @Override
    public String name() {
      return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object o) {
      return o instanceof Lowered that && name().equals(that.name());
    }

    @Override
    public int hashCode() {
      return name().hashCode();
    }
  }

  record Never(int x) {
    @Override
    public boolean equals(Object o) {
      return this == o;
    }

    @Override
    public int hashCode() {
      return x;
    }
  }

  /** As Lombok's {@code @Value} with {@code @EqualsAndHashCode.Exclude} makes it. */
  static final class Excluding {
    private final String id;
    private final int seen;

    Excluding(String id, int seen) {
      this.id = id;
      this.seen = seen;
    }

    int seen() {
      return seen;
    }

    public String getId() {
      return id;
    }

    @Override
    public boolean equals(final Object o) {
      if (o == this) {
        return true;
      }
      if (!(o instanceof Excluding)) {
        return false;
      }
      final Excluding other = (Excluding) o;
      final Object thisId = this.getId();
      final Object otherId = other.getId();
      return thisId == null ? otherId == null : thisId.equals(otherId);
    }

    @Override
    public int hashCode() {
      return id.hashCode();
    }
  }

  abstract static class Shape {
    final int size;

    Shape(int size) {
      this.size = size;
    }

    @Override
    public boolean equals(@Nullable Object o) {
      return o instanceof Shape that && size == that.size;
    }

    @Override
    public int hashCode() {
      return size;
    }
  }

  static final class Square extends Shape {
    Square(int size) {
      super(size);
    }
  }

  static class Base {
    final int id;

    Base(int id) {
      this.id = id;
    }

    @Override
    public boolean equals(@Nullable Object o) {
      return o instanceof Base that && id == that.id;
    }

    @Override
    public int hashCode() {
      return id;
    }
  }

  static final class Plain extends Base {
    Plain(int id) {
      super(id);
    }
  }

  static final class Richer extends Base {
    final String name;

    Richer(int id, String name) {
      super(id);
      this.name = name;
    }

    @Override
    public boolean equals(@Nullable Object o) {
      return o instanceof Richer that && super.equals(o) && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      return 31 * super.hashCode() + name.hashCode();
    }
  }

  static final class Forgetful extends Base {
    final String name;

    Forgetful(int id, String name) {
      super(id);
      this.name = name;
    }
  }

  record Link(KeySamples.Point from, KeySamples.Point to) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Link that
          && ((from.equals(that.from) && to.equals(that.to))
              || (from.equals(that.to) && to.equals(that.from)));
    }

    @Override
    public int hashCode() {
      return from.hashCode() + to.hashCode();
    }
  }

  record Wildcard(String name) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Wildcard that && (name.equals(that.name) || name.equals("*"));
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  record Fallback(@Nullable String id, String name) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Fallback that
          && (id != null ? id.equals(that.id) : name.equals(that.name));
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }
}
