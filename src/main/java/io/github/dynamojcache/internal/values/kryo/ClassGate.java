package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.KryoException;
import io.github.dynamojcache.internal.classes.ClassFilter;

/**
 * Asks the class filter, and turns its objections into refusals.
 *
 * @param filter decides which classes are written, and which names are looked for
 * @param open whether every class is let in, to see what else stands against a value
 */
record ClassGate(ClassFilter filter, boolean open) {

  /**
   * Asks for a class.
   *
   * @param className its name
   * @throws RefusedClassException when the filter has an objection
   */
  void check(String className) {
    String objection = open ? null : filter.objectionToAny(className);
    if (objection != null) {
      throw RefusedClassException.bySetting(className, objection);
    }
  }

  /** Returns whether the filter lets a class in, by its name. */
  boolean letsIn(String className) {
    return open || filter.objectionToAny(className) == null;
  }

  /**
   * Asks for a name that stands in stored bytes, before a class is looked for.
   *
   * @param name what stands where a class name should
   * @throws RefusedClassException when the filter has an objection
   */
  void checkRead(String name) {
    if (!ClassFilter.isClassName(name)) {
      throw new KryoException("what stands for a class is no name of one");
    }
    check(name);
  }

  /** Returns whether a text from stored bytes is the name of a class that may be looked for. */
  boolean mayName(String text) {
    return ClassFilter.isClassName(text) && letsIn(text);
  }

  /**
   * Asks whether the methods of a class for Java serialization may run.
   *
   * @param className its name, of no array
   * @throws RefusedClassException when they may not
   */
  void checkMethods(String className) {
    String objection = filter.objectionToHooks(className);
    if (objection != null) {
      throw RefusedClassException.bySetting(className, objection);
    }
  }

  /**
   * Asks whether a class may be named in the bytes of Java serialization, where objects of it might
   * stand as well. Its name has passed.
   *
   * @param type the class
   * @throws RefusedClassException when its methods may not run
   */
  void checkHeld(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    SerializationContract.methodOwnersOf(element).forEach(owner -> checkMethods(owner.getName()));
  }
}
