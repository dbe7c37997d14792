package io.github.dynamojcache.codec.kryo;

import com.esotericsoftware.kryo.kryo5.KryoException;
import com.esotericsoftware.kryo.kryo5.objenesis.instantiator.ObjectInstantiator;
import com.esotericsoftware.kryo.kryo5.objenesis.strategy.InstantiatorStrategy;
import com.esotericsoftware.kryo.kryo5.objenesis.strategy.StdInstantiatorStrategy;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * Makes objects by the constructor that takes nothing, whatever its visibility and that of its
 * class, and where there is none without a constructor.
 */
final class ValueInstantiators implements InstantiatorStrategy {

  private final InstantiatorStrategy withoutConstructor = new StdInstantiatorStrategy();

  @Override
  public <T> ObjectInstantiator<T> newInstantiatorOf(Class<T> type) {
    Constructor<T> constructor = constructor(type);
    return constructor == null
        ? withoutConstructor.newInstantiatorOf(type)
        : () -> call(constructor);
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
