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
 * Makes objects by the constructor that takes nothing, whatever its visibility and that of its
 * class. Where there is none, they are made by that of the first class above that is not
 * serializable, or without a constructor.
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
   * Returns whether a class says of fields that Java serialization leaves them out, and brings them
   * back as null or 0, whatever the class's constructor does.
   *
   * @param type a class
   */
  static boolean leavesTransientFieldsOut(Class<?> type) {
    if (ApplicationContainers.contain(type)) {
      return false; // it is filled again, or has none
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

  /** As Java serialization does: what classes above set up that are not serializable is there. */
  @SuppressWarnings("unchecked") // it makes objects of the class
  private static <T> @Nullable Constructor<T> ofSuperclass(Class<T> type) {
    return (Constructor<T>) SerializationHooks.constructor(type);
  }

  /**
   * Finds the constructor that takes nothing.
   *
   * @param type a class
   * @return the constructor, open; null when there is none that can be opened
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
