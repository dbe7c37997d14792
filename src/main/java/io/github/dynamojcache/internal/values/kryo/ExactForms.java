package io.github.dynamojcache.internal.values.kryo;

import static io.github.dynamojcache.internal.values.kryo.Mark.MONTH_ZERO;
import static io.github.dynamojcache.internal.values.kryo.Mark.NEGATIVE_COUNT;
import static io.github.dynamojcache.internal.values.kryo.Mark.NULL_TEXT;

import com.esotericsoftware.kryo.kryo5.Serializer;
import java.net.Inet6Address;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap.KeySetView;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides which objects of a class of the JDK are restored exactly by its compact form. */
@SuppressWarnings({"rawtypes", "unchecked"}) // one map for all classes
final class ExactForms {

  /** The flags with which a pattern can be compiled; only an attacker's bytes contain others. */
  private static final int KNOWN_FLAGS = 0x1FF;

  private record Rule(Mark mark, Predicate whole) {}

  private static final Map<Class<?>, Rule> RULES =
      Map.ofEntries(
          rule(Locale.class, NULL_TEXT, LocaleValueSerializer::isWhole),
          rule(TimeZone.class, NULL_TEXT, ExactForms::isWhole),
          rule(GregorianCalendar.class, NULL_TEXT, GregorianCalendarSerializer::isWhole),
          rule(Pattern.class, NULL_TEXT, ExactForms::isWhole),
          rule(ZonedDateTime.class, MONTH_ZERO, ExactForms::isWhole),
          rule(StackTraceElement.class, NEGATIVE_COUNT, ExactForms::isWhole),
          rule(StackTraceElement[].class, NEGATIVE_COUNT, ExactForms::isWhole),
          rule(Inet6Address.class, NEGATIVE_COUNT, ExactForms::isWhole),
          rule(List.class, NEGATIVE_COUNT, ExactForms::isWhole),
          rule(KeySetView.class, NEGATIVE_COUNT, v -> v.getMappedValue() == Boolean.TRUE),
          rule(Properties.class, NEGATIVE_COUNT, ExactForms::isWhole),
          rule(LinkedHashMap.class, NEGATIVE_COUNT, ExactForms::isWhole),
          rule(LinkedBlockingQueue.class, NEGATIVE_COUNT, q -> isUnbounded(q)),
          rule(LinkedBlockingDeque.class, NEGATIVE_COUNT, q -> isUnbounded(q)));

  private ExactForms() {}

  private static <T> Map.Entry<Class<?>, Rule> rule(Class<T> type, Mark mark, Predicate<T> whole) {
    return Map.entry(type, new Rule(mark, whole));
  }

  /**
   * Adds to a class's compact form an alternative for the objects that it does not restore.
   *
   * @param type the class, as its name is stored
   * @param compact the compact form
   * @return the same when it is exact for all objects
   */
  static Serializer over(Class<?> type, Serializer compact) {
    Rule rule = RULES.get(type);
    if (rule == null) {
      return compact;
    }
    // A private container of the JDK that is stored under this class has only its elements.
    Predicate whole = object -> !type.isInstance(object) || rule.whole.test(object);
    return new EscapedSerializer<>(compact, rule.mark, whole);
  }

  /**
   * Returns whether the compact form of its class restores an object exactly.
   *
   * @param object an object of a class of the JDK
   */
  static boolean isWhole(Object object) {
    Rule rule = RULES.get(object.getClass());
    return rule == null || rule.whole.test(object);
  }

  /**
   * Returns whether a time zone is the JDK's zone of its ID.
   *
   * @param zone the time zone
   */
  static boolean isWhole(TimeZone zone) {
    TimeZone known = TimeZone.getTimeZone(zone.getID());
    return known.getClass() == zone.getClass() && known.equals(zone);
  }

  /**
   * Flags inside the expression are reported as if they applied to all of it, so they are not
   * exact. A pattern restored by Java serialization may not be compiled yet; calling matcher
   * compiles it.
   */
  private static boolean isWhole(Pattern pattern) {
    Objects.requireNonNull(pattern.matcher(""));
    return (pattern.flags() & ~KNOWN_FLAGS) == 0
        && (pattern.flags() == 0 || !pattern.pattern().contains("(?"));
  }

  /** The hour before clocks go back occurs twice. */
  private static boolean isWhole(ZonedDateTime time) {
    return ZonedDateTime.of(time.toLocalDateTime(), time.getZone()).equals(time);
  }

  /** An element made by the JVM also stores which of its parts toString shows. */
  private static boolean isWhole(StackTraceElement element) {
    return new StackTraceElement(
            element.getClassLoaderName(),
            element.getModuleName(),
            element.getModuleVersion(),
            element.getClassName(),
            element.getMethodName(),
            element.getFileName(),
            element.getLineNumber())
        .toString()
        .equals(element.toString());
  }

  private static boolean isWhole(@Nullable StackTraceElement[] elements) {
    return Arrays.stream(elements).filter(Objects::nonNull).allMatch(ExactForms::isWhole);
  }

  /**
   * For the argument null, contains returns false in a list of a stream; in the other kind it
   * throws.
   */
  private static boolean isWhole(List<?> immutable) {
    for (Object element : immutable) {
      if (element == null) {
        return true;
      }
    }
    List<?> copy = List.copyOf(immutable);
    return copy == immutable
        || (copy.getClass() != immutable.getClass() && throwsForNull(immutable));
  }

  /** Called only for a sublist. */
  private static boolean throwsForNull(List<?> immutable) {
    try {
      return immutable.contains(null);
    } catch (NullPointerException e) {
      return true;
    }
  }

  private static boolean isWhole(Properties properties) {
    return SerializedBytes.of(properties).parts().stream().noneMatch(Properties.class::isInstance);
  }

  /** Detects access order, in which reading an entry moves it, on a copy. */
  @SuppressWarnings("NonApiType") // other maps have no such order
  private static boolean isWhole(LinkedHashMap<?, ?> map) {
    LinkedHashMap<Object, Object> copy = (LinkedHashMap<Object, Object>) map.clone();
    copy.clear();
    copy.put(1, 1);
    copy.put(2, 2);
    Iterator<Object> keys = copy.get(1) == null ? null : copy.keySet().iterator();
    return keys != null && keys.next().equals(1);
  }

  /** The scope 0 shows only in the text. */
  private static boolean isWhole(Inet6Address address) {
    return address.getScopedInterface() == null
        && (address.getScopeId() != 0 || address.getHostAddress().indexOf('%') < 0);
  }

  private static boolean isUnbounded(LinkedBlockingQueue<?> queue) {
    return (long) queue.size() + queue.remainingCapacity() == Integer.MAX_VALUE;
  }

  private static boolean isUnbounded(LinkedBlockingDeque<?> deque) {
    return (long) deque.size() + deque.remainingCapacity() == Integer.MAX_VALUE;
  }
}
