package io.github.dynamojcache.values.jdk;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.MalformedInputException;
import java.nio.file.NoSuchFileException;
import java.sql.BatchUpdateException;
import java.sql.ClientInfoStatus;
import java.sql.DataTruncation;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLWarning;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.format.DateTimeParseException;
import java.util.DuplicateFormatFlagsException;
import java.util.IllegalFormatConversionException;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.NoSuchElementException;
import java.util.UnknownFormatConversionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Exceptions, with causes, suppressed ones and fields of their own. */
public final class JdkThrowables implements SampleSet {

  @Override
  public Stream<Sample> samples() {
    Samples samples = new Samples();
    common(samples);
    withFields(samples);
    ofDatabases(samples);
    ofApplications(samples);
    return samples.stream();
  }

  private static void common(Samples samples) {
    samples.add("Exception", () -> new Exception("message"));
    samples.add("Exception without message", () -> new Exception());
    samples.add("Error", () -> new StackOverflowError("deep"));
    samples.add("Throwable", () -> new Throwable("thrown"));
    samples.add("with cause", () -> new IllegalStateException("a", new IOException("b")));
    samples.add("with cause null", () -> new IllegalStateException("a", null));
    samples.add("with suppressed", () -> suppressing(new IOException("a"), new Exception("b")));
    samples.add("with suppressed and cause", JdkThrowables::all);
    samples.add("without trace", () -> traced(new IOException("a")));
    samples.add("with own trace", () -> traced(new IOException("a"), frame("x"), frame("y")));
    samples.add("that cannot suppress", () -> new Closed("closed", false, true));
    samples.add("that cannot have a trace", () -> new Closed("closed", true, false));
    samples.add("cause that is the other's suppressed", JdkThrowables::crossed);
    samples.add("stack trace asked for", () -> asked(new IOException("a")));
    samples.add("UncheckedIOException", () -> new UncheckedIOException(new IOException("a")));
    samples.add("ExecutionException", () -> new ExecutionException("a", new Exception("b")));
    samples.add(
        "ClassNotFoundException", () -> new ClassNotFoundException("a", new Exception("b")));
    samples.add(
        "ExceptionInInitializerError", () -> new ExceptionInInitializerError(new Exception("b")));
    samples.add("NoSuchElementException", () -> new NoSuchElementException("none"));
    samples.add("ArrayIndexOutOfBounds", () -> new ArrayIndexOutOfBoundsException(5));
    samples.add("NullPointerException of the JVM", JdkThrowables::thrownByTheJvm);
  }

  private static StackTraceElement frame(String method) {
    return new StackTraceElement("app.Shop", method, "Shop.java", 7);
  }

  private static <T extends Throwable> T traced(T throwable, StackTraceElement... trace) {
    throwable.setStackTrace(trace);
    return throwable;
  }

  private static <T extends Throwable> T suppressing(T throwable, Throwable suppressed) {
    throwable.addSuppressed(suppressed);
    return throwable;
  }

  private static <T extends Throwable> T asked(T throwable) {
    return throwable.getStackTrace().length > 0 ? throwable : Fill.never();
  }

  private static Throwable all() {
    Exception cause = suppressing(new Exception("cause"), new Error("suppressed of cause"));
    return suppressing(new IllegalStateException("top", cause), new IOException("suppressed"));
  }

  private static Throwable crossed() {
    Exception one = new Exception("one");
    Exception two = new Exception("two", one);
    one.addSuppressed(two);
    return one;
  }

  @SuppressWarnings("NullAway")
  private static Throwable thrownByTheJvm() {
    Map<String, String> none = null;
    try {
      return new IllegalStateException(none.toString());
    } catch (NullPointerException e) {
      return e;
    }
  }

