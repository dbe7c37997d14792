package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.KryoException;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import io.github.dynamojcache.internal.values.kryo.ClassShape.Part;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of an application's class, and how it is written. The components of a record are its
 * fields. For one instance of Kryo.
 */
final class Member {

  private final Part part;
  private final Field field;
  private final WireForm form;

  private Member(Field field) {
    this.part =
        new Part(
            field.getDeclaringClass().getName(),
            field.getName(),
            field.getGenericType().getTypeName());
    this.field = field;
    this.form = WireForm.of(part.type());
  }

  /**
   * Opens the fields of a class and of its superclasses.
   *
   * @param type the class
   * @param root where to stop: a class whose own fields are excluded
   * @return its members, its own first, and each class's by name
   * @throws RefusedClassException when one cannot be written or read back
   */
  static List<Member> of(Class<?> type, Class<?> root) {
    List<Member> members = new ArrayList<>();
    for (Class<?> c = type; c != null && c != root; c = c.getSuperclass()) {
      List<Member> own = new ArrayList<>();
      for (Field field : c.getDeclaredFields()) {
        int modifiers = field.getModifiers();
        if (!Modifier.isStatic(modifiers) && !Modifier.isTransient(modifiers)) {
          open(type, field);
          own.add(new Member(field));
        }
      }
      // Sorted, because the order of getDeclaredFields is unspecified.
      own.sort(Comparator.comparing(member -> member.part.name()));
      members.addAll(own);
    }
    return List.copyOf(members);
  }

  /**
   * Opens a field.
   *
   * @param type the class of the objects that have it
   * @param field the field
   * @throws RefusedClassException when it cannot be read or set
   */
  static void open(Class<?> type, Field field) {
    if (ValueClassValidator.isOuterThatStays(field)) {
      throw ValueClassValidator.ofInner(type);
    }
    // Private fields of the JDK may differ in its next version.
    if (ValueClassValidator.ofTheJdk(type)) {
      throw new RefusedClassException(
          type,
          Throwable.class.isAssignableFrom(type)
              ? "has a field '" + field.getName() + "' that is closed to reflection. Store its text"
              : "is a class of the JDK that cannot be stored. Store what it represents, or mark the"
                  + " field transient");
    }
    if (ValueClassValidator.ofTheJdk(field.getDeclaringClass()) || !field.trySetAccessible()) {
      throw new RefusedClassException(
          type,
          "has a field '"
              + field.getName()
              + "', its own or of a class that it extends, that is closed to reflection. Open the"
              + " package in module-info.java, or store something else");
    }
  }

  /**
   * Returns the part that represents it in a shape.
   *
   * @return the class that declares it, name and type
   */
  Part part() {
    return part;
  }

  /**
   * Returns the declared type.
   *
   * @return the class, without type arguments
   */
  Class<?> type() {
    return field.getType();
  }

  /**
   * Copies the value from one object to another.
   *
   * @param from an object that has the field
   * @param to another
   */
  void copy(Object from, Object to) {
    try {
      field.set(to, field.get(from));
    } catch (IllegalAccessException e) {
      throw new KryoException(e);
    }
  }

  /**
   * Writes the value.
   *
   * @param kryo writes objects
   * @param output receives the bytes
   * @param owner the object that has the field
   */
  void write(Kryo kryo, Output output, Object owner) {
    try {
      form.write(kryo, output, field, owner);
    } catch (IllegalAccessException e) {
      throw new KryoException(e);
    }
  }

  /**
   * Reads a value.
   *
   * @param kryo reads objects
   * @param input the bytes
   * @return the value
   */
  @Nullable Object read(Kryo kryo, Input input) {
    return form.read(kryo, input);
  }

  /**
   * Reads a value into the field.
   *
   * @param kryo reads objects
   * @param input the bytes
   * @param owner the object that has the field
   */
  void readInto(Kryo kryo, Input input, Object owner) {
    try {
      form.readInto(kryo, input, field, owner);
    } catch (IllegalAccessException e) {
      throw new KryoException(e);
    }
  }
}
