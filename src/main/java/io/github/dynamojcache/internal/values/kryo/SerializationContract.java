package io.github.dynamojcache.internal.values.kryo;

import io.github.dynamojcache.internal.values.kryo.ClassShape.Part;
import java.io.Externalizable;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Java serialization does with the objects of a class beyond copying their fields: the methods
 * it calls, the fields that the class declares as its serial form, and the superclasses whose state
 * only the JDK can read. Source: Java Object Serialization Specification, chapters 2 and 3.
 *
 * @param type the class
 * @param levels the serializable classes from the topmost one down to the class itself
 * @param externalizable whether the class writes and reads itself as a whole
 * @param writeReplace replaces an object that is written
 * @param readResolve replaces an object that was read
 */
record SerializationContract(
    Class<?> type,
    List<Level> levels,
    boolean externalizable,
    @Nullable MethodHandle writeReplace,
    @Nullable MethodHandle readResolve) {

  private static final String VERSION = "serialVersionUID";

  /**
   * One class of the hierarchy.
   *
   * @param type the class
   * @param fields its serial fields, in the order of the serialized form
   * @param writeObject its own method, or null
   * @param readObject its own method, or null
   */
  record Level(
      Class<?> type,
      List<ObjectStreamField> fields,
      @Nullable MethodHandle writeObject,
      @Nullable MethodHandle readObject) {

    private static Level of(Class<?> type) {
      return new Level(
          type,
          List.of(ObjectStreamClass.lookupAny(type).getFields()),
          SerializationHooks.writeObject(type),
          SerializationHooks.readObject(type));
    }

    private boolean hasMethods() {
      return writeObject != null || readObject != null;
    }

    /** Whether the serial fields are exactly those that are not transient. */
    private boolean hasPlainFields() {
      Map<String, Class<?>> declared = new HashMap<>();
      for (Field field : type.getDeclaredFields()) {
        if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0) {
          declared.put(field.getName(), field.getType());
        }
      }
      return declared.size() == fields.size()
          && fields.stream().allMatch(f -> f.getType() == declared.get(f.getName()));
    }

    /** Whether it has state that only the JDK itself can read and set. */
    private boolean isClosed() {
      return ValueClassValidator.ofTheJdk(type) && (hasMethods() || !fields.isEmpty());
    }
  }

  /**
   * Examines a class.
   *
   * @param type any class
   * @return null when it is not serializable
   */
  static @Nullable SerializationContract of(Class<?> type) {
    if (!Serializable.class.isAssignableFrom(type) || type.isInterface() || type.isArray()) {
      return null;
    }
    List<Level> levels = new ArrayList<>();
    for (Class<?> c = type;
        c != null && Serializable.class.isAssignableFrom(c);
        c = c.getSuperclass()) {
      levels.add(0, Level.of(c));
    }
    return new SerializationContract(
        type,
        List.copyOf(levels),
        Externalizable.class.isAssignableFrom(type),
        SerializationHooks.writeReplace(type),
        SerializationHooks.readResolve(type));
  }

  /** Returns whether code of the class runs when its objects are written or read. */
  boolean hasMethods() {
    return externalizable
        || writeReplace != null
        || readResolve != null
        || levels.stream().anyMatch(Level::hasMethods);
  }

  /** Returns whether the class has only {@code readResolve} in addition to its fields. */
  boolean onlyResolves() {
    return readResolve != null
        && writeReplace == null
        && !externalizable
        && levels.stream().noneMatch(Level::hasMethods)
        && hasPlainFields();
  }

  /** Returns whether Java serialization only copies the fields that are not transient. */
  boolean isFieldByField() {
    return !hasMethods() && hasPlainFields();
  }

  private boolean hasPlainFields() {
    return levels.stream().allMatch(Level::hasPlainFields);
  }

  /**
   * Returns the classes of an application or a library whose methods run when objects of a class
   * are written or read, without initializing any.
   *
   * @param type any class
   */
  static Set<Class<?>> methodOwnersOf(Class<?> type) {
    Set<Class<?>> owners = new LinkedHashSet<>();
    if (!Serializable.class.isAssignableFrom(type) || type.isInterface()) {
      return owners;
    }
    boolean externalizable = Externalizable.class.isAssignableFrom(type);
    boolean replaced = SerializationHooks.writeReplace(type) != null;
    boolean resolved = SerializationHooks.readResolve(type) != null;
    for (Class<?> c = type; !ValueClassValidator.ofTheJdk(c); c = c.getSuperclass()) {
      boolean methods =
          Serializable.class.isAssignableFrom(c)
              && (SerializationHooks.writeObject(c) != null
                  || SerializationHooks.readObject(c) != null);
      if (methods
          || declares(c, "writeReplace", replaced)
          || declares(c, "readResolve", resolved)
          || declares(c, "writeExternal", externalizable)
          || declares(c, "readExternal", externalizable)) {
        owners.add(c);
      }
    }
    return owners;
  }

  /** Returns whether methods of the application's own classes run. */
  boolean hasApplicationMethods() {
    return !methodOwners().isEmpty();
  }

  /**
   * Returns the classes of an application or a library whose methods run. An application's class
   * may inherit those of a library.
   */
  Set<Class<?>> methodOwners() {
    return methodOwnersOf(type);
  }

  private static boolean declares(Class<?> type, String method, boolean called) {
    return called
        && Arrays.stream(type.getDeclaredMethods()).anyMatch(m -> m.getName().equals(method));
  }

  /** Returns whether the application's classes have only fields, none of them transient. */
  boolean hasPlainApplication() {
    return !hasApplicationMethods()
        && levels.stream()
            .filter(level -> !ValueClassValidator.ofTheJdk(level.type))
            .allMatch(level -> level.hasPlainFields() && !hasTransientFields(level.type));
  }

  /**
   * Returns whether a class itself declares transient fields.
   *
   * @param type the class
   */
  static boolean hasTransientFields(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .mapToInt(Field::getModifiers)
        .anyMatch(m -> Modifier.isTransient(m) && !Modifier.isStatic(m));
  }

  /** Returns whether the class or a superclass is one of the JDK with inaccessible state. */
  boolean isClosed() {
    return !externalizable && levels.stream().anyMatch(Level::isClosed);
  }

  /**
   * Returns the parts on which the stored bytes depend: the serial fields of the application's
   * classes, and the versions that these declare.
   */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (Level level : levels) {
      if (!ValueClassValidator.ofTheJdk(level.type)) {
        String owner = level.type.getName();
        Long version = declaredVersion(level.type);
        if (version != null) {
          parts.add(new Part(owner, VERSION, version.toString()));
        }
        level.fields.forEach(
            f -> parts.add(new Part(owner, f.getName(), f.getType().getTypeName())));
      }
    }
    return List.copyOf(parts);
  }

  /** Only a declared version is used: a computed one depends on the compiler. */
  private static @Nullable Long declaredVersion(Class<?> type) {
    try {
      int modifiers = type.getDeclaredField(VERSION).getModifiers();
      return Modifier.isStatic(modifiers) && Modifier.isFinal(modifiers)
          ? ObjectStreamClass.lookupAny(type).getSerialVersionUID()
          : null;
    } catch (NoSuchFieldException e) {
      return null;
    }
  }
}
