package io.github.dynamojcache.values.hooks;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotActiveException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code readObject} that validates, refuses, or leads back to its object. */
public final class StreamHooksWithRules implements SampleSet {

  @Override
  public Stream<Sample> samples() {
    return new Samples()
            .add("final and transient", Changed.by(FinalTransient::new))
            .add("unshared", Changed.by(Unshared::new))
            .add("registerValidation", Changed.by(Validated::new))
            .add("validation in order", Changed.by(ValidatedTwice::new))
            .add("validation that refuses", () -> new Refusing("bad"))
            .add("readObject that refuses", Changed.by(RefusedWhenRead::new))
            .add("writeObject that refuses", Changed.by(RefusedWhenWritten::new))
            .add("writeObject that changes its object", Changed.by(Changing::new))
            .add("cycle through hooks", StreamHooksWithRules::cycle)
            .add("parent and children", StreamHooksWithRules::family)
            .stream();
  }

  static Cyclic cycle() {
    Cyclic first = new Cyclic();
    Cyclic second = new Cyclic();
    first.next = second;
    second.next = first;
    return first;
  }

  private static Parent family() {
    Parent parent = new Parent();
    parent.children.add(new Child("a", parent));
    parent.children.add(new Child("b", parent));
    return parent;
  }

  /** Computes when all is there. */
  static class Validated extends Base {
    transient @Nullable String computed = "text7";
    @Nullable Object me = this;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.registerValidation(() -> computed = text + number + (me == this ? "" : "?"), 0);
      in.defaultReadObject();
    }
  }

  /** The higher number goes first. */
  static class ValidatedTwice extends Base {
    transient String order = "";

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      order = "";
      in.registerValidation(() -> order += "low", 1);
      in.registerValidation(() -> order += "high", 10);
      in.registerValidation(() -> order += "low again", 1);
    }
  }

  /** Java serialization can write, not read it. */
  static class Refusing extends Base {
    Refusing(String text) {
      this.text = text;
    }

    private void readObject(ObjectInputStream in)
        throws IOException, ClassNotFoundException, NotActiveException {
      in.registerValidation(
          () -> {
            throw new InvalidObjectException("never valid");
          },
          0);
      in.defaultReadObject();
    }
  }

  /** The usual way to forbid it. */
  static class RefusedWhenRead extends Base {
    private void readObject(ObjectInputStream in) throws IOException {
      throw new InvalidObjectException("use the proxy");
    }
  }

  /** The usual way to forbid it. */
  static class RefusedWhenWritten extends Base {
    private void writeObject(ObjectOutputStream out) throws IOException {
      throw new java.io.NotSerializableException(getClass().getName());
    }
  }

  /** Trims itself when it is written. */
  static class Changing extends Base {
    // not the superclass's, which is written before
    private String own = "  text ";

    private void writeObject(ObjectOutputStream out) throws IOException {
      own = own.trim();
      out.defaultWriteObject();
    }
  }

  /** Leads to itself through its hooks. */
  static class Cyclic extends Base {
    transient @Nullable Cyclic next;

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      out.writeObject(next);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      next = (Cyclic) in.readObject();
    }
  }

  /** Its children get their parent from it. */
  static class Parent extends Base {
    List<Child> children = new ArrayList<>();

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      children.forEach(child -> child.parent = this);
    }
  }

  /** Does not store its parent. */
  static class Child extends Base {
    transient @Nullable Parent parent;

    Child(String text, Parent parent) {
      this.text = text;
      this.parent = parent;
    }
  }

  /** Two copies of one array. */
  static class Unshared extends Base {
    transient int[] mine = {1, 2};

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      out.writeUnshared(mine);
      out.writeUnshared(mine);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      mine = (int[]) in.readUnshared();
      object = in.readUnshared();
    }
  }

  /** Cannot be set again. */
  static class FinalTransient extends Base {
    final transient int @Nullable [] lost = {1};

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      number = lost == null ? -1 : 1;
    }
  }
}
