package io.github.dynamojcache.values.hooks;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code writeReplace} and {@code readResolve}. */
public final class ReplacingHooks implements SampleSet {

  @Override
  public Stream<Sample> samples() {
    return new Samples()
            .add("serialization proxy", () -> new Proxied("text", 5))
            .add(
                "serialization proxy of a class with transient fields",
                Changed.by(ProxiedTransient::new))
            .add("replaced by a text", Changed.by(ReplacedByText::new))
            .add("replaced by a list", Changed.by(ReplacedByList::new))
            .add("replaced by null", Changed.by(ReplacedByNull::new))
            .add("replaced by itself", Changed.by(ReplacedByItself::new))
            .add("replaced by another of its class", Changed.by(ReplacedBySameClass::new))
            .add("replaced twice", Changed.by(ReplacedTwice::new))
            .add("writeReplace inherited", Changed.by(Inheriting::new))
            .add("writeReplace private in the parent", Changed.by(NotInheriting::new))
            .add("writeReplace in a final proxy chain", () -> List.of(new Proxied("a", 1)))
            .add("readResolve canonical", () -> Canonical.of("b"))
            .add("readResolve to another class", Changed.by(ResolvedToText::new))
            .add("readResolve to null", Changed.by(ResolvedToNull::new))
            .add("readResolve to a copy", Changed.by(ResolvedToCopy::new))
            .add("readResolve inherited", Changed.by(InheritsResolve::new))
            .add("readResolve and readObject", Changed.by(ResolvedAndRead::new))
            .add("readResolve with transient", Changed.by(ResolvedTransient::new))
            .add("typesafe enum", () -> Suit.HEARTS)
            .add(
                "typesafe enum in a list", () -> new ArrayList<>(List.of(Suit.SPADES, Suit.SPADES)))
            .add("cycle through readResolve", ReplacingHooks::cycle)
            .add("cycle through a proxy", ReplacingHooks::proxiedCycle)
            .add("same proxied twice", ReplacingHooks::twice)
            .add("writeReplace that fails", Changed.by(Failing::new))
            .stream();
  }

  private static Object cycle() {
    ResolvedToCopy copy = new ResolvedToCopy();
    copy.object = new Object[] {copy};
    return copy;
  }

  private static Object proxiedCycle() {
    Proxied proxied = new Proxied("text", 5);
    proxied.object = new ArrayList<>(List.of(proxied));
    return proxied;
  }

  private static Object twice() {
    Proxied proxied = new Proxied("text", 5);
    return new ArrayList<>(List.of(proxied, new Object[] {proxied}, new Proxied("text", 5)));
  }

  /** As in Effective Java. */
  static final class Proxied extends Base {

    Proxied(String text, int number) {
      this.text = text;
      this.number = number;
    }

    private Object writeReplace() {
      return new Form(text, number, object);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
      throw new InvalidObjectException("a proxy is needed");
    }

    private record Form(String text, int number, @Nullable Object object) implements Serializable {
      private Object readResolve() {
        Proxied proxied = new Proxied(text, number);
        proxied.object = object;
        return proxied;
      }
    }
  }

  /** Its state is transient: only the proxy has it. */
  static final class ProxiedTransient extends Base {
    private transient int[] state = {1, 2};

    private Object writeReplace() {
      Form form = new Form();
      form.state = state.clone();
      return form;
    }

    private static final class Form implements Serializable {
      private int[] state = {};

      private Object readResolve() {
        ProxiedTransient restored = new ProxiedTransient();
        restored.state = state;
        return restored;
      }
    }
  }

  /** Comes back as a text. */
  static class ReplacedByText extends Base {
    Object writeReplace() {
      return text + number;
    }
  }

  /** Comes back as a list. */
  static class ReplacedByList extends Base {
    protected Object writeReplace() {
      return new ArrayList<>(List.of(text, number));
    }
  }

  /** Comes back as null. */
  static class ReplacedByNull extends Base {
    @Nullable Object writeReplace() {
      return null;
    }
  }

  /** As if it had none. */
  static class ReplacedByItself extends Base {
    Object writeReplace() {
      return this;
    }
  }

  /** Called once. */
  static class ReplacedBySameClass extends Base {
    Object writeReplace() {
      ReplacedBySameClass other = new ReplacedBySameClass();
      other.number = number + 1;
      return other;
    }
  }

  /** Replaced by what is replaced. */
  static class ReplacedTwice extends Base {
    Object writeReplace() throws ObjectStreamException {
      return new Proxied(text, number);
    }
  }

  /** Has it from its parent. */
  static class Inheriting extends ReplacedByList {
    int more = 1;
  }

  /** Its method is its own. */
  static class PrivatelyReplaced extends Base {
    private Object writeReplace() {
      return "replaced";
    }
  }

  /** Does not have it from its parent. */
  static class NotInheriting extends PrivatelyReplaced {
    int more = 1;
  }

  /** One of each text. */
  static final class Canonical implements Serializable {
    private static final Canonical A = new Canonical("a");
    private static final Canonical B = new Canonical("b");
    private final String text;

    private Canonical(String text) {
      this.text = text;
    }

    static Canonical of(String text) {
      return text.equals("a") ? A : B;
    }

    private Object readResolve() {
      return of(text);
    }
  }

  /** Comes back as a text. */
  static class ResolvedToText extends Base {
    private Object readResolve() {
      return text + number;
    }
  }

  /** Comes back as null. */
  static class ResolvedToNull extends Base {
    private @Nullable Object readResolve() {
      return null;
    }
  }

  /** Comes back as another of its class. */
  static class ResolvedToCopy extends Base {
    private Object readResolve() {
      ResolvedToCopy copy = new ResolvedToCopy();
      copy.text = text;
      copy.number = number + 1;
      copy.object = object;
      return copy;
    }
  }

  /** A parent whose children resolve. */
  static class Resolving extends Base {
    transient boolean resolved;

    protected Object readResolve() {
      resolved = true;
      return this;
    }
  }

  /** Has it from its parent. */
  static class InheritsResolve extends Resolving {
    int more = 1;
  }

  /** First the one, then the other. */
  static class ResolvedAndRead extends Base {
    transient String order = "";

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      order = "read";
    }

    private Object readResolve() {
      order += "resolved";
      return this;
    }
  }

  /** Computes what is transient. */
  static class ResolvedTransient extends Base {
    transient int length = 4;

    private Object readResolve() {
      length = text.length();
      return this;
    }
  }

  /** Before there were enums. */
  static final class Suit implements Serializable {
    static final Suit HEARTS = new Suit(0);
    static final Suit SPADES = new Suit(1);
    private static final Suit[] ALL = {HEARTS, SPADES};
    private final int ordinal;

    private Suit(int ordinal) {
      this.ordinal = ordinal;
    }

    private Object readResolve() {
      return ALL[ordinal];
    }
  }

  /** Cannot be written. */
  static class Failing extends Base {
    private Object writeReplace() {
      throw new IllegalStateException("no");
    }
  }
}
