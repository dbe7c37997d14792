package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.internal.classes.filter.ClassPatterns;
import io.github.dynamojcache.internal.classes.filter.DerivedClassFilter;
import io.github.dynamojcache.internal.classes.filter.FilterMode;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A cache whose declared type says nothing, and whose owner adds each line a refusal asks for. */
final class AdvisedCache {

  private static final Pattern LINE =
      Pattern.compile("dynamo-jcache\\.caches\\.\"books\"\\.allowed-classes \\+= \"[^\"]+\"");

  private static final int PATIENCE = 9;

  private final List<String> allowed = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  /** Follows the lines until the value is stored, or until a refusal has none. */
  @Nullable EncodedValue store(Object value) {
    for (int i = 0; i < PATIENCE; i++) {
      try {
        return values().encode(value);
      } catch (UnsupportedValueException e) {
        String message = String.valueOf(e.getMessage());
        refusals.add(message);
        Matcher line = LINE.matcher(message);
        if (!line.find()) {
          assertThat(message).doesNotContain("allowed-classes");
          return null;
        }
        String name = classIn(line.group());
        assertThat(allowed).as(message).doesNotContain(name);
        allowed.add(name);
      }
    }
    throw new AssertionError("it asks for line after line: " + refusals);
  }

  private static String classIn(String line) {
    return ConfigFactory.parseString(line)
        .resolve()
        .getStringList("dynamo-jcache.caches.\"books\".allowed-classes")
        .get(0);
  }

  Object read(EncodedValue stored) throws UndecodableValueException {
    return values().decode(stored);
  }

  private StoredValues values() {
    return new StoredValues(
        new KryoValueCodec(
            AdvisedCache.class.getClassLoader(),
            DerivedClassFilter.of(
                "books", FilterMode.DERIVED, new ClassPatterns(allowed), Object.class)));
  }

  /** The lines that were added. */
  List<String> followed() {
    return List.copyOf(allowed);
  }

  /** What was said last. */
  String lastRefusal() {
    return refusals.get(refusals.size() - 1);
  }

  /** Fails when the last refusal is about a class whose line was added. */
  void requireNoObjectionTo(String className) {
    String last = lastRefusal();
    String why = last.substring(last.indexOf(": ") + 2);
    assertThat(why).as(String.join("\nthen: ", refusals)).doesNotStartWith(className + " ");
  }
}
