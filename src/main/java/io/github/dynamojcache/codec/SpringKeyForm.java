package io.github.dynamojcache.codec;

import java.util.Set;

/**
 * Spring's {@code SimpleKey}: its parameters, compared deeply. Read back through the constructor,
 * which computes the hash code that the class keeps.
 *
 * @param type the class, seen by the application's class loader
 */
record SpringKeyForm(FrameworkClass type) implements KeyForm {

  static final String CLASS = "org.springframework.cache.interceptor.SimpleKey";
  static final String TAG = "key";

  static KeyForm of(Class<?> type) {
    FrameworkClass known = FrameworkClass.of(type, Set.of("params", "hashCode"));
    return known == null ? FrameworkClass.unknownVersion(type) : new SpringKeyForm(known);
  }

  @Override
  public String tag() {
    return TAG;
  }

  @Override
  public void write(Object key, KeyWriter out) {
    out.raw("[");
    Object[] parameters = (Object[]) type.get(key, "params");
    for (int i = 0; parameters != null && i < parameters.length; i++) {
      out.raw(i == 0 ? "" : ",");
      out.deepPart(i, parameters[i]);
    }
    out.raw("]");
  }

  static Object parse(KeyReader in, ClassLoader loader) {
    Object[] parameters = CollectionForms.parts(in, '[', ']').toArray();
    return FrameworkClass.create(
        ClassNames.load(CLASS, loader), 1, Object[].class, (Object) parameters);
  }
}
