package io.github.dynamojcache.values.hooks;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Classes of an application that extend others of the JDK. */
public final class ExtendedClasses implements SampleSet {

  private static final Thread THREAD = new NamedThread();

  @Override
  public Stream<Sample> samples() {
    return new Samples()
            .add("Date", () -> new NamedDate(5L))
            .add("Date with hooks", () -> new HookedDate(5L))
            .add("Timestamp", () -> new NamedTimestamp(1_700_000_000_123L))
            .add("Calendar", Changed.by(NamedCalendar::new))
            .add("Number", () -> new Ratio(1, 3))
            .add("Exception", () -> new CodedException("m", 5))
            .add("Exception with hooks", () -> new HookedException("m"))
            .add("Error without trace", () -> new QuietError("m"))
            .add("Random", Changed.by(NamedRandom::new))
            .add("AtomicInteger", () -> new NamedAtomic(5))
            .add("AtomicReference", () -> new NamedReference("x"))
            .add("TimeZone", Changed.by(OwnZone::new))
            .add("Thread", () -> THREAD)
            .stream();
  }

  /** With a field. */
  static class NamedDate extends Date {
    private final String name = new String("name");
    private transient @Nullable String lost = "lost";

    NamedDate(long time) {
      super(time);
    }

    @Override
    public String toString() {
      return name + getTime() + lost;
    }
  }

  /** With data of its own. */
  static class HookedDate extends Date {
    private transient String extra = "extra";

    HookedDate(long time) {
      super(time);
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.writeObject(extra);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      extra = in.readObject() + " " + getTime();
    }

    @Override
    public String toString() {
      return extra;
    }
  }

  /** With a field. */
  static class NamedTimestamp extends java.sql.Timestamp {
    private final String name = new String("name");

    NamedTimestamp(long time) {
      super(time);
      setNanos(123_456_789);
    }

    @Override
    public String toString() {
      return name + getNanos();
    }
  }

  /** With a field. */
  static class NamedCalendar extends GregorianCalendar {
    private final String name = new String("name");

    NamedCalendar() {
      super(TimeZone.getTimeZone("Europe/Berlin"), Locale.GERMANY);
      setTimeInMillis(1_700_000_000_123L);
      setLenient(false);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A number. */
  static class Ratio extends Number {
    private final long above;
    private final long below;

    Ratio(long above, long below) {
      this.above = above;
      this.below = below;
    }

    @Override
    public int intValue() {
      return (int) longValue();
    }

    @Override
    public long longValue() {
      return above / below;
    }

    @Override
    public float floatValue() {
      return (float) doubleValue();
    }

    @Override
    public double doubleValue() {
      return (double) above / below;
    }
  }

  /** With fields. */
  static class CodedException extends Exception {
    private final int code;
    private final ArrayList<Object> details = new ArrayList<>();

    CodedException(String message, int code) {
      super(message, new IOException("cause"));
      this.code = code;
      details.add(this);
    }

    @Override
    public String toString() {
      return super.toString() + code + details.size();
    }
  }

  /** With data of its own. */
  static class HookedException extends RuntimeException {
    private transient int code = 5;

    HookedException(String message) {
      super(message);
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      out.writeInt(code);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      code = in.readInt() + 1;
    }

    @Override
    public String toString() {
      return super.toString() + code;
    }
  }

  /** Has no trace and takes none. */
  static class QuietError extends Error {
    QuietError(String message) {
      super(message, null, false, false);
    }
  }

  /** With a field. */
  static class NamedRandom extends Random {
    private final String name = new String("name");

    NamedRandom() {
      super(7);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** With a field. */
  static class NamedAtomic extends AtomicInteger {
    private final String name = new String("name");

    NamedAtomic(int value) {
      super(value);
    }

    @Override
    public String toString() {
      return name + get();
    }
  }

  /** With a field. */
  static class NamedReference extends AtomicReference<Object> {
    private final String name = new String("name");

    NamedReference(Object value) {
      super(value);
    }

    @Override
    public String toString() {
      return name + get();
    }
  }

  /** A zone of its own. */
  static class OwnZone extends TimeZone {
    private int offset = 3_600_000;

    OwnZone() {
      setID("Own");
    }

    @Override
    public int getOffset(int era, int year, int month, int day, int dayOfWeek, int milliseconds) {
      return offset;
    }

    @Override
    public void setRawOffset(int offsetMillis) {
      offset = offsetMillis;
    }

    @Override
    public int getRawOffset() {
      return offset;
    }

    @Override
    public boolean useDaylightTime() {
      return false;
    }

    @Override
    public boolean inDaylightTime(Date date) {
      return false;
    }
  }

  /** Nobody stores it. */
  static class NamedThread extends Thread {
    private final String name = new String("name");

    @Override
    public String toString() {
      return name;
    }
  }
}