  private static void withFields(Samples samples) {
    samples.add("URISyntaxException", () -> new URISyntaxException("in put", "reason", 2));
    samples.add("MissingResourceException", () -> new MissingResourceException("m", "C", "k"));
    samples.add("DateTimeParseException", () -> new DateTimeParseException("m", "text", 3));
    samples.add("DateTimeException", () -> new DateTimeException("m", new Exception("c")));
    samples.add("ParseException", () -> new ParseException("m", 7));
    samples.add("PatternSyntaxException", () -> new PatternSyntaxException("d", "[", 1));
    samples.add("NoSuchFileException", () -> new NoSuchFileException("a", "b", "why"));
    samples.add("InvalidClassException", () -> new InvalidClassException("C", "why"));
    samples.add("MalformedInputException", () -> new MalformedInputException(3));
    samples.add("IllegalCharsetNameException", () -> new IllegalCharsetNameException("x y"));
    samples.add("UnknownFormatConversion", () -> new UnknownFormatConversionException("%q"));
    samples.add("DuplicateFormatFlags", () -> new DuplicateFormatFlagsException("--"));
    samples.add(
        "IllegalFormatConversion", () -> new IllegalFormatConversionException('d', String.class));
    samples.add(
        "EnumConstantNotPresent",
        () -> new EnumConstantNotPresentException(Orders.Shape.class, "X"));
  }

  private static void ofDatabases(Samples samples) {
    samples.add("SQLException", () -> new SQLException("m", "23505", 7, new Exception("c")));
    samples.add("SQLException chain", JdkThrowables::chain);
    samples.add("SQLWarning chain", JdkThrowables::warnings);
    samples.add(
        "SQLTransientConnectionException", () -> new SQLTransientConnectionException("m", "08", 1));
    samples.add(
        "BatchUpdateException",
        () -> new BatchUpdateException("m", "s", 3, new int[] {1, -3}, new Exception("c")));
    samples.add(
        "BatchUpdateException of long counts",
        () -> new BatchUpdateException("m", "s", 3, new long[] {1L << 40}, null));
    samples.add("DataTruncation", () -> new DataTruncation(1, true, false, 10, 5));
    samples.add(
        "SQLClientInfoException",
        () -> new SQLClientInfoException("m", Map.of("a", ClientInfoStatus.REASON_UNKNOWN)));
  }

  private static SQLException chain() {
    SQLException first = new SQLException("first", "1", 1);
    first.setNextException(new SQLException("second", "2", 2));
    first.setNextException(new SQLException("third", "3", 3));
    return first;
  }

  private static SQLWarning warnings() {
    SQLWarning first = new SQLWarning("first", "1", 1);
    first.setNextWarning(new SQLWarning("second", "2", 2));
    return first;
  }

  private static void ofApplications(Samples samples) {
    samples.add("own with fields", () -> new OutOfStock("none", 7, new Orders.Point(1, 2)));
    samples.add("own with transient field", () -> new WithTransient("m", "t"));
    samples.add("own with message of its own", () -> new WithMessage(5));
  }

  /** Forbids what others allow. */
  public static final class Closed extends RuntimeException {
    Closed(String message, boolean suppression, boolean writableTrace) {
      super(message, null, suppression, writableTrace);
    }
  }

  /** An exception of an application. */
  public static final class OutOfStock extends RuntimeException {
    private final int left;
    private final Orders.Point where;

    OutOfStock(String message, int left, Orders.Point where) {
      super(message);
      this.left = left;
      this.where = where;
    }

    @Override
    public String toString() {
      return super.toString() + left + where;
    }
  }

  /** An exception of an application. */
  public static final class WithTransient extends Exception {
    private final transient @Nullable Object context;

    WithTransient(String message, Object context) {
      super(message);
      this.context = context;
    }

    @Override
    public String toString() {
      return super.toString() + context;
    }
  }

  /** An exception of an application. */
  public static final class WithMessage extends Exception {
    private final int code;

    WithMessage(int code) {
      this.code = code;
    }

    @Override
    public String getMessage() {
      return "code " + code;
    }
  }
}
