package io.github.dynamojcache.fuzz;

import io.github.dynamojcache.codec.ValueSurrogate;
import java.io.Externalizable;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.Objects;

/** Classes that say themselves how they are stored, one for each way to do so. */
final class HookSamples {

  private HookSamples() {}

  /** Compares what is in two objects of one class. */
  abstract static class Compared {
    abstract Object[] content();

    @Override
    public final boolean equals(Object other) {
      return other instanceof Compared that
          && getClass() == that.getClass()
          && Arrays.deepEquals(content(), that.content());
    }

    @Override
    public final int hashCode() {
      return Arrays.deepHashCode(content());
    }
  }

  /** By {@code writeObject}, {@code readObject} and a validation. */
  static final class Written extends Compared implements Serializable {
    private static final long serialVersionUID = 1L;
    private final int number;
    private transient String text;
    private transient Object part;

    Written(int number, String text, Object part) {
      this.number = number;
      this.text = text;
      this.part = part;
    }

    @Override
    Object[] content() {
      return new Object[] {number, text, part};
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      out.writeUTF(text);
      out.writeObject(part);
      out.writeLong(number);
      out.write(new byte[3]);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.registerValidation(this::validate, 1);
      in.defaultReadObject();
      text = in.readUTF();
      part = in.readObject();
      long again = in.readLong();
      in.skipBytes(in.available());
      if (again != number) {
        throw new InvalidObjectException("two numbers");
      }
    }

    private void validate() throws InvalidObjectException {
      if (text == null) {
        throw new InvalidObjectException("no text");
      }
    }
  }

  /** By {@code putFields} and {@code readFields}, with optional data behind. */
  static final class Named extends Compared implements Serializable {
    private static final long serialVersionUID = 1L;
    private Object part;
    private int number;

    Named(Object part, int number) {
      this.part = part;
      this.number = number;
    }

    @Override
    Object[] content() {
      return new Object[] {part, number};
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      ObjectOutputStream.PutField fields = out.putFields();
      fields.put("part", part);
      fields.put("number", number);
      out.writeFields();
      out.writeInt(7);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      ObjectInputStream.GetField fields = in.readFields();
      part = fields.get("part", null);
      number = fields.get("number", 0);
    }
  }

  /** By {@code writeExternal}. */
  public static final class External extends Compared implements Externalizable {
    private Object part = "";
    private long number;

    /** For Java serialization. */
    public External() {}

    External(Object part, long number) {
      this.part = part;
      this.number = number;
    }

    @Override
    Object[] content() {
      return new Object[] {part, number};
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
      out.writeLong(number);
      out.writeObject(part);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
      number = in.readLong();
      part = in.readObject();
    }
  }

  /** By another object in its place. */
  static final class Replaced extends Compared implements Serializable {
    private static final long serialVersionUID = 1L;
    private final transient Object part;

    Replaced(Object part) {
      this.part = part;
    }

    @Override
    Object[] content() {
      return new Object[] {part};
    }

    private Object writeReplace() {
      return new Replacement(part);
    }
  }

  /** What stands in its place. */
  static final class Replacement implements Serializable {
    private static final long serialVersionUID = 1L;
    private final Object part;

    Replacement(Object part) {
      this.part = part;
    }

    private Object readResolve() throws ObjectStreamException {
      if (part == null) {
        throw new InvalidObjectException("no part");
      }
      return new Replaced(part);
    }
  }

  /** With constants, and other objects beside them. */
  static final class Level extends Compared implements Serializable {
    private static final long serialVersionUID = 1L;
    static final Level LOW = new Level("low");
    static final Level HIGH = new Level("high");
    private final String name;

    Level(String name) {
      this.name = name;
    }

    @Override
    Object[] content() {
      return new Object[] {name};
    }
  }

  /** A map of the JDK, and more. */
  static final class NamedMap extends HashMap<Object, Object> {
    private static final long serialVersionUID = 1L;
    private final String name;

    NamedMap(String name) {
      this.name = name;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof NamedMap that && name.equals(that.name) && super.equals(other);
    }

    @Override
    public int hashCode() {
      return Objects.hash(name, super.hashCode());
    }
  }

  /** A list of the JDK, and more. */
  static final class Page extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;
    private final int total;

    Page(int total) {
      this.total = total;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Page that && total == that.total && super.equals(other);
    }

    @Override
    public int hashCode() {
      return Objects.hash(total, super.hashCode());
    }
  }

  /** A date of the JDK, and more. */
  @SuppressWarnings({"JavaUtilDate", "UndefinedEquals"}) // users have them
  static final class Due extends Date {
    private static final long serialVersionUID = 1L;
    private final Object note;

    Due(long millis, Object note) {
      super(millis);
      this.note = note;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Due that
          && super.equals(other)
          && Objects.deepEquals(note, that.note);
    }

    @Override
    public int hashCode() {
      return super.hashCode();
    }
  }

  /** By a surrogate. */
  static final class Taught extends Compared {
    private final Object part;

    Taught(Object part) {
      this.part = part;
    }

    @Override
    Object[] content() {
      return new Object[] {part};
    }
  }

  /** Teaches it. */
  static final class OfTaught implements ValueSurrogate<Taught, Object[]> {
    @Override
    public Class<Taught> type() {
      return Taught.class;
    }

    @Override
    public Object[] toStored(Taught value) {
      return value.content();
    }

    @Override
    public Taught fromStored(Object[] stored) {
      return new Taught(stored[0]);
    }
  }
}
