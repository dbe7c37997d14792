package io.github.dynamojcache.internal.keys;

import io.github.dynamojcache.internal.keys.StructForm.Part;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records as keys: the fields of their components, and their canonical constructor. */
final class RecordClass {

  private RecordClass() {}

  static KeyForm form(Class<?> type, KeyTrial.Codec codec) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    List<Part> parts = new ArrayList<>();
    EqualityCode equality = EqualityCode.of(type);
    try {
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        // Not the accessor: its result may differ from the value that equals compares.
        Field field = type.getDeclaredField(components[i].getName());
        field.setAccessible(true);
        parts.add(Part.of(field.getName(), field, equality));
      }
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      String objection = objection(type, equality, components);
      return objection == null
          ? new StructForm(
              StructForm.RECORD,
              type,
              List.copyOf(parts),
              new StructForm.ByConstructor(constructor),
              new KeyTrial(codec, equality))
          : new RefusedForm(objection);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return new RefusedForm(
          "is a "
              + type.getName()
              + ", whose components are not open to reflection. Open its package in"
              + " module-info.java, or declare a KeyCodec for it");
    }
  }

  private static @Nullable String objection(
      Class<?> type, EqualityCode equality, RecordComponent[] components)
      throws ReflectiveOperationException {
    if (equality.isGenerated()) {
      return null;
    }
    if (equality.isUnread() && isFinal(type)) {
      return null; // the compiler makes them final; every component is tried
    }
    if (equality.objection() != null) {
      return EqualityObjections.toEquals(type, equality.objection());
    }
    for (RecordComponent component : components) {
      if (!equality.compares(type.getDeclaredField(component.getName()))) {
        return EqualityObjections.toUncompared(type, component.getName());
      }
    }
    return null;
  }

  private static boolean isFinal(Class<?> type) throws ReflectiveOperationException {
    return Modifier.isFinal(type.getMethod("equals", Object.class).getModifiers());
  }
}
