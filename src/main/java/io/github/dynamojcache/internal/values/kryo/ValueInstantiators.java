package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.KryoException;
import com.esotericsoftware.kryo.kryo5.objenesis.instantiator.ObjectInstantiator;
import com.esotericsoftware.kryo.kryo5.objenesis.strategy.InstantiatorStrategy;
import com.esotericsoftware.kryo.kryo5.objenesis.strategy.StdInstantiatorStrategy;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * Creates objects with the constructor without parameters, whatever its visibility and that of its
 * class. If there is none, uses that of the first superclass that is not serializable, or no
 * constructor.
 */
final class ValueInstantiators implements InstantiatorStrategy {

  private final InstantiatorStrategy withoutConstructor = new StdInstantiatorStrategy();

  @Override
  public <T> ObjectInstantiator<T> newInstantiatorOf(Class<T> type) {
    Constructor<T> constructor = constructor(type);
    boolean serializable = Serializable.class.isAssignableFrom(type);
    if (serializable && (constructor == null || leavesTransientFieldsOut(type))) {
      constructor = ofSuperclass(type);
    }
    Constructor<T> found = constructor;
    return found == null ? withoutConstructor.newInstantiatorOf(type) : () -> call(found);
  }

  /**
   * Returns whether a class declares transient fields: Java serialization omits them and restores
   * them as null or 0, whatever the class's constructor does.
   *
   * @param type a class
   */
  static boolean leavesTransientFieldsOut(Class<?> type) {
    if (ApplicationContainers.contain(type)) {
      return false; // it is refilled, or has none
    }
    for (Class<?> c = type;
        Serializable.class.isAssignableFrom(c) && !ValueClassValidator.ofTheJdk(c);
        c = c.getSuperclass()) {
      if (SerializationContract.hasTransientFields(c)) {
        return true;
      }
    }
    return false;
  }

  /**
   * As in Java serialization: the constructor of the first superclass that is not serializable
   * runs.
   */
  @SuppressWarnings("unchecked") // it creates objects of the class
  private static <T> @Nullable Constructor<T> ofSuperclass(Class<T> type) {
    return (Constructor<T>) SerializationHooks.constructor(type);
  }

  /**
   * Finds the constructor without parameters.
   *
   * @param type a class
   * @return the constructor, accessible; null when there is none, or it cannot be made accessible
   */
  static <T> @Nullable Constructor<T> constructor(Class<T> type) {
    try {
      Constructor<T> constructor = type.getDeclaredConstructor();
      return constructor.trySetAccessible() ? constructor : null;
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private static <T> T call(Constructor<T> constructor) {
    try {
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw new FailedHookException(
          constructor.getDeclaringClass(), "the constructor", e.getTargetException());
    } catch (ReflectiveOperationException e) {
      throw new KryoException(
          "no object of " + constructor.getDeclaringClass().getName() + " can be made", e);
    }
  }
}
