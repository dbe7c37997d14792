package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.KryoException;
import io.github.dynamojcache.internal.classes.ClassFilter;

/**
 * Calls the class filter, and turns its objections into refusals.
 *
 * @param filter decides which classes are written, and which names are looked up
 * @param open whether every class is accepted, to find other reasons against a value
 */
record ClassGate(ClassFilter filter, boolean open) {

  /**
   * Checks a class.
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

  /** Returns whether the filter accepts a class, by its name. */
  boolean letsIn(String className) {
    return open || filter.objectionToAny(className) == null;
  }

  /**
   * Checks a name from stored bytes, before the class is looked up.
   *
   * @param name the text in the place of a class name
   * @throws RefusedClassException when the filter has an objection
   */
  void checkRead(String name) {
    if (!ClassFilter.isClassName(name)) {
      throw new KryoException("the class name is not a valid name");
    }
    check(name);
  }

  /** Returns whether a text from stored bytes is the name of a class that may be looked up. */
  boolean mayName(String text) {
    return ClassFilter.isClassName(text) && letsIn(text);
  }

  /**
   * Checks whether the methods of a class for Java serialization may run.
   *
   * @param className its name, never of an array
   * @throws RefusedClassException when they may not
   */
  void checkMethods(String className) {
    String objection = filter.objectionToHooks(className);
    if (objection != null) {
      throw RefusedClassException.bySetting(className, objection);
    }
  }

  /**
   * Checks whether a class may be named in the bytes of Java serialization, which could also
   * contain objects of it. Its name has already been checked.
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
