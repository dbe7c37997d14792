package io.github.dynamojcache.faults.history;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An event as a line of text: a word for its kind, then its fields, with spaces between them. No
 * field has a space in it.
 *
 * @param kind what happened
 * @param fields what there is to know about it
 */
public record EventLine(Kind kind, List<String> fields) {

  private static final String NOTHING = "-";

  /** What can happen. */
  public enum Kind {
    /** The answer to a question for the time. */
    CLOCK,
    /** A call begins. */
    INVOKED,
    /** A call returned. */
    RETURNED,
    /** A call threw. */
    FAILED,
    /** A bulk operation threw of which the call was a part. */
    UNCLEAR,
    /** The loader brought a value. */
    LOADED,
    /** A write request's answer was lost. */
    LOST,
    /** A round is over. */
    DONE
  }

  /** Reads a line. */
  public static EventLine parse(String line) {
    List<String> words = List.of(line.split(" ", -1));
    return new EventLine(Kind.valueOf(words.get(0)), words.subList(1, words.size()));
  }

  /** Returns a field that may be null. */
  public @Nullable String text(int index) {
    String field = fields.get(index);
    return field.equals(NOTHING) ? null : field;
  }

  /** Returns a field that is a number. */
  public long number(int index) {
    return Long.parseLong(fields.get(index));
  }

  /** Returns what is called, of a line of {@link Kind#INVOKED}. */
  public Call call() {
    return new Call(Action.valueOf(fields.get(2)), fields.get(3), text(4), text(5));
  }

  /** Says what time it is. */
  public static String clock(long now) {
    return line(Kind.CLOCK, now);
  }

  /** Says that a call begins. */
  public static String invoked(long id, long time, Call call) {
    return line(Kind.INVOKED, id, time, call.action(), call.key(), call.value(), call.expected());
  }

  /** Says that a call returned. */
  public static String returned(long id, long time, @Nullable String result) {
    return line(Kind.RETURNED, id, time, result);
  }

  /** Says that a call threw. */
  public static String failed(long id, long time, String exception) {
    return line(Kind.FAILED, id, time, exception);
  }

  /** Says that the bulk operation threw of which a call was a part. */
  public static String unclear(long id, long time, String exception) {
    return line(Kind.UNCLEAR, id, time, exception);
  }

  /** Says what the loader brought for a call. */
  public static String loaded(long id, String value) {
    return line(Kind.LOADED, id, value);
  }

  /** Says that the answer to a request of a call was lost. */
  public static String lost(long id, LostAnswer lost) {
    return line(Kind.LOST, id, lost.sent(), lost.settled());
  }

  /**
   * Says that a round is over.
   *
   * @param faults how many faults there were since the last time, by their names
   */
  public static String done(Map<String, Long> faults) {
    StringJoiner line = new StringJoiner(" ").add(Kind.DONE.name());
    faults.forEach((name, count) -> line.add(name).add(count.toString()));
    return line.toString();
  }

  /** Returns the faults, of a line of {@link Kind#DONE}. */
  public Map<String, Long> faults() {
    Map<String, Long> faults = new TreeMap<>();
    for (int i = 0; i < fields.size(); i += 2) {
      faults.put(fields.get(i), number(i + 1));
    }
    return faults;
  }

  private static String line(Kind kind, @Nullable Object... fields) {
    StringJoiner line = new StringJoiner(" ").add(kind.name());
    for (Object field : fields) {
      line.add(field == null ? NOTHING : field.toString());
    }
    return line.toString();
  }
}
