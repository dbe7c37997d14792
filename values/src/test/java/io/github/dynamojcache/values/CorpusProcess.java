package io.github.dynamojcache.values;

import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.values.CorpusFile.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DateFormat;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A JVM of its own: writes every sample, and reads what other JVMs wrote. Says in a file what is
 * wrong.
 */
final class CorpusProcess {

  private final Map<String, Line> own = new LinkedHashMap<>();
  private final Map<String, Sample> samples = new HashMap<>();
  private final List<String> failures = new ArrayList<>();

  private CorpusProcess() {}

  /**
   * Runs.
   *
   * @param arguments the file to write, the file for what is wrong, the files to read
   * @throws IOException when a file cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    CorpusProcess process = new CorpusProcess();
    Corpus.entries().forEach(process::store);
    CorpusFile.write(Path.of(arguments[0]), List.copyOf(process.own.values()));
    for (int i = 2; i < arguments.length; i++) {
      for (Line line : CorpusFile.read(Path.of(arguments[i]))) {
        process.read(line);
      }
    }
    Files.write(Path.of(arguments[1]), process.failures);
  }

  private void store(Corpus.Entry entry) {
    Sample sample = entry.sample();
    samples.put(entry.name(), sample);
    List<Boolean> refused = new ArrayList<>();
    EncodedValue stored = null;
    Object value = made(sample); // one for all: it may depend on the clock
    byte @Nullable [] byJava = byJava(value);
    for (Oracle oracle : Oracle.values()) {
      stored = oracle.store(value);
      refused.add(stored == null);
    }
    own.put(entry.name(), new Line(entry.name(), refused, stored, byJava));
  }

  private static byte @Nullable [] byJava(Object value) {
    try {
      return JavaSerialization.write(value);
    } catch (JavaSerialization.Refused e) {
      return null;
    }
  }

  private void read(Line line) {
    Line mine = own.get(line.name());
    Sample sample = samples.get(line.name());
    if (mine == null || sample == null) {
      return; // a constructor that only the other JDK has
    }
    if (!mine.refused().equals(line.refused())) {
      failures.add(line.name() + ": refused here " + mine.refused() + ", there " + line.refused());
    } else if (line.stored() != null) {
      compare(line, line.stored(), sample);
    }
  }

  private void compare(Line line, EncodedValue stored, Sample sample) {
    String difference;
    try {
      Object actual = Oracle.UNFILTERED.read(stored);
      difference = difference(line, sample, actual);
      if (difference == null) {
        sample.use().accept(actual);
      }
    } catch (JavaSerialization.Refused e) {
      return; // nobody reads it
    } catch (Exception | LinkageError | StackOverflowError e) {
      difference = unreadableForJavaToo(line) ? null : "cannot be read or used: " + e;
    }
    if (difference != null) {
      failures.add(line.name() + ": " + difference);
    }
  }

  private static @Nullable String difference(Line line, Sample sample, Object actual)
      throws JavaSerialization.Refused {
    Object fresh = made(sample);
    if (line.byJava() == null) {
      return ObjectGraphs.differenceFromOriginal(fresh, actual);
    }
    Object expected = JavaSerialization.read(line.byJava());
    String difference =
        expected == null ? "expected null" : ObjectGraphs.difference(expected, actual);
    Object here = JavaSerialization.roundTrip(fresh);
    return difference == null
            || (here != null && ObjectGraphs.isWhole(fresh, here, actual))
            || (expected != null && isAsHere(here, expected, actual))
        ? null
        : difference;
  }

  /** The rules of a time zone are those of the JDK that reads its ID, and not the writer's. */
  private static boolean isAsHere(@Nullable Object here, Object expected, Object actual) {
    if (expected instanceof Calendar one && actual instanceof Calendar other) {
      return one.getTimeInMillis() == other.getTimeInMillis() && haveSameZone(one, other);
    }
    if (expected instanceof DateFormat one && actual instanceof DateFormat other) {
      return haveSameZone(one.getCalendar(), other.getCalendar());
    }
    return here != null && ObjectGraphs.difference(here, actual) == null;
  }

  private static boolean haveSameZone(Calendar one, Calendar other) {
    return one.getTimeZone().getID().equals(other.getTimeZone().getID());
  }

  private static boolean unreadableForJavaToo(Line line) {
    try {
      return line.byJava() != null && JavaSerialization.read(line.byJava()) == null;
    } catch (JavaSerialization.Refused e) {
      return e.onlyWhenRead();
    }
  }

  /** In a thread of its own: a stack trace has the lines of whoever asked for the sample. */
  private static Object made(Sample sample) {
    FutureTask<Object> task = new FutureTask<>(sample::make);
    new Thread(task).start();
    try {
      return task.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(sample.name(), e);
    }
  }
}
