package io.github.dynamojcache.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dynamojcache.codec.KeyCodec;
import io.github.dynamojcache.codec.UnsupportedKeyException;
import io.github.dynamojcache.internal.values.CompiledClasses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Follows the advice of the messages: the lines that they show compile, and make the class a key.
 */
class KeyCodecRemedyTest {

  private static final Pattern LINES = Pattern.compile("(?s)public final class (\\w+).*\n}\n");

  private static final String EMAIL =
      """
      package app;
      public class Email {
        private final String address;
        public Email(String address) { this.address = address; }
        public String address() { return address; }
        @Override public boolean equals(Object o) {
          return o instanceof Email that && address.equalsIgnoreCase(that.address);
        }
        @Override public int hashCode() { return address.toLowerCase().hashCode(); }
        public static Object upper() { return new Email("A@X"); }
        public static Object lower() { return new Email("a@x"); }
        %s
      }
      """;

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path folder;

  @Test
  void theLinesOfTheMessageMakeTheClassAKey() throws Exception {
    String toText = "key.address().toLowerCase(java.util.Locale.ROOT)";
    String fromText = "new app.Email(text)";
    String lines;
    try (CompiledClasses classes =
        CompiledClasses.compile(
            Files.createDirectory(folder.resolve("before")), "app.Email", EMAIL.formatted(""))) {
      Object key = classes.call("app.Email", "upper");
      CanonicalKeys keys = new CanonicalKeys(classes.loader(), List.of());
      UnsupportedKeyException refused =
          catchThrowableOfType(UnsupportedKeyException.class, () -> keys.encode(key));
      assertThat(refused).hasMessageContaining("META-INF/services/" + KeyCodec.class.getName());
      lines = linesIn(String.valueOf(refused.getMessage()));
    }
    String codec =
        lines
            .replaceFirst("return \\.\\.\\.;", Matcher.quoteReplacement("return " + toText + ";"))
            .replaceFirst("return \\.\\.\\.;", Matcher.quoteReplacement("return " + fromText + ";"))
            .replace("public final class", "public static final class");
    String nested = codec + "public static Object codec() { return new EmailCodec(); }";

    try (CompiledClasses classes =
        CompiledClasses.compile(
            Files.createDirectory(folder.resolve("after")), "app.Email", EMAIL.formatted(nested))) {
      CanonicalKeys keys =
          new CanonicalKeys(
              classes.loader(), List.of((KeyCodec<?>) classes.call("app.Email", "codec")));
      Object upper = classes.call("app.Email", "upper");
      Object lower = classes.call("app.Email", "lower");

      assertThat(keys.encode(upper)).isEqualTo(keys.encode(lower));
      assertThat(keys.decode(keys.encode(upper).text())).isEqualTo(upper);
    }
  }

  private static String linesIn(String message) {
    Matcher lines = LINES.matcher(message);
    assertThat(lines.find()).as(message).isTrue();
    return lines.group();
  }
}
