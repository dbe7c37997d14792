package io.github.dynamojcache.internal.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.internal.clock.HeardLog;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.keys.CanonicalKeys;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is reported of a value that cannot be decoded, and what is not. */
class UndecodableLogTest {

  private static final CanonicalKey KEY =
      new CanonicalKeys(UndecodableLogTest.class.getClassLoader(), List.of()).encode("secret key");

  private final HeardLog heard = new HeardLog();
  private final UndecodableLog log = new UndecodableLog(heard, "books");

  private static UndecodableValueException failure(
      Reason reason,
      @Nullable String className,
      @Nullable String place,
      @Nullable Throwable cause) {
    return new UndecodableValueException(
        reason, "its bytes do not fit its classes", className, place, cause);
  }

  private List<String> warnings() {
    return heard.lines.stream().filter(line -> line.startsWith("WARN ")).toList();
  }

  @Test
  void theClassThePlaceAndTheMessageAreNamed() {
    log.value(
        KEY,
        failure(
            Reason.SHAPE,
            "com.acme.Page",
            "Book.pages[3]",
            new IllegalStateException(new IllegalAccessError("tried to access com.acme.Page"))));

    assertThat(warnings())
        .containsExactly(
            "WARN cache 'books': a value cannot be decoded and counts as absent (class"
                + " com.acme.Page, at Book.pages[3], key of kind s): its bytes do not fit its"
                + " classes; java.lang.IllegalAccessError: tried to access com.acme.Page");
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    log.value(KEY, new UndecodableValueException(Reason.FORMAT, "it holds no value", null));

    assertThat(warnings())
        .containsExactly(
            "WARN cache 'books': a value cannot be decoded and counts as absent (key of kind s):"
                + " it holds no value");
  }

  @Test
  void aClassIsReportedOnceForEachReason() {
    for (int i = 0; i < 3; i++) {
      log.value(KEY, failure(Reason.SHAPE, "com.acme.Page", "Book.pages[" + i + "]", null));
      log.value(KEY, failure(Reason.REFUSED, "com.acme.Page", null, null));
      log.value(KEY, failure(Reason.SHAPE, "com.acme.Book", null, null));
    }

    assertThat(warnings()).hasSize(3);
  }

  @Test
  void withoutAClassWhatIsSaidIsReportedOnce() {
    for (int i = 0; i < 3; i++) {
      log.value(KEY, new UndecodableValueException(Reason.FORMAT, "it holds no value", null));
      log.value(KEY, new UndecodableValueException(Reason.FORMAT, "its text is broken", null));
    }

    assertThat(warnings()).hasSize(2);
  }

  @Test
  void thereIsAnEndToReports() {
    for (int i = 0; i < 500; i++) {
      log.value(KEY, failure(Reason.SHAPE, "com.acme.Book" + i, null, null));
    }

    assertThat(warnings()).hasSize(100);
  }

  static Stream<Throwable> quoting() {
    return Stream.of(
        new IllegalArgumentException("secret value"),
        new IllegalStateException("no account secret value"),
        new NullPointerException("secret value"),
        new ClassCastException("secret value"),
        new IndexOutOfBoundsException("secret value"),
        catchThrowable(() -> Integer.parseInt("secret value")),
        new OwnError("secret value"));
  }

  /** An exception of the application, whose message may be anything. */
  private static final class OwnError extends LinkageError {

    private static final long serialVersionUID = 1;

    OwnError(String message) {
      super(message);
    }
  }

  @ParameterizedTest
  @MethodSource("quoting")
  void aMessageThatMayQuoteTheValueIsNotLoggedAboveDebug(Throwable cause) {
    log.value(KEY, failure(Reason.SHAPE, "com.acme.Book", null, cause));

    assertThat(warnings())
        .singleElement()
        .asString()
        .contains(cause.getClass().getName())
        .contains("logged at DEBUG")
        .doesNotContain("secret");
    assertThat(heard.lines).anyMatch(line -> line.startsWith("DEBUG ") && !line.contains("secret"));
  }

  @SuppressWarnings({
    "NullAway",
    "ConstantConditions",
    "ReturnValueIgnored",
    "BoxedPrimitiveEquality"
  })
  static Stream<Throwable> ofTheJvm() {
    Object text = "secret value";
    String[] none = new String[1];
    return Stream.of(
        catchThrowable(() -> none[0].length()),
        catchThrowable(() -> ((Integer) text).intValue()),
        catchThrowable(() -> none[3].length()),
        catchThrowable(() -> List.of().get(3)),
        catchThrowable(() -> Class.forName("com.acme.Book")),
        catchThrowable(() -> String.class.getDeclaredField("none")),
        new NoSuchMethodError("'void com.acme.Book.close()'"));
  }

  @ParameterizedTest
  @MethodSource("ofTheJvm")
  void aMessageOfTheJvmIsLogged(Throwable cause) {
    log.value(KEY, failure(Reason.SHAPE, "com.acme.Book", null, cause));

    assertThat(warnings()).singleElement().asString().endsWith(": " + cause.getMessage());
  }

  @Test
  void nothingIsSaidTwice() {
    log.value(
        KEY,
        new UndecodableValueException(
            Reason.CLASS_MISSING,
            "class com.acme.Book is not on the class path (java.lang.ClassNotFoundException)",
            "com.acme.Book",
            null,
            new ClassNotFoundException("com.acme.Book")));

    assertThat(warnings()).singleElement().asString().endsWith("ClassNotFoundException)");
  }

  @Test
  void theKeyIsNotLogged() {
    log.value(KEY, failure(Reason.SHAPE, "com.acme.Book", null, null));

    assertThat(heard.lines).isNotEmpty().noneMatch(line -> line.contains("secret"));
  }
}
