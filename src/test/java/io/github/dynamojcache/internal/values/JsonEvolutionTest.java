package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.NativeValue;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.internal.values.json.JsonValueCodec;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two versions of a class, each in a class loader of its own: a document that the one wrote is read
 * by the other as the right value, or not at all.
 */
class JsonEvolutionTest {

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path folder;

  private static final String PLAIN =
      "public class Item { int age = 7; String name = \"n\"; public static Object sample() { return"
          + " new Item(); } public String toString() { return age + name; } }";

  private static final String RECORD =
      "public record Item(int age, String name) { public static Object sample() { return new"
          + " Item(7, \"n\"); } }";

  private static final String WITH_ENUM =
      "public record Item(Level level) { public enum Level { LOW, HIGH } public static Object"
          + " sample() { return new Item(Level.HIGH); } }";

  /** In either form: DynamoDB's types, and JSON in bytes. */
  private Object reread(String before, String after, boolean inBytes) throws Exception {
    EncodedValue stored;
    try (CompiledClasses old = compile(before)) {
      stored = values(old, inBytes).encode(old.call("app.Item", "sample"));
    }
    try (CompiledClasses fresh = compile(after)) {
      return values(fresh, inBytes).decode(stored);
    }
  }

  private CompiledClasses compile(String source) throws Exception {
    Path own = Files.createTempDirectory(folder, "version");
    return CompiledClasses.compile(own, "app.Item", "package app; " + source);
  }

  private static StoredValues values(CompiledClasses classes, boolean inBytes)
      throws ClassNotFoundException {
    StoredValues values =
        new StoredValues(
            new JsonValueCodec(classes.loader().loadClass("app.Item"), classes.loader()));
    return inBytes ? values.inBytes() : values;
  }

