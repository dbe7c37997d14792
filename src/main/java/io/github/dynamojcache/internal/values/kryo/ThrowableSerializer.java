package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.KryoException;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import io.github.dynamojcache.internal.values.kryo.ClassShape.Kind;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Exceptions: message, cause, stack trace, suppressed ones, and the fields of the application's own
 * classes. The fields of {@code Throwable} are inaccessible, so a constructor must take the
 * message.
 */
final class ThrowableSerializer extends Serializer<Throwable> implements Shaped {

  /** The number of parts: cause, stack trace, suppressed ones. */
  private static final int TOLD = 3;

  private final Member[] members;

  /**
   * Returns the serializer of one class, with an alternative for exceptions that a constructor does
   * not restore.
   *
   * @param type a class of exceptions
   * @return null when it has fields that are inaccessible by reflection
   */
  static @Nullable Serializer<?> of(Class<?> type) {
    try {
      ThrowableSerializer compact = new ThrowableSerializer(type);
      return new EscapedSerializer<>(
          compact,
          Mark.NULL_TEXT_AND_NEGATIVE_COUNT,
          (kryo, throwable) -> {
            ReplacingParts.check(kryo, throwable);
            return compact.isWhole(throwable);
          });
    } catch (RefusedClassException e) {
      return null;
    }
  }

  private ThrowableSerializer(Class<?> type) {
    this.members = Member.of(type, Throwable.class).toArray(Member[]::new);
  }

  /**
   * Returns whether an exception that a constructor makes from the written parts is the same. It is
   * not when the class has no such constructor, when stack traces are disabled, or when the message
   * is computed from something else.
   *
   * @param object the exception
   */
  boolean isWhole(Throwable object) {
    // Must come first: the JVM creates the stack trace when it is first requested.
    SerializedBytes itself = SerializedBytes.of(object);
    Throwable made = create(object.getClass(), object.getMessage(), object.getCause());
    if (made == null) {
      return false;
    }
    complete(made, object.getStackTrace(), object.getSuppressed());
    for (Member member : members) {
      member.copy(object, made);
    }
    return itself.isSameAs(SerializedBytes.of(made));
  }

  private static void complete(
      Throwable made, StackTraceElement[] stackTrace, Throwable[] allSuppressed) {
    made.setStackTrace(stackTrace);
    for (Throwable suppressed : allSuppressed) {
      made.addSuppressed(suppressed);
    }
  }

  @Override
  public Kind kind() {
    return Kind.THROWABLE;
  }

  @Override
  public List<Member> members() {
    return List.of(members);
  }

  @Override
  public void write(Kryo kryo, Output output, Throwable object) {
    output.writeString(object.getMessage());
    output.writeVarInt(TOLD, true);
    ValueReferences references = (ValueReferences) kryo.getReferenceResolver();
    references.begin(object);
    kryo.writeClassAndObject(output, object.getCause());
    references.end(object);
    kryo.writeClassAndObject(output, object.getStackTrace());
    kryo.writeClassAndObject(output, object.getSuppressed());
    for (Member member : members) {
      member.write(kryo, output, object);
    }
  }

  /** Registers the exception after its cause: later parts may refer back to it. */
  @Override
  public Throwable read(Kryo kryo, Input input, Class<? extends Throwable> type) {
    String message = input.readString();
    if (input.readVarInt(true) != TOLD) {
      throw new KryoException("an exception tells something else");
    }
    Throwable cause = (Throwable) kryo.readClassAndObject(input);
    Throwable throwable = create(type, message, cause);
    if (throwable == null) {
      throw new ChangedClassException(
          type.getName() + " has changed: it no longer has a constructor for its message");
    }
    kryo.reference(throwable);
    Object stackTrace = kryo.readClassAndObject(input);
    Object suppressed = kryo.readClassAndObject(input);
    complete(
        throwable,
        (StackTraceElement[]) Objects.requireNonNull(stackTrace),
        (Throwable[]) Objects.requireNonNull(suppressed));
    for (Member member : members) {
      member.readInto(kryo, input, throwable);
    }
    return throwable;
  }

  private static @Nullable Throwable create(
      Class<?> type, @Nullable String message, @Nullable Throwable cause) {
    Constructor<?>[] constructors = type.getDeclaredConstructors();
    // Fewest parameters first: a constructor that gets a null cause would prevent initCause.
    Arrays.sort(constructors, Comparator.comparing(Constructor::getParameterCount));
    for (Constructor<?> constructor : constructors) {
      Object[] arguments = arguments(constructor.getParameterTypes(), message, cause);
      if (arguments != null && constructor.trySetAccessible()) {
        Throwable created = create(constructor, arguments, cause);
        // A constructor may use its arguments differently.
        if (created != null
            && Objects.equals(created.getMessage(), message)
            && created.getCause() == cause) {
          return created;
        }
      }
    }
    return null;
  }

  private static @Nullable Throwable create(
      Constructor<?> constructor, @Nullable Object[] arguments, @Nullable Throwable cause) {
    try {
      Throwable created = (Throwable) constructor.newInstance(arguments);
      if (created.getCause() == null && cause != null) {
        created.initCause(cause);
      }
      return created;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  private static @Nullable Object @Nullable [] arguments(
      Class<?>[] types, @Nullable String message, @Nullable Throwable cause) {
    @Nullable Object[] arguments = new Object[types.length];
    if (types.length > 2) {
      return null;
    }
    for (int i = 0; i < types.length; i++) {
      if (types[i] == String.class) {
        arguments[i] = message;
      } else if (Throwable.class.isAssignableFrom(types[i])
          && (cause == null || types[i].isInstance(cause))) {
        arguments[i] = cause;
      } else if (types[i] == Object.class && message != null) {
        arguments[i] = message; // as in AssertionError
      } else {
        return null;
      }
    }
    return arguments;
  }
}
