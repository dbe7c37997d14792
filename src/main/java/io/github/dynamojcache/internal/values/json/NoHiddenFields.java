package io.github.dynamojcache.internal.values.json;

import java.io.Serial;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.introspect.AnnotatedField;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/**
 * Refuses classes with a field that hides an inherited one. A document has only one member of each
 * name, and Jackson silently omits the hidden field.
 */
final class NoHiddenFields extends ValueSerializerModifier {

  @Serial private static final long serialVersionUID = 1L;

  @Override
  public List<BeanPropertyWriter> changeProperties(
      SerializationConfig config,
      BeanDescription.Supplier bean,
      List<BeanPropertyWriter> properties) {
    for (BeanPropertyWriter property : properties) {
      if (property.getMember() instanceof AnnotatedField field) {
        requireAlone(bean.getType(), field.getAnnotated());
      }
    }
    return properties;
  }

  private static void requireAlone(JavaType type, Field field) {
    for (Class<?> each = type.getRawClass(); each != null; each = each.getSuperclass()) {
      for (Field other : each.getDeclaredFields()) {
        if (other.getName().equals(field.getName()) && !other.equals(field) && isState(other)) {
          throw InvalidDefinitionException.from(
              (JsonGenerator) null,
              "`"
                  + field.getName()
                  + "` is a field of "
                  + field.getDeclaringClass().getName()
                  + " and of "
                  + each.getName()
                  + ", and a document has room for one of them",
              type);
        }
      }
    }
  }

  private static boolean isState(Field field) {
    return !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers());
  }
}