  static Stream<Arguments> compatible() {
    return Stream.of(
        Arguments.of("nothing", PLAIN, PLAIN, "7n"),
        Arguments.of(
            "field added", PLAIN, PLAIN.replace("String name", "int more = 3; String name"), "7n"),
        Arguments.of(
            "field removed",
            PLAIN,
            PLAIN.replace("int age = 7;", "").replace("age + name", "name"),
            "n"),
        Arguments.of("int became long", PLAIN, PLAIN.replace("int age", "long age"), "7n"),
        Arguments.of(
            "fields in another order",
            PLAIN,
            PLAIN.replace("int age = 7; String name = \"n\";", "String name; int age;"),
            "7n"),
        Arguments.of(
            "class made final", PLAIN, PLAIN.replace("public class", "public final class"), "7n"),
        Arguments.of(
            "superclass without state",
            PLAIN,
            PLAIN.replace("class Item", "class Item extends Base") + " class Base {}",
            "7n"),
        Arguments.of(
            "superclass took a field over",
            PLAIN,
            PLAIN.replace("class Item", "class Item extends Base").replace("int age = 7;", "")
                + " class Base { int age = 7; }",
            "7n"),
        Arguments.of(
            "plain class became record",
            PLAIN,
            RECORD.replace("{ public", "{ public String toString() { return age + name; } public"),
            "7n"),
        Arguments.of(
            "record components in another order",
            RECORD,
            RECORD
                .replace("int age, String name", "String name, int age")
                .replace("7, \"n\"", "\"n\", 7"),
            "Item[name=n, age=7]"),
        Arguments.of(
            "record component removed",
            RECORD,
            RECORD.replace("int age, ", "").replace("7, ", ""),
            "Item[name=n]"),
        Arguments.of(
            "constant inserted",
            WITH_ENUM,
            WITH_ENUM.replace("LOW, ", "LOW, MIDDLE, "),
            "Item[level=HIGH]"),
        Arguments.of(
            "constants reordered",
            WITH_ENUM,
            WITH_ENUM.replace("LOW, HIGH", "HIGH, LOW"),
            "Item[level=HIGH]"),
        Arguments.of(
            "another constant removed",
            WITH_ENUM,
            WITH_ENUM.replace("LOW, HIGH", "HIGH"),
            "Item[level=HIGH]"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("compatible")
  void aCompatibleChangeIsReadRight(String change, String before, String after, String expected)
      throws Exception {
    assertThat(reread(before, after, false)).hasToString(expected);
    assertThat(reread(before, after, true)).hasToString(expected);
  }

  static Stream<Arguments> incompatible() {
    return Stream.of(
        Arguments.of(
            "field renamed",
            PLAIN,
            PLAIN.replace("String name", "String title").replace("+ name", "+ title"),
            "app.Item has changed: [name] is gone and [title] is new, which may be the same under"
                + " another name"),
        Arguments.of(
            "int became text",
            PLAIN,
            PLAIN.replace("int age = 7", "String age = \"\""),
            "app.Item has changed: `age`: a number became text"),
        Arguments.of(
            "text became int",
            PLAIN,
            PLAIN.replace("String name = \"n\"", "int name").replace("age + name", "\"\""),
            "it is not read as a app.Item: at `name`, what is there, or missing there, does not"
                + " make a int"),
        Arguments.of(
            "number narrowed",
            PLAIN.replace("int age = 7", "long age = 1L << 40"),
            PLAIN,
            "at `age`, "),
        Arguments.of(
            "fraction cut off",
            PLAIN.replace("int age = 7", "double age = 1.5"),
            PLAIN,
            "app.Item has changed: `age` is not what was written: its type has changed"),
        Arguments.of(
            "precision lost",
            PLAIN.replace("int age = 7", "double age = 0.123456789012"),
            PLAIN.replace("int age", "float age"),
            "app.Item has changed: `age` is not what was written: its type has changed"),
        Arguments.of(
            "field became an object",
            PLAIN,
            PLAIN.replace("int age = 7", "java.util.List<String> age = null"),
            "at `age`"),
        Arguments.of(
            "null where a primitive is now",
            PLAIN.replace("int age = 7", "Integer age"),
            PLAIN,
            "at `age`, "),
        Arguments.of(
            "record component added",
            RECORD,
            RECORD.replace("int age", "int size, int age").replace("7, ", "1, 7, "),
            "at `size`, "),
        Arguments.of(
            "record component renamed",
            RECORD,
            RECORD.replace("String name", "String title"),
            "at `title`, "),
        Arguments.of(
            "record component retyped",
            RECORD,
            RECORD.replace("String name", "int name").replace("\"n\"", "5"),
            "at `name`, "),
        Arguments.of(
            "constant removed",
            WITH_ENUM,
            WITH_ENUM.replace("LOW, HIGH", "LOW").replace("Level.HIGH", "Level.LOW"),
            "at `level`, "),
        Arguments.of(
            "constant renamed", WITH_ENUM, WITH_ENUM.replace("HIGH", "TOP"), "at `level`, "));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("incompatible")
  void anyOtherChangeIsAMiss(String change, String before, String after, String why) {
    for (boolean inBytes : new boolean[] {false, true}) {
      assertThatThrownBy(() -> reread(before, after, inBytes))
          .isInstanceOfSatisfying(
              UndecodableValueException.class, e -> assertThat(e.reason()).isEqualTo(Reason.SHAPE))
          .hasMessageContaining(why);
    }
  }

  @Test
  void theClassIsNotInTheTableAndMayBeRenamed() throws Exception {
    EncodedValue stored;
    try (CompiledClasses old = compile(PLAIN)) {
      stored = values(old, false).encode(old.call("app.Item", "sample"));
    }
    Path own = Files.createTempDirectory(folder, "renamed");
    try (CompiledClasses fresh =
        CompiledClasses.compile(
            own, "app.Thing", "package app; " + PLAIN.replace("Item", "Thing"))) {
      Class<?> renamed = fresh.loader().loadClass("app.Thing");
      assertThat(new StoredValues(new JsonValueCodec(renamed, fresh.loader())).decode(stored))
          .isInstanceOf(renamed)
          .hasToString("7n");
    }
  }

  @Test
  void aSubtypeThatIsGoneIsAMissingClass() {
    NativeValue hexagon =
        new NativeValue.Attributes(
            Map.of(
                "shapes",
                new NativeValue.Items(
                    List.of(
                        new NativeValue.Attributes(
                            Map.of("@type", new NativeValue.Text("hexagon")))))));
    JsonValueCodec codec =
        new JsonValueCodec(JsonSamples.Drawing.class, getClass().getClassLoader());

    assertThatThrownBy(() -> codec.fromNative(hexagon))
        .isInstanceOfSatisfying(
            UndecodableValueException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.CLASS_MISSING))
        .hasMessageContaining("at `shapes[]`, the type that is named there is not known");
  }

  @ParameterizedTest
  @CsvSource({"'{', FORMAT", "'{\"value\":1}x', FORMAT", "'', SHAPE", "null, FORMAT"})
  void brokenJsonIsUndecodable(String json, Reason reason) {
    JsonValueCodec codec =
        new JsonValueCodec(JsonSamples.Reading.class, getClass().getClassLoader());
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> codec.decode(bytes, 0, bytes.length))
        .isInstanceOfSatisfying(
            UndecodableValueException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void aMessageSaysNothingOfTheContent() {
    JsonValueCodec codec =
        new JsonValueCodec(JsonSamples.Reading.class, getClass().getClassLoader());
    NativeValue stored =
        new NativeValue.Attributes(Map.of("value", new NativeValue.Text("my secret")));

    assertThatThrownBy(() -> codec.fromNative(stored))
        .isInstanceOf(UndecodableValueException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void aNumberOfSomebodyElseIsReadAsTheDeclaredTypeOnlyIfItIsOne() throws Exception {
    JsonValueCodec longs = new JsonValueCodec(Long.class, getClass().getClassLoader());

    assertThat(longs.fromNative(new NativeValue.Decimal(BigDecimal.TEN))).isEqualTo(10L);
    assertThatThrownBy(() -> longs.fromNative(new NativeValue.Decimal(new BigDecimal("1.5"))))
        .isInstanceOf(UndecodableValueException.class);
  }
}
