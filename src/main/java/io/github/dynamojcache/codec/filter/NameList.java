package io.github.dynamojcache.codec.filter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A list of classes and packages, written as text: one package a line, then what is meant of it.
 *
 * <pre>
 * com.acme.orders: *
 * com.acme.util: Money Rate Tuple*
 * </pre>
 *
 * <p>{@code *} is the package and all below it, {@code Tuple*} every class that begins so. A class
 * stands for the classes nested in it, too. Immutable.
 */
final class NameList {

  /** Classes, and packages with the dot behind them. */
  private final Set<String> names = new HashSet<>();

  private final List<String> beginnings = new ArrayList<>();

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
}
