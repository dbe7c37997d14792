package io.github.dynamojcache.codec;

import io.github.dynamojcache.codec.StructForm.Part;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** Records as keys: their components, and their canonical constructor. */
final class RecordClass {

  private RecordClass() {}

  static KeyForm form(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    List<Part> parts = new ArrayList<>();
    try {
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        Method accessor = components[i].getAccessor();
        accessor.setAccessible(true);
        parts.add(new Part(components[i].getName(), types[i], accessor::invoke));
      }
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return new StructForm(
          StructForm.RECORD, type, List.copyOf(parts), values -> constructor.newInstance(values));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return new RefusedForm(
          "is a "
              + type.getName()
              + ", whose components are not open to reflection. Open its package in"
              + " module-info.java, or declare a KeyCodec for it");
    }
  }
}
