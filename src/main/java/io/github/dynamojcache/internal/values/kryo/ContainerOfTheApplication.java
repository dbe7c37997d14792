package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The serializer of a collection or map that stores its elements in its own way. It is written as
 * its elements, and the class does not tell whether these are its whole state. So before an object
 * is written, a new one is filled with its elements, and the plain fields of the two are compared.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // Kryo's own signatures are raw
final class ContainerOfTheApplication extends Serializer<Object> {

  private final Serializer elements;
  private final List<Field> plain;

  /**
   * Creates the serializer of one class.
   *
   * @param elements writes and reads the elements
   * @param fields the fields of the class that are not transient
   */
  ContainerOfTheApplication(Serializer<?> elements, List<Field> fields) {
    this.elements = elements;
    this.plain =
        fields.stream()
            .filter(field -> isPlain(field.getType()) && field.trySetAccessible())
            .toList();
  }

  private static boolean isPlain(Class<?> type) {
    return type.isPrimitive()
        || type.isEnum()
        || type == Locale.class
        || (type.getName().startsWith("java.lang.")
            && type != Object.class
            && type != Iterable.class);
  }

  @Override
  public void write(Kryo kryo, Output output, Object container) {
    Object filled = ApplicationContainers.refill(container);
    if (filled == null) {
      throw new RefusedClassException(
          container.getClass(),
          "does not let itself be filled again. Teach the class by a ValueSurrogate, or store a"
              + " copy in a collection of the JDK");
    }
    for (Field field : plain) {
      if (!Objects.equals(get(field, container), get(field, filled))) {
        throw ValueClassValidator.wouldLose(container.getClass(), field);
      }
    }
    if (!ApplicationContainers.areSame(container, filled)) {
      throw new RefusedClassException(
          container.getClass(),
          "is not the same when a new one is filled with its elements. Teach the class by a"
              + " ValueSurrogate, or store a copy in a collection of the JDK");
    }
    elements.write(kryo, output, container);
  }

  private static Object get(Field field, Object container) {
    try {
      return Objects.requireNonNullElse(field.get(container), "");
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e); // cannot happen: the field is accessible
    }
  }

  @Override
  public Object read(Kryo kryo, Input input, Class type) {
    return elements.read(kryo, input, type);
  }
}
