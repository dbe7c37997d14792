package io.github.dynamojcache.codec.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.KryoException;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import io.github.dynamojcache.codec.kryo.ClassShape.Kind;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Exceptions: message, cause, stack trace, suppressed ones, and the fields of the application's own
 * classes. The fields of {@code Throwable} are closed, so a constructor must take the message.
 */
final class ThrowableSerializer extends WholeSerializer<Throwable> implements Shaped {

  /** Cause, stack trace, suppressed ones. */
  private static final int TOLD = 3;

  private final Member[] members;

  /**
   * Creates the serializer of one class.
   *
   * @param type the class
   * @throws RefusedClassException when it has fields that are closed to reflection
   */
  ThrowableSerializer(Class<?> type) {
    this.members = Member.of(type, Throwable.class).toArray(Member[]::new);
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
  public boolean givesDefaults() {
    return false;
  }

  @Override
  void writeParts(Kryo kryo, Output output, Throwable object) {
    String message = object.getMessage();
    Throwable cause = object.getCause();
    if (create(object.getClass(), message, cause) == null) {
      throw new RefusedClassException(
          object.getClass(),
          "has no constructor that takes its message, or its message and its cause. Add one, or"
              + " store its text");
    }
    output.writeString(message);
    writeAll(kryo, output, new Object[] {cause, object.getStackTrace(), object.getSuppressed()});
    for (Member member : members) {
      member.write(kryo, output, object);
    }
  }

  @Override
  Throwable readParts(Kryo kryo, Input input, Class<? extends Throwable> type) {
    String message = input.readString();
    List<@Nullable Object> parts = readAll(kryo, input);
    if (parts.size() != TOLD) {
      throw new KryoException("an exception tells something else");
    }
    Throwable cause = (Throwable) parts.get(0);
    Throwable throwable = create(type, message, cause);
    if (throwable == null) {
      throw new ChangedClassException(
          type.getName() + " has changed: it no longer has a constructor for its message");
    }
    throwable.setStackTrace((StackTraceElement[]) Objects.requireNonNull(parts.get(1)));
    for (Throwable suppressed : (Throwable[]) Objects.requireNonNull(parts.get(2))) {
      throwable.addSuppressed(suppressed);
    }
    for (Member member : members) {
      member.readInto(kryo, input, throwable);
    }
    return throwable;
  }

  private static @Nullable Throwable create(
      Class<?> type, @Nullable String message, @Nullable Throwable cause) {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      Object[] arguments = arguments(constructor.getParameterTypes(), message, cause);
      if (arguments != null && constructor.trySetAccessible()) {
        Throwable created = create(constructor, arguments, cause);
        // A constructor may do something else with what it gets.
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
        arguments[i] = message; // as AssertionError has it
      } else {
        return null;
      }
    }
    return arguments;
  }
}
