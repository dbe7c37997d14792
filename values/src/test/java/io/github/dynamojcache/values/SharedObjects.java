package io.github.dynamojcache.values;

import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.Set;
import java.util.UUID;

/** Which objects may be told apart by {@code ==}: all but those of the classes in here. */
final class SharedObjects {

  /**
   * Immutable and with an {@code equals} of their own. They are written out each time they are met,
   * so that equal values have equal bytes; each comes back as an object of its own.
   */
  private static final Set<Class<?>> WRITTEN_OUT =
      Set.of(UUID.class, URI.class, BigDecimal.class, BigInteger.class);

  /**
   * Immutable and with an {@code equals} of their own. What holds them makes or parses them anew
   * for each object that is read.
   */
  private static final Set<String> MADE_ANEW =
      Set.of("java.time.zone.ZoneRules", "org.apache.avro.Schema");

  /**
   * The JDK keeps them in a cache, which may or may not still have one. They have an {@code equals}
   * of their own.
   */
  private static final Set<String> CACHED =
      Set.of("java.util.Locale", "sun.util.locale.BaseLocale", "sun.util.locale.LocaleExtensions");

  private SharedObjects() {}

  /** Returns whether two references to an equal object are as good as two to the same. */
  static boolean areUnshared(Object object) {
    return WRITTEN_OUT.contains(object.getClass())
        || isMadeAnew(object.getClass())
        || isValueBased(object);
  }

  /** Returns whether an equal object is as good as the very same. */
  static boolean haveEquals(Object object) {
    return areUnshared(object) || CACHED.contains(object.getClass().getName());
  }

  private static boolean isMadeAnew(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (MADE_ANEW.contains(c.getName())) {
        return true;
      }
    }
    return false;
  }

  /** By the JDK's own mark: programs must not ask for the identity of such objects. */
  private static boolean isValueBased(Object object) {
    for (Class<?> c = object.getClass(); c != null; c = c.getSuperclass()) {
      for (Annotation annotation : c.getDeclaredAnnotations()) {
        if (annotation.annotationType().getName().equals("jdk.internal.ValueBased")) {
          return true;
        }
      }
    }
    return false;
  }
}
