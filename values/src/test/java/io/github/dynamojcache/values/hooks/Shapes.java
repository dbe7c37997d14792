package io.github.dynamojcache.values.hooks;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Other forms of classes: inner, anonymous and local ones, lambdas, enums, records with hooks. */
public final class Shapes implements SampleSet {

  @Override
  public Stream<Sample> samples() {
    return new Samples()
            .add("anonymous", Shapes::anonymous)
            .add("anonymous list", Shapes::anonymousList)
            .add("anonymous in an object", () -> new Outer().anonymous())
            .add("anonymous in an object that is not Serializable", () -> new Shapes().bound())
            .add("inner", () -> new Outer().new Inner())
            .add("inner and its outer", Shapes::innerAndOuter)
            .add("local", Shapes::local)
            .add("lambda", () -> (Supplier<String> & Serializable) () -> "x")
            .add("lambda in a field", () -> new Lazily(() -> "x"))
            .add("comparator of lambdas", () -> new TreeMap<>(Comparator.comparing(String::length)))
            .add("enum", () -> Level.LOW)
            .add("enum with body", () -> Level.HIGH)
            .add("enum with state", Shapes::changedEnum)
            .add("record with writeReplace", () -> new Replaced("a"))
            .add("record with readResolve", () -> new Resolved("a"))
            .add("record with writeObject", () -> new Ignored("a"))
            .add("record that checks", () -> new Checked(5))
            .add("record that copies", () -> new Copying(new ArrayList<>(List.of("a"))))
            .add("record that is not Serializable", () -> new Bare("a", null))
            .add("record of nulls", () -> new Bare(null, null))
            .add("record that holds itself", Shapes::recordInItself)
            .add("array of interfaces", () -> new Supplier<?>[] {null})
            .add(
                "array of enums with bodies", () -> new Level[] {Level.HIGH, Level.LOW, Level.HIGH})
            .add("two-dimensional", () -> new Checked[][] {{new Checked(1)}, {}, null})
            .stream();
  }

  private static Object anonymous() {
    return new Base() {
      int more = 5;
    };
  }

  private static Object anonymousList() {
    return new ArrayList<>(List.of("a")) {
      @Override
      public String toString() {
        return "anonymous" + size();
      }
    };
  }

  private Object bound() {
    return new Base() {
      @Override
      public String toString() {
        return super.toString() + Shapes.this.getClass();
      }
    };
  }

  private static Object innerAndOuter() {
    Outer outer = new Outer();
    return new ArrayList<>(List.of(outer.new Inner(), outer, outer.new Inner()));
  }

  private static Object local() {
    String captured = "captured";
    class Local extends Base {
      @Override
      public String toString() {
        return captured + super.toString();
      }
    }
    return new Local();
  }

  /** Has inner classes. */
  static class Outer extends Base {
    class Inner extends Base {
      String ofOuter() {
        return Outer.this.text;
      }
    }

    Object anonymous() {
      return new Base() {
        @Override
        public String toString() {
          return super.toString() + Outer.this.number;
        }
      };
    }
  }

  /** Holds a function. */
  static class Lazily extends Base {
    final SerializableSupplier supplier;

    Lazily(SerializableSupplier supplier) {
      this.supplier = supplier;
    }
  }

  /** A function that can be stored. */
  interface SerializableSupplier extends Supplier<String>, Serializable {}

  /** Constants with state. */
  enum Level {
    LOW,
    HIGH {
      @Override
      public String toString() {
        return "high";
      }
    };

    @Nullable String note;
  }

  private static Level changedEnum() {
    Level.LOW.note = "noted";
    return Level.LOW;
  }

  /** Comes back as another. */
  record Replaced(String text) implements Serializable {
    private Object writeReplace() {
      return new Checked(text.length());
    }
  }

  /** Comes back as another. */
  record Resolved(String text) implements Serializable {
    private Object readResolve() {
      return new Checked(text.length());
    }
  }

  /** Java serialization does not call it. */
  record Ignored(String text) implements Serializable {
    private void writeObject(ObjectOutputStream out) throws IOException {
      throw new IOException("not to be called");
    }
  }

  /** Its constructor runs. */
  record Checked(int positive) implements Serializable {
    Checked {
      if (positive <= 0) {
        throw new IllegalArgumentException("not positive");
      }
    }
  }

  /** Its constructor makes a copy. */
  record Copying(List<String> texts) implements Serializable {
    Copying {
      texts = List.copyOf(texts);
    }
  }

  /** Anything. */
  record Bare(@Nullable String text, @Nullable Object any) {}

  private static Object recordInItself() {
    List<Object> list = new ArrayList<>();
    Supplier<Object> record = () -> new Copied(list);
    list.add(record.get());
    return list;
  }

  /** Holds a list that holds it. */
  record Copied(List<Object> all) implements Serializable {
    @Override
    public int hashCode() {
      return 1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public String toString() {
      return "Copied";
    }
  }
}
