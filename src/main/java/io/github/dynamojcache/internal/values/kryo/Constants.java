package io.github.dynamojcache.internal.values.kryo;

import io.github.dynamojcache.internal.values.ConstantFields;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a class that are held in static final fields of the class, a superclass or an
 * enclosing class, and are compared by identity: Kotlin's objects, Scala's modules, typesafe enums,
 * sentinels.
 *
 * @param fields the fields, by class and name
 */
record Constants(List<Field> fields) {

  private static final String KOTLIN = "INSTANCE";

  private static final String SCALA = "MODULE$";

  /**
   * Looks for constants.
   *
   * @param type a class of an application or a library
   * @param mayLookAt whether the static fields of an enclosing class may be read, by its name
   * @return the constants; null when the class has none, or its objects are distinguished by
   *     content
   */
  static @Nullable Constants of(Class<?> type, Predicate<String> mayLookAt) {
    if (type.isArray() || type.isEnum() || Throwable.class.isAssignableFrom(type)) {
      return null;
    }
    boolean toldByIdentity = isToldByIdentity(type);
    List<Field> found = new ArrayList<>();
    for (Field field : ConstantFields.of(type)) {
      Class<?> holder = field.getDeclaringClass();
      if ((toldByIdentity || isSingleton(field, type))
          && (holder == type || mayLookAt.test(holder.getName()))
          && isOf(type, ConstantFields.valueOf(field))) {
        found.add(field);
      }
    }
    found.sort(
        Comparator.comparing((Field f) -> f.getDeclaringClass().getName())
            .thenComparing(Field::getName));
    return found.isEmpty() ? null : new Constants(List.copyOf(found));
  }

  /**
   * Returns whether there are fields that could hold constants of a class, without initializing any
   * class.
   *
   * @param type a class
   */
  static boolean couldBe(Class<?> type) {
    return !ConstantFields.of(type).isEmpty();
  }

  /** Tells whether two objects can be distinguished only by {@code ==}. */
  private static boolean isToldByIdentity(Class<?> type) {
    boolean stateless = true;
    boolean immutable = true;
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          stateless = false;
          immutable &= Modifier.isFinal(field.getModifiers());
        }
      }
    }
    return stateless || (immutable && hasEqualsOfObject(type));
  }

  private static boolean hasEqualsOfObject(Class<?> type) {
    try {
      return type.getMethod("equals", Object.class).getDeclaringClass() == Object.class;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  private static boolean isSingleton(Field field, Class<?> type) {
    boolean named = field.getName().equals(KOTLIN) || field.getName().equals(SCALA);
    return named
        && field.getDeclaringClass() == type
        && Modifier.isPublic(field.getModifiers())
        && hasNoOpenConstructor(type);
  }

  private static boolean hasNoOpenConstructor(Class<?> type) {
    return type.getConstructors().length == 0;
  }

  private static boolean isOf(Class<?> type, @Nullable Object value) {
    return value != null && value.getClass() == type;
  }

  /**
   * Finds the name of a constant.
   *
   * @param object the object
   * @return its name, with that of the class that declares it; null when it is not a constant
   */
  @Nullable String nameOf(Object object) {
    for (Field field : fields) {
      if (ConstantFields.valueOf(field) == object) {
        return name(field);
      }
    }
    return null;
  }

  /**
   * Finds a constant.
   *
   * @param name as {@link #nameOf} gave it
   * @return the object; null when there is no such constant
   */
  @Nullable Object named(String name) {
    for (Field field : fields) {
      if (name(field).equals(name)) {
        return ConstantFields.valueOf(field);
      }
    }
    return null;
  }

  /**
   * Returns the content of a constant as one number.
   *
   * @param constant one of them
   * @return 0 for the only object of its class, which is the same whatever its content
   */
  long contentOf(Object constant) {
    boolean only =
        fields.size() == 1
            && (fields.get(0).getName().equals(KOTLIN) || fields.get(0).getName().equals(SCALA));
    return only ? 0 : ConstantContent.of(constant);
  }

  private static String name(Field field) {
    return field.getDeclaringClass().getName() + "." + field.getName();
  }
}
