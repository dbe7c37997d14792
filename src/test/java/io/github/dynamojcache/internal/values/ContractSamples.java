package io.github.dynamojcache.internal.values;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.SimpleTimeZone;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;

/**
 * Values that are stored by the methods of their classes, or in the form beside the compact one.
 */
final class ContractSamples {

  private ContractSamples() {}

  /** By {@code writeObject}. */
  static final class Written implements Serializable {
    private static final long serialVersionUID = 1L;
    private transient String text;
    private transient Object part;

    Written(String text, Object part) {
      this.text = text;
      this.part = part;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      out.writeUTF(text);
      out.writeObject(part);
      out.writeInt(text.length());
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.registerValidation(() -> {}, 1);
      in.defaultReadObject();
      text = in.readUTF();
      part = in.readObject();
      in.skipBytes(in.available());
    }
  }

  /** By {@code writeExternal}. */
  public static final class External implements Externalizable {
    private Object part = "";

    /** For Java serialization. */
    public External() {}

    External(Object part) {
      this.part = part;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
      out.writeObject(part);
      out.writeLong(1);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
      part = in.readObject();
    }
  }

  /** By another object in its place. */
  record Stored(Object part) implements Serializable {
    private Object writeReplace() {
      return new External(part);
    }
  }

  /** A date of the JDK, and more. */
  @SuppressWarnings("JavaUtilDate") // users have them
  static final class Due extends Date {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("unused") // is stored
    private final Object note;

    Due(long millis, Object note) {
      super(millis);
      this.note = note;
    }
  }

  /** A map of the JDK, and more. */
  static final class NamedMap extends HashMap<Object, Object> {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("unused") // is stored
    private final String name = "n";
  }

  @SuppressWarnings("JavaUtilDate") // users have them
  static Stream<Object> values() {
    LinkedHashMap<Object, Object> byAccess = new LinkedHashMap<>(4, 0.75f, true);
    byAccess.put("k", 1);
    GregorianCalendar calendar = new GregorianCalendar(2026, Calendar.MAY, 1);
    calendar.setLenient(false);
    Properties properties = new Properties(new Properties());
    properties.setProperty("k", "v");
    NamedMap map = new NamedMap();
    map.put("k", List.of(1));
    SQLException exception = new SQLException("m", "state", 7);
    exception.setNextException(new SQLException("n"));
    return Stream.of(
        new Written("text", new ArrayList<>(List.of("p"))),
        new External(new Written("inner", new int[] {1, 2})),
        new Stored(new Stored("p")),
        new Due(5, map),
        map,
        byAccess,
        calendar,
        properties,
        exception,
        new Locale.Builder().setLanguage("zh").setScript("Hant").build(),
        new SimpleTimeZone(3_600_000, "own"),
        new LinkedBlockingQueue<>(2),
        new ArrayBlockingQueue<>(2),
        new Random(1),
        new AtomicReferenceArray<>(new Object[] {"a", List.of(1)}),
        Collections.unmodifiableSet(new HashSet<>(List.of("a"))),
        Collections.synchronizedMap(new HashMap<>(new TreeMap<>(Map.of("k", 1)))),
        Collections.checkedList(new ArrayList<>(List.of("a")), String.class),
        Arrays.asList(new String[] {"a"}));
  }
}
