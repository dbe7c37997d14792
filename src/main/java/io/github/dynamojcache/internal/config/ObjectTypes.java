package io.github.dynamojcache.internal.config;

import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.stream.Stream;

/** Which classes can be declared for keys and values: those that have instances. */
public final class ObjectTypes {

  private ObjectTypes() {}

  /**
   * Returns why a class cannot be declared.
   *
   * @param type the declared class
   * @return the rest of a sentence, with the remedy; empty when there is no objection
   */
  public static Optional<String> objectionTo(Class<?> type) {
    if (type == void.class || type == Void.class) {
      return Optional.of("there is no object of it. Declare the class of the objects");
    }
    return type.isPrimitive()
        ? Optional.of(
            "it is a primitive type, and objects are of its wrapper. Declare "
                + MethodType.methodType(type).wrap().returnType().getName())
        : Optional.empty();
  }

  /** Returns why a class, given by its name, cannot be declared. */
  static Optional<String> objectionTo(String name) {
    return Stream.of(
            boolean.class,
            byte.class,
            char.class,
            double.class,
            float.class,
            int.class,
            long.class,
            short.class,
            void.class,
            Void.class)
        .filter(type -> type.getName().equals(name))
        .findFirst()
        .flatMap(ObjectTypes::objectionTo);
  }
}
