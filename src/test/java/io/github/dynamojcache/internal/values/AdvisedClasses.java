package io.github.dynamojcache.internal.values;

import java.awt.Point;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/** An application's classes with methods for serialization, and values of these and of others. */
@SuppressWarnings({"serial", "unused", "UnusedMethod", "EffectivelyPrivate", "ClassCanBeStatic"})
final class AdvisedClasses {

  private AdvisedClasses() {}

  static class Streaming implements Serializable {
    private static final long serialVersionUID = 1L;
    transient String text = "t";
    int number = 5;

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      out.writeUTF(text);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      text = in.readUTF();
    }

    @Override
    public String toString() {
      return text + number;
    }
  }

  static final class Inheriting extends Streaming {
    private static final long serialVersionUID = 1L;
    final List<Object> more = new ArrayList<>(List.of(new Streaming(), "x"));

    @Override
    public String toString() {
      return super.toString() + more;
    }
  }

  static final class Holding implements Serializable {
    private static final long serialVersionUID = 1L;
    final Object held;

    Holding(Object held) {
      this.held = held;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
    }

    @Override
    public String toString() {
      return "holds " + held;
    }
  }

  static final class Replaced implements Serializable {
    private static final long serialVersionUID = 1L;
    final transient String text;

    Replaced(String text) {
      this.text = text;
    }

    private Object writeReplace() {
      return new Proxy(text);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private record Proxy(String text) implements Serializable {
    private Object readResolve() throws ObjectStreamException {
      return new Replaced(text);
    }
  }

  static final class Resolved implements Serializable {
    private static final long serialVersionUID = 1L;
    static final Resolved ONE = new Resolved();
    final String name = "one";

    private Object readResolve() {
      return ONE;
    }
  }

  public static final class External implements Externalizable {
    private static final long serialVersionUID = 1L;
    private String text = "";

    public External() {}

    External(String text) {
      this.text = text;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
      out.writeUTF(text);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException {
      text = in.readUTF();
    }

    @Override
    public String toString() {
      return text;
    }
  }

  static final class ExternalWithoutConstructor implements Externalizable {
    private static final long serialVersionUID = 1L;

    ExternalWithoutConstructor(String text) {}

    @Override
    public void writeExternal(ObjectOutput out) {}

    @Override
    public void readExternal(ObjectInput in) {}
  }

  static final class WritesNothingElse implements Serializable {
    private static final long serialVersionUID = 1L;

    private @Nullable Object writeReplace() {
      return null;
    }
  }

  static class NotSerializable {
    NotSerializable(int number) {}
  }

  static final class OverNotSerializable extends NotSerializable implements Serializable {
    private static final long serialVersionUID = 1L;

    OverNotSerializable() {
      super(5);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
    }
  }

  static final class Throwing implements Serializable {
    private static final long serialVersionUID = 1L;

    private void writeObject(ObjectOutputStream out) throws IOException {
      throw new IOException("never");
    }
  }

  static final class ThrowingWhenRead implements Serializable {
    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) throws IOException {
      throw new IOException("never");
    }
  }

  static final class Alive extends Thread implements Serializable {
    private static final long serialVersionUID = 1L;

    private void writeObject(ObjectOutputStream out) {}
  }

  final class Inner implements Serializable {
    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
    }
  }

  /** What their methods do nobody knows before they may run. */
  static Stream<Object> failing() {
    return Stream.of(new WritesNothingElse(), new Throwing(), new ThrowingWhenRead());
  }

  private static Arguments of(Object value) {
    Function<Object, ?> view = Object::toString;
    return Arguments.of(value.getClass().getName(), value, view);
  }

  static Stream<Arguments> all() throws Exception {
    Function<Object, ?> isOne = read -> read == Resolved.ONE;
    Function<Object, ?> anyLength = read -> ((Exception) read).getStackTrace().length;
    Function<Object, ?> kind = Object::getClass;
    Function<Object, ?> any = read -> "any";
    return Stream.of(
        of(new Streaming()),
        of(new Inheriting()),
        of(new Holding(new Streaming())),
        of(new Holding(new Point(1, 2))),
        of(new Holding(Level.FINE)),
        of(new Holding(new Replaced("a"))),
        Arguments.of("Holding a thread", new Holding(new Thread()), any),
        Arguments.of("Holding a lambda", new Holding((Runnable & Serializable) () -> {}), any),
        Arguments.of("Holding an object", new Holding(new Object()), any),
        of(new Replaced("a")),
        Arguments.of("Resolved", Resolved.ONE, isOne),
        of(new External("a")),
        Arguments.of("no constructor", new ExternalWithoutConstructor("a"), any),
        Arguments.of("over not serializable", new OverNotSerializable(), any),
        Arguments.of("alive", new Alive(), any),
        Arguments.of("inner", new AdvisedClasses().new Inner(), any),
        of(new AdvisedExtensions.OwnLevel()),
        Arguments.of("own record", new AdvisedExtensions.OwnRecord(), any),
        of(new AdvisedExtensions.OwnPoint()),
        of(new AdvisedExtensions.OwnName()),
        of(new AdvisedExtensions.OwnPermission()),
        Arguments.of("own event", new AdvisedExtensions.OwnEvent(), kind),
        of(new AdvisedExtensions.OwnDate()),
        of(new AdvisedExtensions.OwnMap()),
        Arguments.of("own failure", new AdvisedExtensions.OwnFailure(), anyLength),
        of(new ArrayList<>(List.of(new Streaming(), new External("a")))),
        of(new HashMap<>(Map.of("a", new Replaced("b")))));
  }
}
