package io.github.dynamojcache.internal.values;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.internal.values.json.JsonValueCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The changes of classes that Kryo's values are tried with, for documents: read as the right value,
 * or a miss, or refused when written, because documents cannot say it in the first place.
 */
class JsonClassChangesTest {

  private static final String MISS = "(miss)";
  private static final String REFUSED = "(refused when written)";

  /** Read, although Kryo's values are a miss: names and what is in them are all that counts. */
  private static final Map<String, String> READ_ALL_THE_SAME =
      Map.ofEntries(
          entry("field removed with its class", "7"),
          entry("long became int", "7"),
          entry("int became long", "7"),
          entry("int became Integer", "7"),
          entry("a text became a number, and it is null", "null"),
          entry("type argument changed", "[7]"),
          entry("superclass removed", "3"),
          entry("interface removed", "3"),
          entry("field moved up", "3"),
          entry("type argument of a superclass changed", "7"),
          entry("class became record", "V[a=7]"),
          entry("record became class", "7"),
          entry("class gained an INSTANCE", "7"),
          entry("class lost its INSTANCE", "0"),
          entry("component removed", "V[a=1]"),
          entry("component retyped with fitting bytes", "V[a=1, b=2]"),
          entry("component's type argument changed", "V[a=[1]]"));

  /** A miss, although Kryo's values are read. */
  private static final Set<String> MISSED =
      Set.of("field made final", "field added that hides an inherited one");

  /** Two places that share an object, subclasses where another class is declared, and the like. */
  private static final Set<String> NOT_FOR_DOCUMENTS =
      Set.of(
          "field removed, another refers to its value",
          "field added, no constructor without parameters",
          "field removed, no constructor without parameters",
          "an Object of varying type, and a field added",
          "type of a list's elements changed",
          "class of a component made final",
          "class of a component no longer final",
          "class of a component changed",
          "enum moved",
          "exception with a field",
          "field of an exception removed",
          "field of an exception added",
          "exception lost its constructor",
          "class renamed",
          "class moved");

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  static Path folder;

  @SuppressWarnings("NullAway.Init") // made before all tests
  private static CompiledChanges compiled;

  @BeforeAll
  static void open() {
    compiled = new CompiledChanges(folder);
  }

  @AfterAll
  static void close() throws IOException {
    compiled.close();
  }

  static Stream<ClassChange> changes() {
    return ClassChange.all();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void theDocumentIsReadRightOrNotAtAll(ClassChange change) throws Exception {
    assertOutcome(change, false);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void theSameGoesForJsonInBytes(ClassChange change) throws Exception {
    assertOutcome(change, true);
  }

  private static void assertOutcome(ClassChange change, boolean inBytes) throws Exception {
    CompiledChanges.Versions versions = compiled.of(change);
    assertThat(outcome(versions.before(), versions.after(), inBytes)).isEqualTo(expected(change));
  }

  private static String expected(ClassChange change) {
    if (NOT_FOR_DOCUMENTS.contains(change.title())) {
      return REFUSED;
    }
    String asKryo = MISSED.contains(change.title()) ? null : change.reads();
    return asKryo != null ? asKryo : READ_ALL_THE_SAME.getOrDefault(change.title(), MISS);
  }

  private static String outcome(CompiledClasses before, CompiledClasses after, boolean inBytes)
      throws ReflectiveOperationException {
    EncodedValue stored;
    try {
      stored = values(before, inBytes).encode(before.call("app.V", "sample"));
    } catch (UnsupportedValueException unused) {
      return REFUSED;
    }
    try {
      return values(after, inBytes).decode(stored).toString();
    } catch (UndecodableValueException unused) {
      return MISS;
    }
  }

  private static StoredValues values(CompiledClasses classes, boolean inBytes)
      throws ClassNotFoundException {
    StoredValues values =
        new StoredValues(new JsonValueCodec(classes.loader().loadClass("app.V"), classes.loader()));
    return inBytes ? values.inBytes() : values;
  }
}
