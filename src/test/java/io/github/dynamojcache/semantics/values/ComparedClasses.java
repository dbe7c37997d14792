package io.github.dynamojcache.semantics.values;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Classes of values whose equality is a question. */
final class ComparedClasses {

  /** So long that every value with it stands in chunks. */
  static final String LONG = "0123456789".repeat(20);

  private ComparedClasses() {}

  /** An array in a record: its {@code equals} is identity in all but name. */
  @SuppressWarnings("ArrayRecordComponent") // that is the point
  record Document(String title, byte[] content) implements Serializable {}

  record Pages(String title, List<byte[]> pages) implements Serializable {}

  record Files(String title, Map<String, byte[]> files) implements Serializable {}

  record Measured(String title, double value) implements Serializable {}

  record Priced(String title, BigDecimal price) implements Serializable {}

  record Tagged(String title, Map<String, String> tags) implements Serializable {}

  /** A class that says nothing of equality. */
  static class Plain implements Serializable {
    private static final long serialVersionUID = 1L;
    String text = LONG;
    int[] numbers = {1, 2, 3};
    double fraction = 0.5;

    Plain text(String other) {
      text = other;
      return this;
    }

    Plain numbers(int... others) {
      numbers = others;
      return this;
    }

    Plain fraction(double other) {
      fraction = other;
      return this;
    }
  }

  /** Equal is what has the same number: its bytes need not be the same. */
  static final class Entity implements Serializable {
    private static final long serialVersionUID = 1L;
    int id;
    String revision;

    @SuppressWarnings("unused") // for codecs
    Entity() {
      this(0, "");
    }

    Entity(int id, String revision) {
      this.id = id;
      this.revision = revision;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Entity that && that.id == id;
    }

    @Override
    public int hashCode() {
      return id;
    }
  }

  /** Takes what is at least as large for equal: only one of two sides says so. */
  static final class AtMost implements Serializable {
    private static final long serialVersionUID = 1L;
    int bound;
    String text = LONG;

    @SuppressWarnings("unused") // for codecs
    AtMost() {}

    AtMost(int bound) {
      this.bound = bound;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof AtMost that && that.bound >= bound;
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  /** What the method of {@link Failing} throws. */
  static final class EqualsFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Cannot be compared by its own method. */
  static final class Failing implements Serializable {
    private static final long serialVersionUID = 1L;
    String text = "";

    @SuppressWarnings("unused") // for codecs
    Failing() {}

    Failing(String text) {
      this.text = text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      throw new EqualsFailedException();
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }
  }

  /** A list that no codec stores, and that equals others with the same elements. */
  static final class Unstorable extends AbstractList<Object> {
    private final Thread owner = Thread.currentThread();
    private final List<Object> elements;

    Unstorable(Collection<?> elements) {
      this.elements = List.copyOf(elements);
    }

    @Override
    public Object get(int index) {
      return Objects.requireNonNull(owner) == null ? index : elements.get(index);
    }

    @Override
    public int size() {
      return elements.size();
    }
  }
}
