package io.github.dynamojcache.internal.keys;

import com.esotericsoftware.kryo.kryo5.asm.Opcodes;
import io.github.dynamojcache.internal.keys.MethodSteps.Step;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The byte code of a class and of its superclasses except {@code Object}. For one thread. */
final class LineageCode {

  private static final String GENERATED = "java/lang/runtime/ObjectMethods";

  private final Class<?> type;
  private final Map<String, Class<?>> lineage = new HashMap<>();
  private final Map<Class<?>, @Nullable Map<String, List<Step>>> code = new HashMap<>();

  LineageCode(Class<?> type) {
    this.type = type;
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      lineage.put(c.getName().replace('.', '/'), c);
    }
  }

  /** Whether the class file of a class was read. */
  boolean isRead(Class<?> c) {
    return of(c) != null;
  }

  private @Nullable Map<String, List<Step>> of(Class<?> c) {
    if (!code.containsKey(c)) {
      code.put(c, MethodSteps.of(c));
    }
    return code.get(c);
  }

  /**
   * Returns the instructions of a method that a class itself declares.
   *
   * @param c the class or a superclass
   * @param method name and descriptor
   * @return the instructions, or null when it declares no such method
   */
  @Nullable List<Step> declared(Class<?> c, String method) {
    Map<String, List<Step>> methods = of(c);
    return methods == null ? null : methods.get(method);
  }

  /**
   * Returns the instructions of a method, looked up from the class upwards.
   *
   * @param method name and descriptor
   * @return the instructions, none when there is no such method
   */
  List<Step> steps(String method) {
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      List<Step> steps = declared(c, method);
      if (steps != null) {
        return steps;
      }
    }
    return List.of();
  }

  /**
   * Returns the class that an instruction names.
   *
   * @param step the instruction
   * @return the class itself or a superclass, or null when it is another class
   */
  @Nullable Class<?> owner(Step step) {
    return lineage.get(step.owner());
  }

  /**
   * Returns the field that an instruction names.
   *
   * @param step the instruction
   * @return the field, or null when it is of another class
   */
  @Nullable Field fieldOf(Step step) {
    for (Class<?> c = owner(step); c != null; c = c.getSuperclass()) {
      try {
        return c.getDeclaredField(step.name());
      } catch (NoSuchFieldException e) {
        // The field is inherited.
      }
    }
    return null;
  }

  /** Whether an instruction calls the code that the compiler generates for a record. */
  static boolean isGenerated(Step step) {
    return step.opcode() == Opcodes.INVOKEDYNAMIC && step.owner().equals(GENERATED);
  }
}
