package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.KryoException;
import com.esotericsoftware.kryo.kryo5.Registration;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import com.esotericsoftware.kryo.kryo5.util.DefaultClassResolver;
import com.esotericsoftware.kryo.kryo5.util.ObjectMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the name of the class that stands for an object's, and after it the class's shape. */
@SuppressWarnings("rawtypes") // Kryo's own signatures are raw
final class ShapedClassResolver extends DefaultClassResolver {

  /** Of the value that is being read. */
  private Map<Class<?>, ShapeChange> changes = Map.of();

  private final ClassGate gate;
  private boolean metNewClass;

  /**
   * Creates the resolver.
   *
   * @param gate is asked for each name before a class is looked for
   */
  ShapedClassResolver(ClassGate gate) {
    this.gate = gate;
  }

  @Override
  public Registration registerImplicit(Class type) {
    metNewClass = true;
    // A class of the JDK has no shape, but whether a surrogate wrote it must be told.
    return ShapedRegistration.isFor(type) || ((ValueKryo) kryo).hasSurrogate(type)
        ? register(new ShapedRegistration(type, kryo.getDefaultSerializer(type), NAME))
        : super.registerImplicit(type);
  }

  /** What is known has passed the gate. Kryo itself would look by {@code Class.forName}. */
  @Override
  protected Class getTypeByName(String name) {
    Class<?> known = super.getTypeByName(name);
    if (known == null) {
      gate.checkRead(name);
      known = find(name);
      keep(name, known);
    }
    return known;
  }

  private Class<?> find(String name) {
    try {
      return ((ValueKryo) kryo).find(name);
    } catch (ClassNotFoundException e) {
      throw new KryoException("Unable to find class: " + name, e);
    }
  }

  private void keep(String name, Class<?> type) {
    if (nameToClass == null) {
      nameToClass = new ObjectMap<>();
    }
    nameToClass.put(name, type);
  }

  @Override
  protected void writeName(Output output, Class type, Registration registration) {
    int named = nextNameId;
    super.writeName(output, registration.getType(), registration);
    if (nextNameId != named && registration instanceof ShapedRegistration shaped) {
      shaped.writeShape(output);
    }
  }

  @Override
  protected Registration readName(Input input) {
    int named = nameIdToClass == null ? 0 : nameIdToClass.size;
    Registration registration = super.readName(input);
    if (nameIdToClass.size != named && registration instanceof ShapedRegistration shaped) {
      ShapeChange change = shaped.readShape(input);
      if (change != null) {
        changes = new HashMap<>(changes);
        changes.put(registration.getType(), change);
      }
    }
    return registration;
  }

  @Override
  public void reset() {
    super.reset();
    changes = Map.of();
  }

  /**
   * Returns how a class differs from what it was when the value that is being read was written.
   *
   * @param type the class
   */
  @Nullable ShapeChange changeOf(Class<?> type) {
    return changes.get(type);
  }

  /** Returns whether a class was met for the first time since this was last asked. */
  boolean takeMetNewClass() {
    boolean met = metNewClass;
    metNewClass = false;
    return met;
  }

  /**
   * Writes and reads the objects of a class as those of another.
   *
   * @param type the class
   * @param registration of the other
   */
  void standFor(Class<?> type, Registration registration) {
    classToRegistration.put(type, registration);
  }
}
