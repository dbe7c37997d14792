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

/** Writes the name of the class under which an object is stored, followed by the class's shape. */
@SuppressWarnings("rawtypes") // Kryo's own signatures are raw
final class ShapedClassResolver extends DefaultClassResolver {

  /** The changes of the value that is being read. */
  private Map<Class<?>, ShapeChange> changes = Map.of();

  private final ClassGate gate;
  private boolean metNewClass;

  /**
   * Creates the resolver.
   *
   * @param gate checks each name before the class is looked up
   */
  ShapedClassResolver(ClassGate gate) {
    this.gate = gate;
  }

  @Override
  public Registration registerImplicit(Class type) {
    metNewClass = true;
    // A class of the JDK has no shape, but a surrogate's use of it must be stored.
    return ShapedRegistration.isFor(type) || ((ValueKryo) kryo).hasSurrogate(type)
        ? register(new ShapedRegistration(type, kryo.getDefaultSerializer(type), NAME))
        : super.registerImplicit(type);
  }

  /** A known class has passed the gate. Kryo itself would call {@code Class.forName}. */
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
   * Returns how a class has changed since the value that is being read was written.
   *
   * @param type the class
   */
  @Nullable ShapeChange changeOf(Class<?> type) {
    return changes.get(type);
  }

  /** Returns whether a new class was seen since the last call. */
  boolean takeMetNewClass() {
    boolean met = metNewClass;
    metNewClass = false;
    return met;
  }

  /**
   * Writes and reads the objects of a class as those of another one.
   *
   * @param type the class
   * @param registration that of the other class
   */
  void standFor(Class<?> type, Registration registration) {
    classToRegistration.put(type, registration);
  }
}
