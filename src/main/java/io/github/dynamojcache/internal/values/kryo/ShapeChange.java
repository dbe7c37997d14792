package io.github.dynamojcache.internal.values.kryo;

import io.github.dynamojcache.internal.values.kryo.ClassShape.Kind;
import io.github.dynamojcache.internal.values.kryo.ClassShape.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The difference between the shape that a class had when a value was written and its current shape,
 * in words, and whether old bytes can still be read correctly.
 */
final class ShapeChange {

  /** Enough to see what happened; a message must not grow with the bytes that it reports. */
  private static final int MAX_WORDS = 400;

  private final String className;
  private final ClassShape written;
  private final ClassShape own;
  private final List<Part> removed = new ArrayList<>();
  private final List<Part> added = new ArrayList<>();
  private final List<String> obstacles = new ArrayList<>();

  /**
   * Compares two shapes.
   *
   * @param className the name of the class
   * @param written the shape it had
   * @param own the shape it has
   * @param givesDefaults whether a new object has the class's own values in fields that are not
   *     read, because a constructor without parameters creates it
   */
  ShapeChange(String className, ClassShape written, ClassShape own, boolean givesDefaults) {
    this.className = className;
    this.written = written;
    this.own = own;
    if (written.kind() != own.kind()) {
      obstacles.add("was " + written.kind().words() + " and is now " + own.kind().words());
      return;
    }
    for (String supertype : written.supertypes()) {
      if (!own.supertypes().contains(supertype)) {
        obstacles.add("it is no longer a " + supertype);
      }
    }
    compareParts();
    judge(givesDefaults);
  }

  private void compareParts() {
    for (Part part : written.parts()) {
      Part now = find(part, own.parts());
      if (now == null) {
        removed.add(part);
      } else if (!now.type().equals(part.type())) {
        obstacles.add(name(part) + ": " + part.type() + " became " + now.type());
      }
    }
    for (Part part : own.parts()) {
      if (find(part, written.parts()) == null) {
        added.add(part);
      }
    }
  }

  private static @Nullable Part find(Part wanted, List<Part> parts) {
    for (Part part : parts) {
      if (part.isNamedAs(wanted)) {
        return part;
      }
    }
    return null;
  }

  private void judge(boolean givesDefaults) {
    boolean fieldByField = own.kind() == Kind.FIELDS || own.kind() == Kind.SINGLETON;
    boolean both = !removed.isEmpty() && !added.isEmpty();
    if (!fieldByField || both || !obstacles.isEmpty()) {
      removed.forEach(part -> obstacles.add(name(part) + " was removed"));
      added.forEach(part -> obstacles.add(name(part) + " was added"));
    } else if (!givesDefaults) {
      for (Part part : added) {
        obstacles.add(
            name(part)
                + " was added, and no constructor without parameters gives it the class's own"
                + " value");
      }
    }
  }

  private String name(Part part) {
    String what =
        switch (own.kind()) {
          case RECORD -> "component `";
          case SURROGATE -> "its `";
          default -> "field `";
        };
    String name = what + part.name() + "`";
    return part.owner().equals(className) ? name : name + " of " + part.owner();
  }

  /**
   * Returns the parts that were written of each object, in order.
   *
   * @return the parts of the old shape
   */
  List<Part> writtenParts() {
    return written.parts();
  }

  /**
   * Returns whether an object can be read as if nothing had changed.
   *
   * @return true when the parts are the same
   */
  boolean leavesPartsAlone() {
    return written.parts().equals(own.parts());
  }

  /**
   * Checks that old bytes can be read correctly.
   *
   * @throws ChangedClassException when they cannot
   */
  void check() {
    if (obstacles.isEmpty()) {
      return;
    }
    boolean kind = written.kind() != own.kind();
    String words = String.join(", ", obstacles);
    throw new ChangedClassException(className + (kind ? " " : " has changed: ") + printable(words));
  }

  /**
   * Makes text from stored bytes safe for a log.
   *
   * @param words the text
   * @return one line of bounded length
   */
  static String printable(String words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words.length() && i < MAX_WORDS; i++) {
      char c = words.charAt(i);
      text.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
    }
    return words.length() > MAX_WORDS ? text.append(" ...").toString() : text.toString();
  }
}
