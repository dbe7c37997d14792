package io.github.dynamojcache.internal.values.json;

import java.io.Externalizable;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/**
 * Refuses classes whose own methods for Java serialization handle a transient field. Such a field
 * is state; Jackson omits it and calls none of these methods.
 */
final class NoHiddenState extends ValueSerializerModifier {

  @Serial private static final long serialVersionUID = 1L;

  private static final List<String> REPLACING = List.of("writeReplace", "readResolve");

  private static final List<Class<?>> READ_OBJECT = List.of(ObjectInputStream.class);

  @Override
  public List<BeanPropertyWriter> changeProperties(
      SerializationConfig config,
      BeanDescription.Supplier bean,
      List<BeanPropertyWriter> properties) {
    for (Class<?> c = bean.getBeanClass();
        c != null && !c.getName().startsWith("java.");
        c = c.getSuperclass()) {
      Field hidden = transientField(c);
      if (hidden != null && hasMethods(c)) {
        throw InvalidDefinitionException.from(
            (JsonGenerator) null,
            "`"
                + hidden.getName()
                + "` of "
                + c.getName()
                + " is transient, and the class has methods of its own for Java serialization,"
                + " which may care for it and which JSON does not call",
            bean.getType());
      }
    }
    return properties;
  }

  private static @Nullable Field transientField(Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      int modifiers = field.getModifiers();
      if (Modifier.isTransient(modifiers) && !Modifier.isStatic(modifiers)) {
        return field;
      }
    }
    return null;
  }

  private static boolean hasMethods(Class<?> type) {
    return Externalizable.class.isAssignableFrom(type)
        || Stream.of(type.getDeclaredMethods()).anyMatch(NoHiddenState::isOfSerialization);
  }

  private static boolean isOfSerialization(Method method) {
    return REPLACING.contains(method.getName())
        ? method.getParameterCount() == 0
        : method.getName().equals("readObject")
            && List.of(method.getParameterTypes()).equals(READ_OBJECT);
  }
}
