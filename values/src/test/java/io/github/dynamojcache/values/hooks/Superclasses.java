package io.github.dynamojcache.values.hooks;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.stream.Stream;

/** Superclasses that are not {@code Serializable}. */
public final class Superclasses implements SampleSet {

  @Override
  public Stream<Sample> samples() {
    return new Samples()
            .add("superclass with a constructor", () -> new OfRefilled("a", 1))
            .add("superclass with a protected constructor", () -> new OfProtected("a", 1))
            .add("superclass without a constructor", () -> new OfNone("a", 1))
            .add("superclass with a private constructor", () -> new OfPrivate("a"))
            .add("superclass that the child stores", () -> new Storing("a", 1))
            .add("superclass with final fields", () -> new OfFinal("a"))
            .add("superclass that is Serializable above it", () -> new TwoAbove("a"))
            .add("class that is not Serializable, without constructor", () -> new NotEither("a", 1))
            .stream();
  }

  /** Its constructor runs when a child is read. */
  static class Refilled {
    String text = "by the constructor";
    int number = 100;
  }

  /** What is above is as the constructor made it. */
  static class OfRefilled extends Refilled implements Serializable {
    private final String own;

    OfRefilled(String text, int number) {
      this.text = text;
      this.number = number;
      this.own = text;
    }

    @Override
    public String toString() {
      return own + text + number;
    }
  }

  /** The same, seen by children only. */
  static class Protected {
    String text;

    protected Protected() {
      text = "by the constructor";
    }
  }

  /** The same. */
  static class OfProtected extends Protected implements Serializable {
    final int number;

    OfProtected(String text, int number) {
      this.text = text;
      this.number = number;
    }
  }

  /** Cannot be made when a child is read. */
  static class NoConstructor {
    final String text;

    NoConstructor(String text) {
      this.text = text;
    }
  }

  /** Java serialization writes, and cannot read it. */
  static class OfNone extends NoConstructor implements Serializable {
    final int number;

    OfNone(String text, int number) {
      super(text);
      this.number = number;
    }
  }

  /** Cannot be made when a child is read. */
  static class Private {
    String text = "private";

    private Private() {}

    Private(String text) {
      this.text = text;
    }
  }

  /** Java serialization writes, and cannot read it. */
  static class OfPrivate extends Private implements Serializable {
    OfPrivate(String text) {
      super(text);
    }
  }

  /** Stores what its superclass has. */
  static class Storing extends Refilled implements Serializable {

    Storing(String text, int number) {
      this.text = text;
      this.number = number;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      out.writeUTF(text);
      out.writeInt(number);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      text = in.readUTF();
      number = in.readInt();
    }
  }

  /** Its field cannot be set. */
  static class Counted {
    final Object made = new int[] {1, 2};
  }

  /** The same. */
  static class OfFinal extends Counted implements Serializable {
    final String text;

    OfFinal(String text) {
      this.text = text;
    }
  }

  /** One level is Serializable, then one is not declared so, but is. */
  static class TwoAbove extends OfRefilled {
    final String third;

    TwoAbove(String text) {
      super(text, 1);
      third = text;
    }
  }

  /** Neither one nor the other. */
  static class NotEither extends NoConstructor {
    final int number;

    NotEither(String text, int number) {
      super(text);
      this.number = number;
    }
  }
}
