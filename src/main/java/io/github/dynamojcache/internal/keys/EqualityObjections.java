package io.github.dynamojcache.internal.keys;

/**
 * Reasons why the parts of a class do not determine which of its objects are equal, worded for the
 * user.
 */
final class EqualityObjections {

  private EqualityObjections() {}

  static String toEquals(Class<?> type, String whatItDoes) {
    return "is a "
        + type.getName()
        + ", whose equals "
        + whatItDoes
        + ": its fields do not tell for certain which keys are equal. "
        + RefusedForm.codecFor(type);
  }

  static String toUncompared(Class<?> type, String field) {
    return "is a "
        + type.getName()
        + ", whose equals does not compare the field '"
        + field
        + "': equal keys would be stored as two. "
        + RefusedForm.codecFor(type);
  }

  static String toTrial(Class<?> type, String whatWasFound) {
    return "is a " + type.getName() + ", " + whatWasFound + ". " + RefusedForm.codecFor(type);
  }
}
