package io.github.dynamojcache.internal.values.kryo;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of types in stored shapes. Frequent types are shortened to one character, and so are
 * the packages of the JDK and the class's own package. No table here may ever change.
 */
final class TypeText {

  /** None of these characters can be a name. */
  private static final String WHOLE_CODES = "0123456789#*~=+(){}-'";

  private static final List<String> WHOLE =
      List.of(
          "boolean",
          "byte",
          "char",
          "short",
          "int",
          "long",
          "float",
          "double",
          "java.lang.String",
          "java.lang.Object",
          "java.util.List",
          "java.util.Map",
          "java.util.Set",
          "java.math.BigDecimal",
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalDateTime",
          "java.util.UUID",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Boolean");

  private static final String PREFIX_CODES = "!%^@";

  private static final List<String> PREFIXES =
      List.of("java.lang.", "java.util.", "java.time.", "java.");

  private static final char OWN_PACKAGE = '&';

  private static final Pattern NAME = Pattern.compile("[^<>,\\[\\]? ]+");

  private final String ownPackage;

  /**
   * Creates the texts of one class.
   *
   * @param className the name of the class whose shape is written
   */
  TypeText(String className) {
    this.ownPackage = className.substring(0, className.lastIndexOf('.') + 1);
  }

  /**
   * Shortens a type.
   *
   * @param type as {@link java.lang.reflect.Type#getTypeName()} returns it
   * @return the text to store
   */
  String shorten(String type) {
    return replace(type.replace(", ", ","), this::shortName);
  }

  /**
   * Expands a shortened type.
   *
   * @param text a stored text
   * @return the type, with full names
   */
  String expand(String text) {
    return replace(text, this::fullName);
  }

  private static String replace(String text, UnaryOperator<String> names) {
    return NAME.matcher(text)
        .replaceAll(name -> Matcher.quoteReplacement(names.apply(name.group())));
  }

  private String shortName(String name) {
    int whole = WHOLE.indexOf(name);
    if (whole >= 0) {
      return String.valueOf(WHOLE_CODES.charAt(whole));
    }
    if (!ownPackage.isEmpty() && name.startsWith(ownPackage)) {
      return OWN_PACKAGE + name.substring(ownPackage.length());
    }
    for (int i = 0; i < PREFIXES.size(); i++) {
      if (name.startsWith(PREFIXES.get(i))) {
        return PREFIX_CODES.charAt(i) + name.substring(PREFIXES.get(i).length());
      }
    }
    return name;
  }

  private String fullName(String name) {
    char first = name.charAt(0);
    int whole = name.length() == 1 ? WHOLE_CODES.indexOf(first) : -1;
    if (whole >= 0) {
      return WHOLE.get(whole);
    }
    if (first == OWN_PACKAGE) {
      return ownPackage + name.substring(1);
    }
    int prefix = PREFIX_CODES.indexOf(first);
    return prefix >= 0 ? PREFIXES.get(prefix) + name.substring(1) : name;
  }
}
