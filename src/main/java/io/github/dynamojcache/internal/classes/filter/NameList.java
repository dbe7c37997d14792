package io.github.dynamojcache.internal.classes.filter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A list of classes and packages as text: one line for each package, with its classes.
 *
 * <pre>
 * com.acme.orders: *
 * com.acme.util: Money Rate Tuple*
 * </pre>
 *
 * <p>{@code *} matches the package and all below it, {@code Tuple*} every class with that prefix. A
 * class also matches the classes nested in it. Immutable.
 */
final class NameList {

  /** Classes, and packages with the trailing dot. */
  private final Set<String> names = new HashSet<>();

  private final List<String> beginnings = new ArrayList<>();

  /**
   * With fewer dots, such as {@code ognl.} or {@code groovy.lang.Script}, a match may be
   * accidental.
   */
  private static final int DOTS_OF_RELOCATED = 3;

  private NameList() {}

  /**
   * Reads a list.
   *
   * @param text lines of the form above
   * @return the list
   */
  static NameList of(String text) {
    NameList list = new NameList();
    text.lines().forEach(list::add);
    return list;
  }

  private void add(String line) {
    int colon = line.indexOf(':');
    String inPackage = line.substring(0, colon) + ".";
    for (String name : line.substring(colon + 2).split(" ", -1)) {
      if (name.equals("*")) {
        names.add(inPackage);
      } else if (name.endsWith("*")) {
        beginnings.add(inPackage + name.substring(0, name.length() - 1));
      } else {
        names.add(inPackage + name);
      }
    }
  }

  /**
   * Tells whether a class is in the list.
   *
   * @param className the name of a class
   * @return whether it, a class around it or a package above it is in the list
   */
  boolean contains(String className) {
    if (names.contains(className)) {
      return true;
    }
    for (int i = 1; i < className.length(); i++) {
      char c = className.charAt(i);
      if ((c == '.' && names.contains(className.substring(0, i + 1)))
          || (c == '$' && names.contains(className.substring(0, i)))) {
        return true;
      }
    }
    for (String beginning : beginnings) {
      if (className.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Tells whether a class is one of the list that another library bundles under a package of its
   * own: {@code com.other.shaded.} before the whole name.
   *
   * @param className the name of a class
   * @return whether the rest of it, after one of its dots, is in the list
   */
  boolean containsRelocated(String className) {
    for (int start = className.indexOf('.') + 1;
        start > 0;
        start = className.indexOf('.', start) + 1) {
      String rest = className.substring(start);
      if (rest.chars().filter(c -> c == '.').count() < DOTS_OF_RELOCATED) {
        return false;
      }
      if (contains(rest)) {
        return true;
      }
    }
    return false;
  }
}
