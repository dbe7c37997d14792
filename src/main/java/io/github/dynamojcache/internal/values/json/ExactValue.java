package io.github.dynamojcache.internal.values.json;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value of the JDK as snapshots compare it. The {@code equals} of some of these classes ignores
 * the class ({@code Date}) or a part of the state (the classes of XML).
 *
 * @param value the value
 */
record ExactValue(Object value) {

  /** Equal instants of these classes may have different texts, for example with another offset. */
  private static final String XML = "javax.xml.";

  private static final String QUALIFIED_NAME = "javax.xml.namespace.QName";

  private static final String XML_PROVIDER = "com.sun.org.apache.xerces.";

  static boolean covers(Class<?> type) {
    String name = type.getName();
    return name.startsWith("java.") || name.startsWith("javax.") || name.startsWith(XML_PROVIDER);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ExactValue that
        && (value instanceof Map.Entry || value.getClass() == that.value.getClass())
        && value.equals(that.value)
        && Objects.equals(text(value), text(that.value));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Returns the state that {@code equals} ignores; null when it ignores none. */
  private static @Nullable String text(Object value) {
    String name = value.getClass().getName();
    if (!name.startsWith(XML) && !name.startsWith(XML_PROVIDER)) {
      return null;
    }
    return name.equals(QUALIFIED_NAME) ? prefix(value) + value : value.toString();
  }

  /** Uses reflection, because not every JVM has the XML module. */
  private static String prefix(Object qualifiedName) {
    try {
      return qualifiedName.getClass().getMethod("getPrefix").invoke(qualifiedName) + ":";
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e); // cannot happen: it is public
    }
  }
}
