package io.github.dynamojcache.internal.keys;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Classes whose {@code equals} is that of all their fields, as people and tools write it. */
@SuppressWarnings({"EqualsGetClass", "PatternMatchingInstanceof"})
final class WellEqual {

  private WellEqual() {}

  /** As Lombok writes it for a class that is not final. */
  static class LikeLombok {
    private final @Nullable String name;
    private final double size;
    private final @Nullable Integer count;

    LikeLombok(@Nullable String name, double size, @Nullable Integer count) {
      this.name = name;
      this.size = size;
      this.count = count;
    }

    @Nullable String getName() {
      return name;
    }

    double getSize() {
      return size;
    }

    @Nullable Integer getCount() {
      return count;
    }

    protected boolean canEqual(Object other) {
      return other instanceof LikeLombok;
    }

    @Override
    public boolean equals(@Nullable Object o) {
      if (o == this) {
        return true;
      }
      if (!(o instanceof LikeLombok)) {
        return false;
      }
      final LikeLombok other = (LikeLombok) o;
      if (!other.canEqual((Object) this)) {
        return false;
      }
      if (Double.compare(this.getSize(), other.getSize()) != 0) {
        return false;
      }
      final Object thisCount = this.getCount();
      final Object otherCount = other.getCount();
      if (thisCount == null ? otherCount != null : !thisCount.equals(otherCount)) {
        return false;
      }
      final Object thisName = this.getName();
      final Object otherName = other.getName();
      return thisName == null ? otherName == null : thisName.equals(otherName);
    }

    @Override
    public int hashCode() {
      return Objects.hash(size, count, name);
    }
  }

  abstract static class Value {
    abstract String name();

    abstract int number();
  }

  /** As AutoValue writes it. */
  static final class LikeAutoValue extends Value {
    private final String name;
    private final int number;

    LikeAutoValue(String name, int number) {
      this.name = name;
      this.number = number;
    }

    @Override
    String name() {
      return name;
    }

    @Override
    int number() {
      return number;
    }

    @Override
    public boolean equals(@Nullable Object o) {
      if (o == this) {
        return true;
      }
      if (o instanceof Value) {
        Value that = (Value) o;
        return this.name.equals(that.name()) && this.number == that.number();
      }
      return false;
    }

    @Override
    public int hashCode() {
      int h = 1;
      h *= 1000003;
      h ^= name.hashCode();
      h *= 1000003;
      h ^= number;
      return h;
    }
  }

  /** As an IDE writes it. */
  static class ByClass {
    private final String name;

    ByClass(String name) {
      this.name = name;
    }

    @Override
    public boolean equals(@Nullable Object o) {
      if (this == o) {
        return true;
      }
      if (o == null || getClass() != o.getClass()) {
        return false;
      }
      ByClass that = (ByClass) o;
      return Objects.equals(name, that.name);
    }

    @Override
    public int hashCode() {
      return Objects.hash(name);
    }
  }

  static final class OfSuperclass extends ByClass {
    private final long number;

    OfSuperclass(String name, long number) {
      super(name);
      this.number = number;
    }

    @Override
    public boolean equals(@Nullable Object o) {
      return super.equals(o) && o instanceof OfSuperclass that && number == that.number;
    }

    @Override
    public int hashCode() {
      return 31 * super.hashCode() + Long.hashCode(number);
    }
  }

  /** Keeps its hash code, set by a method that {@code hashCode} calls. */
  static final class HashedByHelper {
    private final String name;
    private int hash;

    HashedByHelper(String name) {
      this.name = name;
    }

    @Override
    public boolean equals(@Nullable Object o) {
      return o instanceof HashedByHelper that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      if (hash == 0) {
        computeHash();
      }
      return hash;
    }

    private void computeHash() {
      hash = name.hashCode();
    }
  }

  /** Compares its text, which is its only field. */
  @SuppressWarnings("EqualsUnsafeCast") // it casts nothing, as the class of the TCK that it is like
  static final class ByText {
    private final String name;

    ByText(String name) {
      this.name = name;
    }

    @Override
    public boolean equals(@Nullable Object o) {
      return this == o || (o != null && o.toString().equals(toString()));
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
