package io.github.dynamojcache.internal.keys;

import com.esotericsoftware.kryo.kryo5.asm.Opcodes;
import io.github.dynamojcache.internal.keys.MethodSteps.Step;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the byte code of a class's {@code hashCode} does: which fields keep the hash code.
 *
 * @param code the byte code of the class
 */
record HashCodeCode(LineageCode code) {

  static final String METHOD = "hashCode()I";

  /** Whether the compiler made it. */
  boolean isGenerated() {
    return code.steps(METHOD).stream().anyMatch(LineageCode::isGenerated);
  }

  /**
   * Tells whether a field keeps the hash code, computed when it is first asked for.
   *
   * @param field the field
   * @return whether {@code hashCode} sets it, or a method of the class that it calls
   */
  boolean sets(Field field) {
    return sets(field, METHOD, new HashSet<>());
  }

  private boolean sets(Field field, String method, Set<String> seen) {
    if (!seen.add(method)) {
      return false;
    }
    for (Step step : code.steps(method)) {
      boolean sets = step.opcode() == Opcodes.PUTFIELD && field.equals(code.fieldOf(step));
      boolean calls = code.owner(step) != null && step.descriptor().startsWith("(");
      if (sets || (calls && sets(field, step.name() + step.descriptor(), seen))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Tells whether a field keeps the hash code, computed by the constructor.
   *
   * @param field the field
   * @return whether {@code hashCode} returns it and does nothing else
   */
  boolean returns(Field field) {
    List<Step> steps = code.steps(METHOD);
    return steps.size() == 3
        && steps.get(1).opcode() == Opcodes.GETFIELD
        && steps.get(2).opcode() == Opcodes.IRETURN
        && field.equals(code.fieldOf(steps.get(1)));
  }
}
