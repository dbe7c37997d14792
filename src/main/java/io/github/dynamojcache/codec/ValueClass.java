package io.github.dynamojcache.codec;

import com.esotericsoftware.kryo.kryo5.objenesis.instantiator.ObjectInstantiator;
import com.esotericsoftware.kryo.kryo5.objenesis.strategy.StdInstantiatorStrategy;
import io.github.dynamojcache.codec.StructForm.Part;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Classes that are values without being records: equality of their own, and nothing in them that
 * can change. A field that only caches the hash code is no part of the value.
 */
final class ValueClass {

  private static final Set<String> HASH_NAMES = Set.of("hash", "hashCode");

  private final Class<?> type;
  private final List<Field> declared = new ArrayList<>();
  private final List<Field> sorted = new ArrayList<>();
  private boolean cachesHash;
  private boolean cachesHashInFinalField;

  private ValueClass(Class<?> type) {
    this.type = type;
  }

  /**
   * Returns the form of a class, or what to tell the user when it is no value class.
   *
   * @param type a class that has no other form
   * @return its form
   */
  static KeyForm form(Class<?> type) {
    String objection = ObjectionsToClass.find(type);
    return objection != null ? new RefusedForm(objection) : new ValueClass(type).form();
  }

  private KeyForm form() {
    List<Class<?>> lineage = new ArrayList<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      lineage.add(0, c);
    }
    for (Class<?> c : lineage) {
      List<Field> fields = new ArrayList<>();
      for (Field field : c.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers())) {
          continue;
        }
        if (field.getType() == int.class && HASH_NAMES.contains(field.getName())) {
          cachesHash = true;
          cachesHashInFinalField |= Modifier.isFinal(field.getModifiers());
          continue;
        }
        if (Modifier.isTransient(field.getModifiers())) {
          continue;
        }
        String objection = objection(field);
        if (objection != null) {
          return new RefusedForm(objection);
        }
        fields.add(field);
      }
      declared.addAll(fields);
      // The order in which reflection tells fields is not promised to be always the same.
      fields.sort(Comparator.comparing(Field::getName));
      sorted.addAll(fields);
    }
    return new StructForm(StructForm.VALUE_CLASS, type, parts(), builder());
  }

  private @Nullable String objection(Field field) {
    if (field.isSynthetic()) {
      return "is a "
          + type.getName()
          + ", an inner class that holds on to an object around it. Make the class static";
    }
    if (!Modifier.isFinal(field.getModifiers())) {
      return "is a "
          + type.getName()
          + ", whose field '"
          + field.getName()
          + "' is not final: a key that changes would be lost. "
          + RefusedForm.REMEDY;
    }
    try {
      field.setAccessible(true);
      return null;
    } catch (RuntimeException e) {
      return "is a "
          + type.getName()
          + ", whose field '"
          + field.getName()
          + "' is not open to reflection. Open its package in module-info.java, or declare a"
          + " KeyCodec for it";
    }
  }

  private List<Part> parts() {
    Set<String> names = new HashSet<>();
    List<Part> parts = new ArrayList<>();
    for (Field field : sorted) {
      String name = field.getName();
      if (!names.add(name)) {
        name = field.getDeclaringClass().getSimpleName() + "." + name;
      }
      parts.add(new Part(name, field.getType(), field::get));
    }
    return List.copyOf(parts);
  }

  private StructForm.Builder builder() {
    if (!cachesHash) {
      return withoutConstructor();
    }
    Constructor<?> constructor = constructorOfFields();
    if (constructor != null) {
      return values -> construct(constructor, values);
    }
    // A hash code that is computed when first asked for starts at zero: nothing is lost.
    if (!cachesHashInFinalField) {
      return withoutConstructor();
    }
    return values -> {
      throw new InstantiationException(
          "it keeps its hash code in a final field, and no constructor takes just its fields in"
              + " their order. Declare a KeyCodec for it");
    };
  }

  private StructForm.Builder withoutConstructor() {
    ObjectInstantiator<?> instantiator = new StdInstantiatorStrategy().newInstantiatorOf(type);
    return values -> {
      Object object = instantiator.newInstance();
      for (int i = 0; i < values.length; i++) {
        sorted.get(i).set(object, values[i]);
      }
      return object;
    };
  }

  private @Nullable Constructor<?> constructorOfFields() {
    Class<?>[] types = declared.stream().map(Field::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private Object construct(Constructor<?> constructor, @Nullable Object[] values)
      throws ReflectiveOperationException {
    @Nullable Object[] arguments = new Object[values.length];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = values[sorted.indexOf(declared.get(i))];
    }
    Object object = constructor.newInstance(arguments);
    // The types fit, but the constructor may do something else with them.
    for (int i = 0; i < values.length; i++) {
      if (!Objects.equals(sorted.get(i).get(object), values[i])) {
        throw new InstantiationException(
            "its constructor "
                + Arrays.toString(constructor.getParameterTypes())
                + " does not put its arguments into the fields. Declare a KeyCodec for it");
      }
    }
    return object;
  }
}
