package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.KryoException;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hibernate's basic types, which it stores with the result of a native query. Their state follows
 * from three things: the Java type, the JDBC type and the name. Their fields could not be written,
 * because they refer to anonymous classes.
 */
final class HibernateTypeSerializer extends WholeSerializer<Object> {

  private static final Set<String> TYPES =
      Set.of(
          "org.hibernate.type.internal.BasicTypeImpl",
          "org.hibernate.type.internal.NamedBasicTypeImpl",
          "org.hibernate.type.internal.ImmutableNamedBasicTypeImpl");

  private static final int PARTS = 3;

  private final Constructor<?> constructor;

  /**
   * Creates the serializer of one class.
   *
   * @param type the class
   * @throws RefusedClassException when this version of Hibernate creates it from something else
   */
  HibernateTypeSerializer(Class<?> type) {
    this.constructor = constructor(type);
  }

  /**
   * Returns whether this serializer is for a class.
   *
   * @param type any class
   * @return true for Hibernate's basic types
   */
  static boolean isFor(Class<?> type) {
    return TYPES.contains(type.getName());
  }

  private static Constructor<?> constructor(Class<?> type) {
    for (Constructor<?> constructor : type.getConstructors()) {
      Class<?>[] parameters = constructor.getParameterTypes();
      boolean named = parameters.length == PARTS && parameters[2] == String.class;
      if (named || parameters.length == PARTS - 1) {
        return constructor;
      }
    }
    throw new RefusedClassException(
        type, "is made in a way that is not known here. Do not cache results of native queries");
  }

  @Override
  void writeParts(Kryo kryo, Output output, Object object) {
    Object[] parts = {
      get(object, "getJavaTypeDescriptor"), get(object, "getJdbcType"), get(object, "getName")
    };
    writeAll(kryo, output, parts);
  }

  private static Object get(Object object, String getter) {
    try {
      return object.getClass().getMethod(getter).invoke(object);
    } catch (ReflectiveOperationException e) {
      throw new RefusedClassException(
          object.getClass(), "does not answer " + getter + ". Do not cache results of queries");
    }
  }

  @Override
  Object readParts(Kryo kryo, Input input, Class<? extends Object> type) {
    List<@Nullable Object> parts = readAll(kryo, input);
    if (parts.size() != PARTS) {
      throw new KryoException("a type of Hibernate is made of something else");
    }
    try {
      return constructor.newInstance(parts.subList(0, constructor.getParameterCount()).toArray());
    } catch (InvocationTargetException | InstantiationException | IllegalAccessException e) {
      throw new KryoException("a " + type.getName() + " cannot be made", e);
    }
  }
}
