package io.github.dynamojcache.internal.values.kryo;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The types of the JDK that will always be final. For a part with such a declared type, the class
 * of the value is not written. The list is part of the stored format. Classes of applications are
 * never in it, because they may become final or stop being final.
 */
final class ExactTypes {

  private static final Map<String, Class<?>> BY_NAME =
      List.<Class<?>>of(
              String.class,
              Boolean.class,
              Byte.class,
              Character.class,
              Short.class,
              Integer.class,
              Long.class,
              Float.class,
              Double.class,
              UUID.class,
              URI.class,
              Instant.class,
              LocalDate.class,
              LocalTime.class,
              LocalDateTime.class,
              OffsetDateTime.class,
              ZonedDateTime.class,
              Duration.class,
              StackTraceElement.class,
              boolean[].class,
              byte[].class,
              char[].class,
              short[].class,
              int[].class,
              long[].class,
              float[].class,
              double[].class)
          .stream()
          .collect(Collectors.toUnmodifiableMap(Class::getTypeName, Function.identity()));

  private static final Set<Class<?>> ALL = Set.copyOf(BY_NAME.values());

  private ExactTypes() {}

  /**
   * Returns whether an object declared with this type is of exactly this class.
   *
   * @param type a declared type
   */
  static boolean contains(Class<?> type) {
    return type.isPrimitive() || ALL.contains(type);
  }

  /**
   * Finds one by its name.
   *
   * @param typeName such as {@code java.lang.Integer} or {@code byte[]}
   * @return the class, or null when it is not one of them
   */
  static @Nullable Class<?> named(String typeName) {
    return BY_NAME.get(typeName);
  }
}
