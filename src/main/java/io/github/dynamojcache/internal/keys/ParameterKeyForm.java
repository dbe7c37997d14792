package io.github.dynamojcache.internal.keys;

import io.github.dynamojcache.internal.classes.ClassLookup;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys that frameworks make of a method's parameters: one array, compared deeply. They are read
 * back through the constructor, which computes the hash code that most of them store.
 */
enum ParameterKeyForm {
  SPRING("key", "org.springframework.cache.interceptor.SimpleKey", "params", true),
  /** Of the reference modules for the annotations of JSR-107: CDI, Guice and Spring. */
  REFERENCE("gkey", "org.jsr107.ri.annotations.DefaultGeneratedCacheKey", "parameters", true),
  MICRONAUT("mkey", "io.micronaut.cache.interceptor.ParametersKey", "params", true),
  QUARKUS("qkey", "io.quarkus.cache.CompositeCacheKey", "keyElements", false);

  private final String tag;
  private final String className;
  private final String parameters;
  private final boolean keepsHashCode;

  ParameterKeyForm(String tag, String className, String parameters, boolean keepsHashCode) {
    this.tag = tag;
    this.className = className;
    this.parameters = parameters;
    this.keepsHashCode = keepsHashCode;
  }

  String tag() {
    return tag;
  }

  /**
   * Returns the form of a class.
   *
   * @param type any class
   * @return its form; null when it is none of these, nor a subclass that is the same key
   */
  static @Nullable KeyForm of(Class<?> type) {
    for (ParameterKeyForm kind : values()) {
      Class<?> known = kind.sameKeyAbove(type);
      if (known != null) {
        FrameworkClass fields = FrameworkClass.of(known, kind.fields());
        return fields == null ? FrameworkClass.unknownVersion(known) : new Form(kind, fields);
      }
    }
    return null;
  }

  private @Nullable Class<?> sameKeyAbove(Class<?> type) {
    Class<?> c = type;
    while (!c.getName().equals(className)) {
      Class<?> above = c.getSuperclass();
      // In the reference modules, keys of two different classes are never equal.
      if (above == null || this == REFERENCE || !SameKeyClass.addsNothing(c)) {
        return null;
      }
      c = above;
    }
    return c;
  }

  private Set<String> fields() {
    Set<String> fields = new HashSet<>(List.of(parameters));
    if (keepsHashCode) {
      fields.add("hashCode");
    }
    return fields;
  }

  private record Form(ParameterKeyForm kind, FrameworkClass type) implements KeyForm {

    @Override
    public String tag() {
      return kind.tag;
    }

    @Override
    public void write(Object key, KeyWriter out) {
      out.raw("[");
      Object[] parameters = (Object[]) type.get(key, kind.parameters);
      for (int i = 0; parameters != null && i < parameters.length; i++) {
        out.raw(i == 0 ? "" : ",");
        out.deepPart(i, parameters[i]);
      }
      out.raw("]");
    }
  }

  Object parse(KeyReader in, ClassLookup lookup) {
    Object[] read = CollectionForms.parts(in, '[', ']').toArray();
    return FrameworkClass.create(
        ClassNames.load(className, lookup), 1, Object[].class, (Object) read);
  }
}
