package io.github.dynamojcache.sharing.app;

import io.github.dynamojcache.sharing.Content;
import io.github.dynamojcache.sharing.Wrapped;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** Values and keys of every form, made of the application's classes. */
public final class Samples {

  private Samples() {}

  /** A record in a record. */
  public record Book(Isbn isbn, List<Chapter> chapters) {}

  /** The inner one. */
  public record Chapter(String title, Isbn.Kind kind) {}

  /**
   * A record as a key. In JDK 17 the first call of the equals of a record keeps the class loader of
   * its parts (JDK-8078641), until there is one of another; so none is in it.
   */
  public record Place(Isbn isbn, Isbn.Kind kind) {}

  /** A plain class, field by field. */
  public static final class Plain implements Content, Serializable {
    private static final long serialVersionUID = 1;
    private final String text;
    private final Isbn.Kind kind = Isbn.Kind.JOURNAL;

    Plain(String text) {
      this.text = text;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Plain that && text.equals(that.text) && kind == that.kind;
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }
  }

  /** Written by its own methods. */
  public static final class Hooked implements Serializable {
    private static final long serialVersionUID = 1;
    private transient Plain plain;

    Hooked(Plain plain) {
      this.plain = plain;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.writeObject(plain);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      plain = (Plain) in.readObject();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Hooked that && plain.equals(that.plain);
    }

    @Override
    public int hashCode() {
      return plain.hashCode();
    }
  }

  /** Extends a class of the JDK. */
  public static final class Failure extends IllegalStateException {
    private static final long serialVersionUID = 1;
    private final Plain about;

    Failure(String message) {
      super(message);
      this.about = new Plain(message);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Failure that && about.equals(that.about);
    }

    @Override
    public int hashCode() {
      return about.hashCode();
    }
  }

  /** A container of the application. */
  public static final class Pile extends ArrayList<Plain> {
    private static final long serialVersionUID = 1;

    @Override
    public boolean equals(Object other) {
      return other instanceof Pile && super.equals(other);
    }

    @Override
    public int hashCode() {
      return super.hashCode();
    }
  }

  /** A singleton. */
  public static final class Nothing {
    /** The one. */
    public static final Nothing INSTANCE = new Nothing();

    private Nothing() {}
  }

  static Plain plain() {
    return new Plain("p");
  }

  private static Isbn isbn() {
    return new Isbn("978", Isbn.Kind.JOURNAL);
  }

  private static Book book() {
    return new Book(isbn(), List.of(new Chapter("one", Isbn.Kind.BOOK)));
  }

  /** Returns values, by the name of their form. */
  public static Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("record", book());
    values.put("plain class", plain());
    values.put("own methods", new Hooked(plain()));
    values.put("surrogate", new Money(7));
    values.put("exception", new Failure("f"));
    values.put("enum", Isbn.Kind.BOOK);
    values.put("enum with a body", Isbn.Kind.JOURNAL);
    values.put("singleton", Nothing.INSTANCE);
    values.put("class", Plain.class);
    values.put("class of arrays", Plain[][].class);
    values.put("array", new Plain[] {plain()});
    values.put("array of arrays", new Isbn.Kind[][] {{Isbn.Kind.BOOK}, {}});
    values.put("empty array", new Plain[0]);
    values.put("list", new ArrayList<>(List.of(plain(), plain())));
    values.put("immutable list", List.of(plain()));
    Pile pile = new Pile();
    pile.add(plain());
    values.put("own list", pile);
    values.put("map", new LinkedHashMap<>(Map.of(isbn(), plain())));
    values.put("sorted map", new TreeMap<>(Map.of(Isbn.Kind.BOOK, plain())));
    values.put("enum map", new EnumMap<>(Map.of(Isbn.Kind.BOOK, plain())));
    values.put("enum set", EnumSet.of(Isbn.Kind.BOOK));
    values.put("empty enum set", EnumSet.noneOf(Isbn.Kind.class));
    values.put("optional", Optional.of(plain()));
    values.put("in a class of the parent", new Wrapped(plain()));
    return values;
  }

  /** A value of the JDK's that is equal to no other; told apart from the rest. */
  public static AtomicReference<Plain> reference() {
    return new AtomicReference<>(plain());
  }

  /** Returns keys, by the name of their form. */
  public static Map<String, Object> keys() {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("value class", isbn());
    keys.put("record", new Place(isbn(), Isbn.Kind.BOOK));
    keys.put("enum", Isbn.Kind.BOOK);
    keys.put("enum with a body", Isbn.Kind.JOURNAL);
    keys.put("class", Plain.class);
    keys.put("key codec", new Shelf("3/7"));
    keys.put("list", List.of(isbn(), Isbn.Kind.BOOK));
    keys.put("map", Map.of(isbn(), new Shelf("1")));
    return keys;
  }
}
