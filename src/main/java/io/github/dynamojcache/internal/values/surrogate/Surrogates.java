package io.github.dynamojcache.internal.values.surrogate;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.codec.ValueSurrogate;
import io.github.dynamojcache.internal.classes.ClassFilter;
import io.github.dynamojcache.internal.classes.filter.ClassPatterns;
import io.github.dynamojcache.internal.classes.filter.DerivedClassFilter;
import io.github.dynamojcache.internal.classes.filter.FilterMode;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The surrogates of one cache. Those that the application declared take precedence over the
 * library's own. Immutable and thread-safe.
 */
public final class Surrogates {

  /** Accepts the classes for which the codecs have a built-in form. */
  private static final ClassFilter VALUES_OF_THE_JDK =
      DerivedClassFilter.of("", FilterMode.STRICT, ClassPatterns.NONE, Object.class);

  private final Map<Class<?>, NamedSurrogate> exact = new LinkedHashMap<>();
  private final Map<Class<?>, NamedSurrogate> withSubclasses = new LinkedHashMap<>();
  private final Set<String> names;

  /**
   * Creates the surrogates.
   *
   * @param declared the surrogates that the application declared, may be empty
   * @throws IllegalArgumentException when two are for one class, or one is for a class that cannot
   *     have any; the message says which
   */
  public Surrogates(Collection<? extends ValueSurrogate<?, ?>> declared) {
    for (ValueSurrogate<?, ?> surrogate : declared) {
      add(surrogate);
    }
    this.names = exact.keySet().stream().map(Class::getName).collect(toUnmodifiableSet());
  }

  private void add(ValueSurrogate<?, ?> surrogate) {
    String name = surrogate.getClass().getName();
    Class<?> type = surrogate.type();
    if (type == null) {
      throw new IllegalArgumentException(
          "the ValueSurrogate " + name + " has no type: return the class that it is for");
    }
    String objection = objection(type, surrogate.servesSubclasses());
    if (objection != null) {
      throw new IllegalArgumentException(
          "the ValueSurrogate " + name + " is for " + type.getName() + ", which " + objection);
    }
    NamedSurrogate added = NamedSurrogate.declared(surrogate);
    NamedSurrogate other = exact.put(type, added);
    if (other != null) {
      throw new IllegalArgumentException(
          "two surrogates are for "
              + type.getName()
              + ": "
              + other.name()
              + " and "
              + name
              + ". Take one of them out of META-INF/services, value-surrogates or the code");
    }
    if (surrogate.servesSubclasses()) {
      withSubclasses.put(type, added);
    }
  }

  private static @Nullable String objection(Class<?> type, boolean servesSubclasses) {
    if (type.isArray() || type.isPrimitive() || type.isEnum()) {
      return "is an array, an enum or a primitive type: these are stored as they are";
    }
    if (VALUES_OF_THE_JDK.objection(type.getName()) == null) {
      return "has a form of its own, which cannot be replaced. Wrap it in a class of yours and"
          + " declare a surrogate for that";
    }
    if (Modifier.isAbstract(type.getModifiers()) && !servesSubclasses) {
      return "no object is of, since it is abstract. Override servesSubclasses() to return true";
    }
    return null;
  }

  /**
   * Returns a filter that also accepts the classes with a declared surrogate: the application that
   * declared it decides what is stored of them.
   *
   * @param filter the filter of a cache
   * @return a filter that accepts these classes
   */
  public ClassFilter lettingIn(ClassFilter filter) {
    return names.isEmpty() ? filter : new Vouched(filter, names);
  }

  /**
   * Looks for the surrogate of a class.
   *
   * @param type the class of an object
   * @return null when there is none
   * @throws UnsupportedValueException when there are two for its supertypes, and neither is nearer
   */
  public @Nullable NamedSurrogate find(Class<?> type) {
    NamedSurrogate found = exact.get(type);
    if (found == null && !withSubclasses.isEmpty() && objection(type, true) == null) {
      found = nearest(type);
    }
    return found != null ? found : BuiltInSurrogates.find(type);
  }

  private @Nullable NamedSurrogate nearest(Class<?> type) {
    List<Class<?>> above = new ArrayList<>();
    for (Class<?> each : withSubclasses.keySet()) {
      if (each.isAssignableFrom(type)) {
        above.removeIf(farther -> farther.isAssignableFrom(each));
        if (above.stream().noneMatch(each::isAssignableFrom)) {
          above.add(each);
        }
      }
    }
    if (above.size() > 1) {
      throw new UnsupportedValueException(
          "has two surrogates, that of "
              + above.get(0).getName()
              + " and that of "
              + above.get(1).getName()
              + ". Declare one for the class itself",
          null);
    }
    return above.isEmpty() ? null : withSubclasses.get(above.get(0));
  }

  /** A filter with exceptions. */
  private record Vouched(ClassFilter filter, Set<String> names) implements ClassFilter {

    @Override
    public @Nullable String objection(String className) {
      return names.contains(className) ? null : filter.objection(className);
    }

    @Override
    public @Nullable String objectionToHooks(String className) {
      return filter.objectionToHooks(className);
    }
  }
}
