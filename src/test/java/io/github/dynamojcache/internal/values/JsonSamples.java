package io.github.dynamojcache.internal.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an application may want to see in the console. */
final class JsonSamples {

  enum Level {
    LOW,
    HIGH {
      @Override
      public String toString() {
        return "very high";
      }
    }
  }

  record Line(String article, int pieces, BigDecimal price) {}

  record Order(long number, String customer, List<Line> lines, Map<String, String> notes) {}

  @SuppressWarnings("ArrayRecordComponent") // that is what is tested
  record Bytes(byte[] content, int[] numbers) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes that
          && Arrays.equals(content, that.content)
          && Arrays.equals(numbers, that.numbers);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(content);
    }
  }

  record Scalars(
      byte tiny,
      short small,
      int whole,
      long large,
      float single,
      double twice,
      char letter,
      boolean truth,
      BigInteger huge,
      BigDecimal exact) {}

  record Times(
      Instant instant,
      LocalDate date,
      OffsetDateTime offset,
      ZonedDateTime zoned,
      Duration duration,
      Date old) {}

  record Sorts(
      UUID id,
      URI uri,
      Level level,
      Optional<String> maybe,
      Set<Level> levels,
      Map<Level, Integer> counts) {}

  record Holder(@Nullable Object content) {}

  record Reading(double value) {}

  record Text(@Nullable String value) {}

  /** Private state, no getters, a constructor without parameters. */
  static final class Plain {
    private String name = "";
    private List<String> tags = new ArrayList<>();
    private transient String label = "";

    private Plain() {}

    static Plain of(String name, String... tags) {
      Plain plain = new Plain();
      plain.name = name;
      plain.tags = new ArrayList<>(List.of(tags));
      plain.label = name + "...";
      return plain;
    }

    @Override
    public String toString() {
      return label;
    }

    public String getShouting() {
      return name.toUpperCase(Locale.ROOT) + "!";
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Plain that && name.equals(that.name) && tags.equals(that.tags);
    }

    @Override
    public int hashCode() {
      return Objects.hash(name, tags);
    }
  }

  /** Nothing but a constructor, which says what is what. */
  static final class Fixed {
    private final String name;

    @JsonCreator
    Fixed(@JsonProperty("name") String name) {
      this.name = name;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Fixed that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Circle.class, name = "circle"),
    @JsonSubTypes.Type(value = Square.class, name = "square")
  })
  sealed interface Shape {}

  record Circle(int radius) implements Shape {}

  record Square(int side) implements Shape {}

  record Drawing(List<Shape> shapes) {}

  static class Base {
    int a = 1;
  }

  static final class Derived extends Base {
    int b = 2;
  }

  static final class Node {
    String name = "n";
    @Nullable Node next;
  }

  private JsonSamples() {}
}
