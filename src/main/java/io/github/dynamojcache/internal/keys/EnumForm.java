package io.github.dynamojcache.internal.keys;

/**
 * The form of an enum's constants: class and name, never the ordinal, which a new constant would
 * shift.
 *
 * @param type the enum itself, not the class of a constant with a body
 */
record EnumForm(Class<?> type) implements KeyForm {

  static final String TAG = "e";

  @Override
  public String tag() {
    return TAG;
  }

  @Override
  public void write(Object key, KeyWriter out) {
    out.raw(":");
    out.name(type.getName());
    out.raw("#");
    out.name(((Enum<?>) key).name());
  }

  static Object parse(KeyReader in, ClassFinder classes) {
    in.expect(':');
    Class<?> type = classes.find(in.name());
    in.expect('#');
    String name = in.name();
    if (type.isEnum()) {
      for (Object constant : type.getEnumConstants()) {
        if (((Enum<?>) constant).name().equals(name)) {
          return constant;
        }
      }
    }
    throw in.fail("names a constant that " + type.getName() + " does not have", null);
  }
}
