package io.github.dynamojcache.internal.values.kryo;

import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The classes whose objects may occur in the bytes of Java serialization for an object of one
 * class: the class and its superclasses, the JDK's serialization proxies, and those parts that hold
 * nothing else. Every other object is written and filtered as a part of the value, not in these
 * bytes. The bytes may also hold class objects: the filter is called for these as for the class of
 * a part.
 */
final class SerializedClasses {

  /** Packages of the JDK whose serializable classes are values. */
  private static final List<String> PACKAGES =
      List.of(
          "com.sun.org.apache.xerces.internal.jaxp.datatype",
          "java.io",
          "java.lang",
          "java.math",
          "java.net",
          "java.nio",
          "java.nio.channels",
          "java.nio.charset",
          "java.nio.file",
          "java.security",
          "java.security.cert",
          "java.security.spec",
          "java.sql",
          "java.text",
          "java.time",
          "java.time.chrono",
          "java.time.format",
          "java.time.temporal",
          "java.time.zone",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks",
          "java.util.regex",
          "java.util.zip",
          "javax.security.auth.x500",
          "javax.sql.rowset.serial",
          "javax.xml.datatype",
          "javax.xml.namespace",
          "sun.util",
          "sun.util.calendar");

  private static final String LOCKS = "java.util.concurrent.locks.";

  private static final Map<String, Class<?>> PRIMITIVES =
      Stream.of(
              boolean.class,
              byte.class,
              char.class,
              short.class,
              int.class,
              long.class,
              float.class,
              double.class,
              void.class)
          .collect(Collectors.toUnmodifiableMap(Class::getName, Function.identity()));

  /** It names the class of the constants, so these bytes never contain it. */
  private static final String OF_ENUM_SET = "java.util.EnumSet$SerializationProxy";

  /** The classes whose objects {@code writeReplace} of classes of the JDK returns. */
  private static final List<String> PROXIES =
      List.of(
          "java.time.Ser",
          "java.time.chrono.Ser",
          "java.time.zone.Ser",
          "java.util.CollSer",
          "java.util.concurrent.atomic.DoubleAccumulator$SerializationProxy",
          "java.util.concurrent.atomic.DoubleAdder$SerializationProxy",
          "java.util.concurrent.atomic.LongAccumulator$SerializationProxy",
          "java.util.concurrent.atomic.LongAdder$SerializationProxy",
          "com.sun.org.apache.xerces.internal.jaxp.datatype.DurationImpl$DurationStream",
          "com.sun.org.apache.xerces.internal.jaxp.datatype.SerializedDuration",
          "com.sun.org.apache.xerces.internal.jaxp.datatype.SerializedXMLGregorianCalendar");

  private final Map<String, Class<?>> named = new HashMap<>();

  /**
   * Examines a class.
   *
   * @param type the class of the objects
   */
  SerializedClasses(Class<?> type) {
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      named.put(c.getName(), c);
    }
    named.put(StackTraceElement.class.getName(), StackTraceElement.class);
    if (type == TimeZone.class) {
      named.put(zoneInfo().getName(), zoneInfo());
    }
  }

  /** The private class of all time zones of the JDK. */
  private static Class<?> zoneInfo() {
    return TimeZone.getTimeZone("UTC").getClass();
  }

  /**
   * Returns whether objects of a class of the JDK are values that Java serialization may write and
   * read.
   *
   * @param type a class of the JDK
   */
  static boolean areValues(Class<?> type) {
    return Serializable.class.isAssignableFrom(type)
        && !type.isInterface()
        && (PACKAGES.contains(type.getPackageName()) || Throwable.class.isAssignableFrom(type))
        && !type.getPackageName().startsWith("javax.management")
        && type != ObjectStreamClass.class // it describes the classes of this JVM
        && !SecureRandom.class.isAssignableFrom(type)
        && !Provider.class.isAssignableFrom(type);
  }

  /**
   * Returns whether an object is one with which a class of the JDK replaces its own when writing.
   *
   * @param object an object that the first one holds
   */
  static boolean isProxy(Object object) {
    return areProxies(object.getClass()) || object.getClass().getName().equals(OF_ENUM_SET);
  }

  /**
   * Returns whether the objects of a class represent those of another one in bytes.
   *
   * @param type a class that bytes name
   */
  static boolean areProxies(Class<?> type) {
    return PROXIES.contains(type.getName());
  }

  /**
   * Returns whether these bytes contain an object itself.
   *
   * @param type the class of an object that the first one holds
   */
  static boolean standInline(Class<?> type) {
    return (type.isArray() && type.getComponentType().isPrimitive())
        || type == StackTraceElement.class
        || type.getName().startsWith(LOCKS);
  }

  /**
   * Returns whether a class may be named.
   *
   * @param type a class that is about to be written
   */
  boolean contain(Class<?> type) {
    return named.get(type.getName()) == type
        || standInline(type)
        || PROXIES.contains(type.getName())
        || type.isPrimitive();
  }

  /**
   * Finds a class that bytes name.
   *
   * @param name a name as in a class descriptor
   * @return the class; null when these bytes must not name it
   */
  @Nullable Class<?> find(String name) throws ClassNotFoundException {
    Class<?> known = named.getOrDefault(name, PRIMITIVES.get(name));
    if (known != null) {
      return known;
    }
    boolean primitives = name.length() == 2 && name.charAt(0) == '[';
    return primitives || name.startsWith(LOCKS) || PROXIES.contains(name)
        ? Class.forName(name, false, null)
        : null;
  }
}
