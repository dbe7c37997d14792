package io.github.dynamojcache.internal.keys;

import com.esotericsoftware.kryo.kryo5.asm.Opcodes;
import io.github.dynamojcache.internal.keys.MethodSteps.Step;
import java.util.Map;
import java.util.Set;

/**
 * The operations allowed in an {@code equals} that only compares parts: instructions that change no
 * value, and methods that distinguish two values exactly when the values' own {@code equals} does.
 */
final class ExactCalls {

  private static final String LANG = "java/lang/";

  private static final Map<String, Set<String>> METHODS =
      Map.ofEntries(
          Map.entry("java/util/Objects", Set.of("equals", "deepEquals", "requireNonNull")),
          Map.entry("java/util/Arrays", Set.of("equals", "deepEquals")),
          Map.entry(LANG + "Double", Set.of("compare", "doubleToLongBits", "doubleValue")),
          Map.entry(LANG + "Float", Set.of("compare", "floatToIntBits", "floatValue")),
          Map.entry(LANG + "Integer", Set.of("compare", "compareTo", "intValue", "valueOf")),
          Map.entry(LANG + "Long", Set.of("compare", "compareTo", "longValue", "valueOf")),
          Map.entry(LANG + "Short", Set.of("compare", "compareTo", "shortValue", "valueOf")),
          Map.entry(LANG + "Byte", Set.of("compare", "compareTo", "byteValue", "valueOf")),
          Map.entry(LANG + "Character", Set.of("compare", "compareTo", "charValue", "valueOf")),
          Map.entry(LANG + "Boolean", Set.of("compare", "compareTo", "booleanValue", "valueOf")),
          Map.entry(LANG + "String", Set.of("compareTo")),
          Map.entry("java/util/UUID", Set.of("compareTo")),
          Map.entry("com/google/common/base/Objects", Set.of("equal")),
          Map.entry(
              "org/apache/commons/lang3/builder/EqualsBuilder",
              Set.of("<init>", "append", "appendSuper", "isEquals", "build")),
          Map.entry("org/springframework/util/ObjectUtils", Set.of("nullSafeEquals")),
          Map.entry("java/lang/MatchException", Set.of("<init>")), // of record patterns
          Map.entry(LANG + "Throwable", Set.of("toString")));

  private static final Set<String> NARROWING = Set.of("(D)I", "(F)I", "(J)I");

  private ExactCalls() {}

  /**
   * Tells whether a call outside the class distinguishes its arguments exactly.
   *
   * @param call an instruction that calls a method
   * @return whether it does
   */
  static boolean contain(Step call) {
    if (call.name().equals("equals") && call.descriptor().equals("(Ljava/lang/Object;)Z")) {
      return true; // the part's own equality, which its own form checks
    }
    if (call.name().equals("hashCode") && call.descriptor().equals("()I")) {
      return true; // a shortcut: equal objects have equal hash codes
    }
    if (call.name().equals("areEqual") && call.owner().equals("kotlin/jvm/internal/Intrinsics")) {
      return call.descriptor().equals("(Ljava/lang/Object;Ljava/lang/Object;)Z");
    }
    return METHODS.getOrDefault(call.owner(), Set.of()).contains(call.name())
        && !NARROWING.contains(call.descriptor());
  }

  /**
   * Tells whether an instruction that names nothing leaves values unchanged.
   *
   * @param opcode the instruction
   * @return whether it does; false for one that calculates, converts, compares floating point
   *     numbers or reads an array
   */
  static boolean isPlain(int opcode) {
    return switch (opcode) {
      case Opcodes.NOP,
          Opcodes.ACONST_NULL,
          Opcodes.ICONST_0,
          Opcodes.ICONST_1,
          Opcodes.ILOAD,
          Opcodes.LLOAD,
          Opcodes.FLOAD,
          Opcodes.DLOAD,
          Opcodes.ALOAD,
          Opcodes.ISTORE,
          Opcodes.LSTORE,
          Opcodes.FSTORE,
          Opcodes.DSTORE,
          Opcodes.ASTORE,
          Opcodes.LCMP,
          Opcodes.GOTO,
          Opcodes.ATHROW ->
          true;
      default ->
          isOneOf(opcode, Opcodes.POP, Opcodes.SWAP)
              || isOneOf(opcode, Opcodes.IFEQ, Opcodes.IFNE)
              || isOneOf(opcode, Opcodes.IF_ICMPEQ, Opcodes.IF_ICMPNE)
              || isOneOf(opcode, Opcodes.IF_ACMPEQ, Opcodes.IF_ACMPNE)
              || isOneOf(opcode, Opcodes.IRETURN, Opcodes.RETURN)
              || isOneOf(opcode, Opcodes.IFNULL, Opcodes.IFNONNULL);
    };
  }

  private static boolean isOneOf(int opcode, int first, int last) {
    return opcode >= first && opcode <= last;
  }
}
