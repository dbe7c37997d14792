package io.github.dynamojcache.internal.keys;

import com.esotericsoftware.kryo.kryo5.asm.Opcodes;
import io.github.dynamojcache.internal.keys.MethodSteps.Step;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the byte code of a class's {@code equals} does: which fields it compares, and whether it
 * compares them exactly. Methods of the class itself are followed.
 */
final class EqualityCode {

  private static final String EQUALS = "equals(Ljava/lang/Object;)Z";

  private final Class<?> type;
  private final LineageCode code;
  private final Set<String> followed = new HashSet<>();
  private final Set<Field> compared = new LinkedHashSet<>();
  private final Set<Class<?>> accepted = new HashSet<>();
  private @Nullable Class<?> declaredAbove;
  private boolean generated;
  private boolean unread;
  private boolean asksForClass;
  private boolean comparesDeeply;
  private boolean comparesArraysFlat;
  private @Nullable String objection;

  private EqualityCode(Class<?> type) {
    this.type = type;
    this.code = new LineageCode(type);
  }

  /**
   * Reads a class.
   *
   * @param type a class with an {@code equals} of its own or of a superclass
   * @return what its byte code tells
   */
  static EqualityCode of(Class<?> type) {
    EqualityCode equality = new EqualityCode(type);
    equality.follow(type, EQUALS);
    return equality;
  }

  /**
   * Returns why the fields do not tell which objects are equal.
   *
   * @return the rest of a sentence that begins with "whose equals"; null when they do
   */
  @Nullable String objection() {
    return objection;
  }

  /** Whether there was no class file to read: nothing is known. */
  boolean isUnread() {
    return unread;
  }

  /** Whether the compiler made it: it compares every component of a record. */
  boolean isGenerated() {
    return generated;
  }

  /**
   * Tells whether an object of another class may be equal.
   *
   * @param c the class or a superclass
   * @return whether {@code equals} asks for that class at least
   */
  boolean asksFor(Class<?> c) {
    return asksForClass || accepted.contains(c);
  }

  /**
   * Returns an abstract superclass that compares objects of all its subclasses.
   *
   * @return the class; null when an equal object is of the class itself
   */
  @Nullable Class<?> sharedWithSiblings() {
    return asksFor(type) ? null : declaredAbove;
  }

  boolean compares(Field field) {
    return compared.contains(field);
  }

  /**
   * Tells whether an array in a field is compared by all that is in it.
   *
   * @param field the field
   * @return whether it is
   */
  boolean comparesDeeply(Field field) {
    return comparesDeeply
        && !comparesArraysFlat
        && Object[].class.isAssignableFrom(field.getType());
  }

  /** Returns what {@code hashCode} does. */
  HashCodeCode hashing() {
    return new HashCodeCode(code);
  }

  /** Follows a method as it is found from a class upwards. */
  private void follow(Class<?> from, String method) {
    for (Class<?> c = from; c != null && c != Object.class; c = c.getSuperclass()) {
      if (!code.isRead(c)) {
        unread = true;
        object("cannot be read, because there is no class file of " + c.getName());
        return;
      }
      List<Step> steps = code.declared(c, method);
      if (steps != null) {
        if (followed.add(c.getName() + "#" + method)) {
          for (Step step : steps) {
            read(step, c);
          }
        }
        return;
      }
    }
    if (method.startsWith("getClass()")) {
      asksForClass = true;
    } else if (method.equals(EQUALS)) {
      object("tells objects apart by identity");
    } else {
      object("calls " + method.substring(0, method.indexOf('(')));
    }
  }

  private void read(Step step, Class<?> in) {
    switch (step.opcode()) {
      case Opcodes.GETFIELD -> readField(step);
      case Opcodes.INVOKEVIRTUAL,
          Opcodes.INVOKESPECIAL,
          Opcodes.INVOKESTATIC,
          Opcodes.INVOKEINTERFACE ->
          readCall(step);
      case Opcodes.INVOKEDYNAMIC -> {
        if (LineageCode.isGenerated(step)) {
          generated = true;
        } else {
          object("is not made of plain comparisons");
        }
      }
      case Opcodes.INSTANCEOF, Opcodes.CHECKCAST -> readType(step, in);
      case Opcodes.NEW -> {
        if (!ExactCalls.contain(new Step(Opcodes.INVOKESPECIAL, step.owner(), "<init>", ""))) {
          object("makes a " + dotted(step.owner()));
        }
      }
      default -> {
        boolean isClass = step.opcode() == Opcodes.LDC && step.owner().equals(MethodSteps.CLASS);
        if (!isClass && !ExactCalls.isPlain(step.opcode())) {
          object(whyNotPlain(step));
        }
      }
    }
  }

  private static String whyNotPlain(Step step) {
    return switch (step.opcode()) {
      case Opcodes.DCMPL, Opcodes.DCMPG, Opcodes.FCMPL, Opcodes.FCMPG ->
          "compares floating point numbers with ==, for which 0.0 is -0.0 and NaN is never equal";
      case Opcodes.LDC -> "compares fields with a constant";
      case Opcodes.GETSTATIC -> "uses the static field '" + step.name() + "'";
      default -> "calculates with the fields rather than compare them";
    };
  }

  private void readField(Step step) {
    Field field = code.fieldOf(step);
    if (field == null) {
      object("looks into a " + dotted(step.owner()));
    } else {
      compared.add(field);
    }
  }

  private void readCall(Step call) {
    Class<?> owner = code.owner(call);
    String method = call.name() + call.descriptor();
    if (call.owner().equals("java/lang/Object") && method.startsWith("getClass()")) {
      asksForClass = true;
    } else if (call.owner().equals("java/lang/Object") && method.startsWith("toString()")) {
      follow(type, method); // of the other object, which is a key of the same class
    } else if (owner != null && !method.equals(HashCodeCode.METHOD)) {
      follow(call.opcode() == Opcodes.INVOKEVIRTUAL ? type : owner, method);
    } else if (call.opcode() == Opcodes.INVOKESPECIAL && method.equals(EQUALS)) {
      object("tells objects apart by identity"); // super.equals of Object
    } else if (!ExactCalls.contain(call)) {
      object("calls " + simpleName(call.owner()) + "." + call.name());
    } else if (call.name().equals("deepEquals")) {
      comparesDeeply = true;
    } else if (call.owner().equals("java/util/Arrays")
        && call.descriptor().startsWith("([Ljava/lang/Object;")) {
      comparesArraysFlat = true;
    }
  }

  private void readType(Step step, Class<?> in) {
    Class<?> named = code.owner(step);
    if (named == null) {
      if (step.opcode() == Opcodes.INSTANCEOF) {
        object("takes any " + dotted(step.owner()) + " for an equal");
      }
      return;
    }
    accepted.add(named);
    if (named == in && named != type && Modifier.isAbstract(named.getModifiers())) {
      declaredAbove = named;
    }
  }

  private void object(String reason) {
    if (objection == null) {
      objection = reason;
    }
  }

  private static String dotted(String internalName) {
    return internalName.replace('/', '.');
  }

  private static String simpleName(String internalName) {
    return internalName.substring(internalName.lastIndexOf('/') + 1);
  }
}
