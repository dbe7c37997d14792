package io.github.dynamojcache.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.HashCode;
import io.github.dynamojcache.codec.UnsupportedKeyException;
import java.util.EnumSet;
import java.util.LinkedList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.joda.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys that were reported to be written and never read, or to be read as another key. */
@SuppressWarnings({"NonApiType", "JdkObsolete", "JodaConstructors"})
class ReportedKeysTest {

  record Mixed(
      EnumSet<TimeUnit> units,
      LinkedList<String> names,
      ConcurrentHashMap<String, Integer> counts,
      ImmutableList<String> lines) {}

  private final CanonicalKeys keys = new CanonicalKeys(getClass().getClassLoader(), List.of());

  static Stream<Object> keys() {
    ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();
    counts.put("a", 1);
    return Stream.of(
        new Mixed(
            EnumSet.of(TimeUnit.DAYS), new LinkedList<>(List.of("a")), counts, ImmutableList.of()),
        HashCode.fromInt(5),
        HashCode.fromLong(5));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aKeyThatIsWrittenIsRead(Object key) {
    Object read = keys.decode(keys.encode(key).text());

    assertThat(read).isEqualTo(key).hasSameHashCodeAs(key);
  }

  @ParameterizedTest
  @MethodSource("dates")
  void aDateOfJodaIsReadWholeOrRefused(Object key) {
    CanonicalKey text;
    try {
      text = keys.encode(key);
    } catch (UnsupportedKeyException e) {
      assertThat(e).hasMessageContaining(key.getClass().getName()).hasMessageContaining("KeyCodec");
      return;
    }
    Object read = keys.decode(text.text());

    assertThat(read).isEqualTo(key).hasSameHashCodeAs(key).hasToString(key.toString());
  }

  static Stream<Object> dates() {
    return Stream.of(
        new LocalDate(2020, 1, 2),
        new org.joda.time.LocalTime(1, 2),
        new org.joda.time.LocalDateTime(5L),
        new org.joda.time.Instant(5L),
        new org.joda.time.DateTime(5L),
        org.joda.time.DateTimeZone.forID("Europe/Berlin"));
  }
}
