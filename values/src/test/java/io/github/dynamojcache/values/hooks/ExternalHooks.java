package io.github.dynamojcache.values.hooks;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code writeExternal} and {@code readExternal}. */
public final class ExternalHooks implements SampleSet {

  @Override
  public Stream<Sample> samples() {
    return new Samples()
            .add("Externalizable", () -> new Simple("a", 1))
            .add("of a class that nobody sees", () -> new Hidden("a", 1))
            .add("without a public constructor", () -> Closed.of("a"))
            .add("with a parameter in every constructor", () -> new NoDefault("a"))
            .add("with constructor that sets", () -> new Setting(5))
            .add("with objects", ExternalHooks::withObjects)
            .add("with a cycle", ExternalHooks::cycle)
            .add("same twice", ExternalHooks::twice)
            .add("child with more", () -> new Child("a", 1, "more"))
            .add("child without more", () -> new Quiet("a", 1))
            .add("with writeObject beside", () -> new Both("a"))
            .add("with readResolve", () -> new Resolved("a"))
            .add("with writeReplace", () -> new Replaced("a"))
            .add("writes nothing", Changed.by(Silent::new))
            .add("reads less than it wrote", () -> new Half("a", 1))
            .add("map by them", ExternalHooks::byExternal)
            .stream();
  }

  private static Object withObjects() {
    Holding holding = new Holding();
    holding.held = new ArrayList<>(List.of(new Simple("in", 2), "x"));
    return holding;
  }

  private static Object cycle() {
    Holding holding = new Holding();
    holding.held = new ArrayList<>(List.of(holding));
    return holding;
  }

  private static Object twice() {
    Simple simple = new Simple("a", 1);
    Holding holding = new Holding();
    holding.held = simple;
    return new ArrayList<>(List.of(simple, holding, simple));
  }

  private static Map<Object, Integer> byExternal() {
    Map<Object, Integer> map = new HashMap<>();
    for (int i = 0; i < 20; i++) {
      map.put(new Simple("key", i), i);
    }
    return map;
  }

  /** The usual form. */
  public static class Simple extends Base implements Externalizable {

    public Simple() {
      text = "by the constructor";
    }

    Simple(String text, int number) {
      this.text = text;
      this.number = number;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
      out.writeUTF(text);
      out.writeInt(number);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
      text = in.readUTF();
      number = in.readInt();
    }
  }

  /** Not public, but its constructor is. */
  static class Hidden extends Simple {
    public Hidden() {}

    Hidden(String text, int number) {
      super(text, number);
    }
  }

  /** Java serialization writes, and cannot read it. */
  public static final class Closed extends Simple {
    private Closed() {}

    static Closed of(String text) {
      Closed closed = new Closed();
      closed.text = text;
      return closed;
    }
  }

  /** Java serialization writes, and cannot read it. */
  public static final class NoDefault extends Simple {
    public NoDefault(String text) {
      super(text, 2);
    }
  }

  /** What readExternal leaves alone is as the constructor made it. */
  public static final class Setting implements Externalizable {
    private int read;
    private transient String made = "made";

    public Setting() {
      this(0);
    }

    Setting(int read) {
      this.read = read;
      this.made = "made with " + read;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
      out.writeInt(read);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException {
      read = in.readInt();
    }

    @Override
    public String toString() {
      return made + read;
    }
  }

  /** Holds another. */
  public static final class Holding implements Externalizable {
    @Nullable Object held;

    public Holding() {}

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
      out.writeBoolean(held != null);
      out.writeObject(held);
      out.writeObject(this);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
      if (in.readBoolean()) {
        held = in.readObject();
      }
      if (in.readObject() != this) {
        throw new IOException("another");
      }
    }
  }

  /** Calls its parent's. */
  public static final class Child extends Simple {
    private String more = "";

    public Child() {}

    Child(String text, int number, String more) {
      super(text, number);
      this.more = more;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
      super.writeExternal(out);
      out.writeObject(more);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
      super.readExternal(in);
      more = (String) in.readObject();
    }
  }

  /** Its field is lost. */
  public static final class Quiet extends Simple {
    private String lost = "initial";

    public Quiet() {}

    Quiet(String text, int number) {
      super(text, number);
      lost = "lost";
    }

    @Override
    public String toString() {
      return super.toString() + lost;
    }
  }

  /** Java serialization does not look at writeObject. */
  public static final class Both extends Simple {
    public Both() {}

    Both(String text) {
      super(text, 3);
    }

    private void writeObject(java.io.ObjectOutputStream out) throws IOException {
      throw new IOException("not to be called");
    }
  }

  /** Comes back as another. */
  public static final class Resolved extends Simple {
    public Resolved() {}

    Resolved(String text) {
      super(text, 3);
    }

    private Object readResolve() {
      return new Simple(text + " resolved", number);
    }
  }

  /** Comes back as another. */
  public static final class Replaced extends Simple {
    public Replaced() {}

    Replaced(String text) {
      super(text, 3);
    }

    private Object writeReplace() {
      return new Simple(text + " replaced", number);
    }
  }

  /** Has nothing. */
  public static final class Silent implements Externalizable {
    public Silent() {}

    @Override
    public void writeExternal(ObjectOutput out) {}

    @Override
    public void readExternal(ObjectInput in) {}
  }

  /** Leaves data behind. */
  public static final class Half extends Simple {
    public Half() {}

    Half(String text, int number) {
      super(text, number);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException {
      text = in.readUTF();
    }
  }
}
