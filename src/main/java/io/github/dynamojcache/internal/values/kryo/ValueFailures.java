package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.KryoException;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.internal.values.kryo.PlaceInValue.Stop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The messages for values that could not be written or read: the reason, the class and the place.
 */
final class ValueFailures {

  private ValueFailures() {}

  /**
   * Explains why a value was not written.
   *
   * @param value the value
   * @param failure the exception that was thrown
   * @param trail the path to the object at fault
   */
  static UnsupportedValueException unsupported(Object value, Throwable failure, ObjectPath trail) {
    List<Stop> stops = trail.stops();
    Throwable cause = root(failure);
    RefusedClassException refused = find(RefusedClassException.class, failure);
    FailedHookException hook = find(FailedHookException.class, failure);
    FailedSurrogateException surrogate = find(FailedSurrogateException.class, failure);
    String place = PlaceInValue.of(stops, refused == null ? null : refused.className());
    String why;
    if (refused != null) {
      why = refused.getMessage();
    } else if (surrogate != null) {
      why = String.valueOf(surrogate.getMessage());
    } else if (cause instanceof LimitException) {
      why = "it " + cause.getMessage();
    } else if (isTooDeep(cause)) {
      why =
          "it is nested too deep, "
              + stops.size()
              + " levels, and at most 1,000 can be read back, less where a thread's stack is small."
              + " Store a flatter value, such as a list instead of a chain";
    } else if (hook != null) {
      why = hook.what() + ", see the cause";
    } else {
      why = cause.getClass().getName() + " was thrown when it was to be read, see the cause";
    }
    return new UnsupportedValueException(
        "Cannot store a "
            + value.getClass().getName()
            + ": "
            + why
            + (place == null ? "" : " (at " + place + ")"),
        failure);
  }

  /**
   * Explains why a value was not read.
   *
   * @param failure the exception that was thrown
   * @param trail the path to the object at fault
   */
  static UndecodableValueException undecodable(Throwable failure, ObjectPath trail) {
    Throwable root = root(failure);
    RefusedClassException refused = find(RefusedClassException.class, failure);
    ChangedClassException changed = find(ChangedClassException.class, failure);
    FailedHookException hook = find(FailedHookException.class, failure);
    FailedSurrogateException surrogate = find(FailedSurrogateException.class, failure);
    Reason reason = Reason.SHAPE;
    String why;
    if (surrogate != null) {
      why = String.valueOf(surrogate.getMessage());
    } else if (root instanceof LimitException) {
      reason = Reason.LIMIT;
      why = "it " + root.getMessage();
    } else if (isTooDeep(root)) {
      reason = Reason.LIMIT;
      why = "it is nested too deep";
    } else if (refused != null) {
      reason = Reason.REFUSED;
      why = "it names a class that is not read: " + refused.getMessage();
    } else if (changed != null) {
      why = changed.difference();
    } else if (root instanceof ClassNotFoundException || root instanceof NoClassDefFoundError) {
      reason = Reason.CLASS_MISSING;
      why = "class " + root.getMessage() + " is not on the class path";
    } else if (hook != null) {
      why = hook.what();
    } else if (root instanceof KryoException) {
      reason = Reason.FORMAT;
      why = "its bytes are broken";
    } else {
      why = "its bytes do not fit its classes (" + root.getClass().getName() + ")";
    }
    List<ObjectPath.Reading> path = trail.reading();
    String className =
        refused != null ? refused.className() : path.isEmpty() ? null : last(path).className();
    return new UndecodableValueException(reason, why, className, place(path), failure);
  }

  private static ObjectPath.Reading last(List<ObjectPath.Reading> path) {
    return path.get(path.size() - 1);
  }

  /** Names classes, because the objects do not exist yet, or only in part. */
  private static @Nullable String place(List<ObjectPath.Reading> path) {
    if (path.size() < 2) {
      return null;
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      ObjectPath.Reading step = path.get(i);
      String simple = step.className().substring(step.className().lastIndexOf('.') + 1);
      names.add(i == path.size() - 1 ? simple : simple + "[" + step.position() + "]");
    }
    return PlaceInValue.shorten(names, " > ");
  }

  /**
   * Returns whether an instance of Kryo can be used again.
   *
   * @param failure the exception that was thrown
   */
  static boolean leavesNothingBehind(Throwable failure) {
    return find(ChangedClassException.class, failure) != null
        || find(RefusedClassException.class, failure) != null
        || find(LimitException.class, failure) != null
        || find(FailedSurrogateException.class, failure) != null
        || find(ClassNotFoundException.class, failure) != null;
  }

  /**
   * Returns whether another setting would allow the refused class.
   *
   * @param failure the exception that was thrown
   */
  static boolean isBySetting(Throwable failure) {
    RefusedClassException refused = find(RefusedClassException.class, failure);
    return refused != null && refused.isBySetting();
  }

  /** Kryo reports it only in the message. */
  private static boolean isTooDeep(Throwable cause) {
    return cause instanceof StackOverflowError
        || (cause instanceof KryoException
            && String.valueOf(cause.getMessage()).startsWith("Max depth exceeded"));
  }

  private static <T extends Throwable> @Nullable T find(Class<T> type, Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return type.cast(t);
      }
    }
    return null;
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
