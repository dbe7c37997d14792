package io.github.dynamojcache.values.hooks;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Hooks at some levels of a hierarchy, and classes without. */
public final class Hierarchies implements SampleSet {

  @Override
  public Stream<Sample> samples() {
    return new Samples()
            .add("hooks in the parent only", Changed.by(PlainChild::new))
            .add("hooks in the child only", Changed.by(HookedChild::new))
            .add("hooks in both", Changed.by(HookedTwice::new))
            .add("hooks in the grandparent and the child", Changed.by(HookedGrandchild::new))
            .add("same field name at two levels", Changed.by(SameName::new))
            .add("class that is not Serializable", () -> new NotSerializable("a"))
            .add("class that is not Serializable, with transient", Changed.by(WithTransient::new))
            .add("Serializable with a field that is not", Changed.by(HoldsAnother::new))
            .add("public constructor of a hidden class", Changed.by(Visible::new))
            .add("private constructor", PrivatelyMade::make)
            .add("final fields", () -> new Final("a", 1))
            .add("no fields", Changed.by(NoFields::new))
            .add("generic", () -> new Generic<>(new Generic<>("x")))
            .stream();
  }

  /** A parent with hooks. */
  static class HookedParent extends Base {
    transient @Nullable String ofParent = "parent";

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      out.writeObject(ofParent);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      ofParent = in.readObject() + "!";
    }
  }

  /** Without. */
  static class PlainChild extends HookedParent {
    int more = 3;
    transient int lost = 4;
  }

  /** A child with hooks. */
  static class HookedChild extends Base {
    transient int more = 3;

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.writeInt(more);
    }

    private void readObject(ObjectInputStream in) throws IOException {
      more = in.readInt() + text.length();
    }
  }

  /** Reads in order. */
  static class HookedTwice extends HookedParent {
    transient int seen;
    int kept = 5;

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.writeInt(ofParent == null ? 0 : ofParent.length());
      out.defaultWriteObject();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      seen = in.readInt() * 100 + (ofParent == null ? 0 : ofParent.length());
      in.defaultReadObject();
    }
  }

  /** Has a level without hooks between. */
  static class HookedGrandchild extends PlainChild {
    transient String last = "last";

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      last = text + ofParent + more;
    }
  }

  /** Three fields of one name. */
  static class SameName extends HookedParent {
    String text = "of the child";
    private String ofParent = "of the child too";

    @Override
    public String toString() {
      return text + ofParent + super.toString();
    }
  }

  /** Only fields. */
  static class NotSerializable {
    private final String text;

    NotSerializable(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Nothing says that it is restored. */
  static class WithTransient {
    String text = "text";
    transient @Nullable String cached = "cached";

    @Override
    public String toString() {
      return text + cached;
    }
  }

  /** Java serialization refuses it. */
  static class HoldsAnother extends Base {
    NotSerializable another = new NotSerializable("a");
  }

  /** As Lombok makes it. */
  static class Visible implements Serializable {
    private String text = "text";

    public Visible() {}

    @Override
    public String toString() {
      return text;
    }
  }

  /** Made by a method. */
  static final class PrivatelyMade implements Serializable {
    private final String text;

    private PrivatelyMade(String text) {
      this.text = text;
    }

    static PrivatelyMade make() {
      return new PrivatelyMade("made");
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** All final. */
  static final class Final extends Base {
    private final String name;
    private final int size;
    private final Integer constant = 5;

    Final(String name, int size) {
      this.name = name;
      this.size = size;
    }

    @Override
    public String toString() {
      return name + size + constant;
    }
  }

  /** Nothing. */
  static final class NoFields implements Serializable {}

  /** Anything. */
  static final class Generic<T> implements Serializable {
    private final T value;

    Generic(T value) {
      this.value = value;
    }

    @Override
    public String toString() {
      return String.valueOf(value);
    }
  }
}
