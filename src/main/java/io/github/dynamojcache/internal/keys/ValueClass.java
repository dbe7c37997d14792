package io.github.dynamojcache.internal.keys;

import com.esotericsoftware.kryo.kryo5.objenesis.instantiator.ObjectInstantiator;
import com.esotericsoftware.kryo.kryo5.objenesis.strategy.StdInstantiatorStrategy;
import io.github.dynamojcache.internal.keys.StructForm.Part;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Classes that are values without being records: they define equality and are immutable. A field is
 * omitted only when {@code equals} does not compare it and it is transient or caches the hash code.
 */
final class ValueClass {

  private final Class<?> type;
  private final KeyTrial.Codec codec;
  private final EqualityCode equality;
  private final List<Field> declared = new ArrayList<>();
  private final List<Field> sorted = new ArrayList<>();
  private final List<Field> shortcuts = new ArrayList<>();
  private boolean needsConstructor;
  private boolean noShortcuts;

  private ValueClass(Class<?> type, KeyTrial.Codec codec) {
    this.type = type;
    this.codec = codec;
    this.equality = EqualityCode.of(type);
  }

  /**
   * Returns the form of a class, or one that refuses when it is not a value class.
   *
   * @param type a class that has no other form
   * @param codec for the trial
   * @return its form; that of a superclass when it is the same key
   */
  static KeyForm form(Class<?> type, KeyTrial.Codec codec) {
    String objection = KeyClassValidator.find(type);
    return objection != null ? new RefusedForm(objection) : new ValueClass(type, codec).form();
  }

  private KeyForm form() {
    Class<?> same = SameKeyClass.of(type, equality);
    if (same != type) {
      return form(same, codec);
    }
    List<List<Field>> lineage = lineage();
    for (List<Field> fields : lineage) {
      for (Field field : fields) {
        String objection = FieldObjections.toAny(type, field);
        if (objection != null) {
          return new RefusedForm(objection);
        }
      }
    }
    String objection = objection();
    return objection != null ? new RefusedForm(objection) : form(lineage);
  }

  /** The fields by class, those of the topmost class first. */
  private List<List<Field>> lineage() {
    List<List<Field>> lineage = new ArrayList<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      lineage.add(
          0,
          Arrays.stream(c.getDeclaredFields())
              .filter(field -> !Modifier.isStatic(field.getModifiers()))
              .toList());
    }
    return lineage;
  }

  private @Nullable String objection() {
    if (equality.objection() != null) {
      return EqualityObjections.toEquals(type, equality.objection());
    }
    Class<?> shared = equality.sharedWithSiblings();
    return shared == null
        ? null
        : EqualityObjections.toTrial(
            type, "which may equal objects of other classes that extend " + shared.getName());
  }

  private KeyForm form(List<List<Field>> lineage) {
    for (List<Field> ofClass : lineage) {
      List<Field> fields = new ArrayList<>();
      for (Field field : ofClass) {
        if (isLeftOut(field)) {
          continue;
        }
        String objection =
            equality.compares(field)
                ? FieldObjections.toChanging(type, field)
                : EqualityObjections.toUncompared(type, field.getName());
        if (objection != null) {
          return new RefusedForm(objection);
        }
        fields.add(field);
      }
      declared.addAll(fields);
      // Sorted, because the order of getDeclaredFields is unspecified.
      fields.sort(Comparator.comparing(Field::getName));
      sorted.addAll(fields);
    }
    Constructor<?> constructor = constructorOfFields();
    if (constructor == null && !shortcuts.isEmpty()) {
      return withShortcutsAsParts(lineage);
    }
    return struct(constructor);
  }

  /** A field that {@code equals} compares and that cannot be recomputed is part of the key. */
  private KeyForm withShortcutsAsParts(List<List<Field>> lineage) {
    ValueClass whole = new ValueClass(type, codec);
    whole.noShortcuts = true;
    return whole.form(lineage);
  }

  private boolean isLeftOut(Field field) {
    if (equality.hashing().sets(field)) {
      return true; // it is zero again in the copy: nothing is lost
    }
    boolean keepsHashCode = field.getType() == int.class && equality.hashing().returns(field);
    if (equality.compares(field)) {
      boolean isShortcut = keepsHashCode && !noShortcuts;
      if (isShortcut) {
        shortcuts.add(field);
        needsConstructor = true;
      }
      return isShortcut;
    }
    needsConstructor |= keepsHashCode;
    return keepsHashCode || Modifier.isTransient(field.getModifiers());
  }

  private KeyForm struct(@Nullable Constructor<?> constructor) {
    StructForm.Builder builder =
        needsConstructor && constructor != null
            ? new FieldConstructor(constructor, sorted, declared)
            : withoutConstructor();
    return new StructForm(
        StructForm.VALUE_CLASS, type, parts(), builder, new KeyTrial(codec, equality, shortcuts));
  }

  private List<Part> parts() {
    Set<String> names = new HashSet<>();
    List<Part> parts = new ArrayList<>();
    for (Field field : sorted) {
      String name = field.getName();
      if (!names.add(name)) {
        name = field.getDeclaringClass().getSimpleName() + "." + name;
      }
      parts.add(Part.of(name, field, equality));
    }
    return List.copyOf(parts);
  }

  private StructForm.Builder withoutConstructor() {
    ObjectInstantiator<?> instantiator = new StdInstantiatorStrategy().newInstantiatorOf(type);
    List<Field> fields = List.copyOf(sorted);
    return values -> {
      Object object = instantiator.newInstance();
      for (int i = 0; i < values.length; i++) {
        fields.get(i).set(object, values[i]);
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
}
