package io.github.dynamojcache.internal.classes.filter;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names of classes, exact or with {@code *} at the end. {@code com.acme.*} matches everything in
 * that package and below it, {@code com.acme.Order*} every name with that prefix, {@code *}
 * everything.
 *
 * @param names the names, in the order in which they were given
 */
public record ClassPatterns(List<String> names) implements Serializable {

  /** The JVM allows more in names than Java does: Kotlin and Scala have classes with a hyphen. */
  private static final Pattern FORM = Pattern.compile("\\*|[^\\s\\p{Cntrl}*/\\[;,\"\\\\]+\\*?");

  /** The empty list. */
  public static final ClassPatterns NONE = new ClassPatterns(List.of());

  /**
   * Stores the names.
   *
   * @throws IllegalArgumentException when one is not a class name with or without {@code *} at the
   *     end
   */
  public ClassPatterns {
    names = List.copyOf(names);
    for (String name : names) {
      if (!isPattern(name)) {
        throw new IllegalArgumentException(name);
      }
    }
  }

  /**
   * Tells whether a text may be in a list.
   *
   * @param text the name of a class, perhaps with {@code *} at the end
   * @return whether it has the form of one
   */
  static boolean isPattern(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * Adds another list to this one.
   *
   * @param others more names
   * @return both, each name once
   */
  public ClassPatterns and(ClassPatterns others) {
    return new ClassPatterns(
        Stream.concat(names.stream(), others.names.stream()).distinct().toList());
  }

  /**
   * Tells whether a class is listed by its own name.
   *
   * @param className the name of a class
   * @return whether the exact name is in the list
   */
  boolean name(String className) {
    return names.contains(className);
  }

  /**
   * Tells whether a class is listed.
   *
   * @param className the name of a class
   * @return whether a name in the list matches
   */
  boolean match(String className) {
    for (String name : names) {
      int end = name.length() - 1;
      if (name.charAt(end) == '*'
          ? className.regionMatches(0, name, 0, end)
          : className.equals(name)) {
        return true;
      }
    }
    return false;
  }
}
