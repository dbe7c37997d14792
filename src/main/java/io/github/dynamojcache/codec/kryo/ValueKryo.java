package io.github.dynamojcache.codec.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.KryoException;
import com.esotericsoftware.kryo.kryo5.Registration;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import com.esotericsoftware.kryo.kryo5.util.DefaultClassResolver;
import io.github.dynamojcache.codec.ClassFilter;
import io.github.dynamojcache.codec.surrogate.Surrogates;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Kryo, set up so that what can be written can be read back. Each setting here is part of the
 * stored format. For one thread at a time.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // Kryo's own signatures are raw
final class ValueKryo extends Kryo {

  /** As Jackson has it: no honest value is nested deeper, and a thread's stack holds it. */
  private static final int MAX_DEPTH = 1_000;

  private final ClassFilter filter;
  private final Surrogates surrogates;
  private final Trail trail;
  private final Validations validations = new Validations();
  private final SerializerChoice choice;

  /**
   * Creates an instance.
   *
   * @param loader finds classes by name
   * @param filter decides which classes are written, and which names are looked for
   * @param surrogates serve classes before anything else does
   */
  ValueKryo(ClassLoader loader, ClassFilter filter, Surrogates surrogates) {
    super(new Resolver(filter), new ValueReferences());
    this.filter = filter;
    this.surrogates = surrogates;
    this.trail = ((ValueReferences) getReferenceResolver()).trail();
    this.choice = new SerializerChoice(filter, this::kryosOwn);
    setClassLoader(loader);
    setMaxDepth(MAX_DEPTH);
    setRegistrationRequired(false);
    // A declared List<Integer> that becomes a List<Long> would read the one as the other.
    setOptimizedGenerics(false);
    setInstantiatorStrategy(new ValueInstantiators());
  }

  @Override
  public Registration getRegistration(Class type) {
    Registration known = getClassResolver().getRegistration(type);
    if (known != null) {
      return known;
    }
    Class<?> wire = WireClass.of(type);
    if (wire == type) {
      if (SurrogateSerializer.of(type, surrogates) == null) {
        ObjectionsToValueClass.check(type);
      } else {
        ObjectionsToValueClass.checkName(type);
      }
      checkFilter(type);
      return super.getRegistration(type);
    }
    Registration registration = getRegistration(wire);
    ((Resolver) getClassResolver()).standFor(type, registration);
    return registration;
  }

  /** A setting is named only where the class could be stored with it. */
  private void checkFilter(Class<?> type) {
    if (filter.objectionToAny(type.getName()) != null) {
      getDefaultSerializer(type);
      check(filter, type.getName());
    }
  }

  private static void check(ClassFilter filter, String className) {
    String objection = filter.objectionToAny(className);
    if (objection != null) {
      throw new RefusedClassException(className, objection);
    }
  }

  @Override
  public Serializer getDefaultSerializer(Class type) {
    Serializer<?> ofSurrogate = SurrogateSerializer.of(type, surrogates);
    return ofSurrogate != null ? ofSurrogate : choice.of(type);
  }

  private @Nullable Serializer<?> kryosOwn(Class<?> type) {
    return super.getDefaultSerializer(type);
  }

  /** Kryo asks for it when it knows nothing better than the fields of a class. */
  @Override
  protected @Nullable Serializer newDefaultSerializer(Class type) {
    return null;
  }

  /**
   * Returns whether a class may be looked for by a name that stands in a value.
   *
   * @param name the name of a class, or something else
   * @return whether it is one, and the filter has nothing against it
   */
  boolean mayName(String name) {
    return ClassFilter.isClassName(name) && filter.objectionToAny(name) == null;
  }

  /** Whether classes are left out in arrays must not depend on what the reader's class says. */
  @Override
  public boolean isFinal(Class type) {
    return ExactTypes.contains(type);
  }

  /**
   * Returns how a class differs from what it was when the value that is being read was written.
   *
   * @param type the class
   * @return the difference, with which objects can be read; null when there is none that matters
   */
  @Nullable ShapeChange changeOf(Class<?> type) {
    return ((Resolver) getClassResolver()).changes.get(type);
  }

  /** Returns the way from the value to the object at hand. */
  Trail trail() {
    return trail;
  }

  /**
   * Returns whether a class has been met for the first time since this was last asked.
   *
   * @return whether there is one of which nobody knows yet that its objects can be read
   */
  boolean hasMetNewClass() {
    return ((Resolver) getClassResolver()).takeMetNewClass();
  }

  /** Begins with a new value. */
  void begin() {
    trail.begin();
    validations.clear();
  }

  /** Returns what is to be called when the value at hand has been read. */
  Validations validations() {
    return validations;
  }

  @Override
  public void writeClassAndObject(Output output, @Nullable Object object) {
    trail.enter(object, output.position());
    super.writeClassAndObject(output, object);
    trail.leave(object, output.position());
  }

  @Override
  public void writeObject(Output output, Object object) {
    trail.enter(object, output.position());
    super.writeObject(output, object);
    trail.leave(object, output.position());
  }

  @Override
  public void writeObject(Output output, Object object, Serializer serializer) {
    trail.enter(object, output.position());
    super.writeObject(output, object, serializer);
    trail.leave(object, output.position());
  }

  @Override
  public void writeObjectOrNull(Output output, @Nullable Object object, Class type) {
    trail.enter(object, output.position());
    super.writeObjectOrNull(output, object, type);
    trail.leave(object, output.position());
  }

  @Override
  public void writeObjectOrNull(Output output, @Nullable Object object, Serializer serializer) {
    trail.enter(object, output.position());
    super.writeObjectOrNull(output, object, serializer);
    trail.leave(object, output.position());
  }

  @Override
  public @Nullable Object readClassAndObject(Input input) {
    trail.enter(null, input.position());
    return left(super.readClassAndObject(input), input);
  }

  @Override
  public <T> T readObject(Input input, Class<T> type) {
    trail.enter(null, input.position());
    return left(super.readObject(input, type), input);
  }

  @Override
  public <T> T readObject(Input input, Class<T> type, Serializer serializer) {
    trail.enter(null, input.position());
    return left(super.readObject(input, type, serializer), input);
  }

  @Override
  public <T> T readObjectOrNull(Input input, Class<T> type) {
    trail.enter(null, input.position());
    return left(super.readObjectOrNull(input, type), input);
  }

  @Override
  public <T> T readObjectOrNull(Input input, Class<T> type, Serializer serializer) {
    trail.enter(null, input.position());
    return left(super.readObjectOrNull(input, type, serializer), input);
  }

  private <T> T left(T object, Input input) {
    trail.leave(object, input.position());
    return object;
  }

  /** Called when an object exists, before what it holds is read. */
  @Override
  public void reference(@Nullable Object object) {
    if (object != null) {
      trail.reading(object.getClass());
    }
    super.reference(object);
  }

  /** Writes the name of the class that stands for an object's, and after it the class's shape. */
  private static final class Resolver extends DefaultClassResolver {

    /** Of the value that is being read. */
    private Map<Class<?>, ShapeChange> changes = Map.of();

    private final ClassFilter filter;
    private boolean metNewClass;

    Resolver(ClassFilter filter) {
      this.filter = filter;
    }

    @Override
    public Registration registerImplicit(Class type) {
      metNewClass = true;
      // A class of the JDK has no shape, but whether a surrogate wrote it must be told.
      return ShapedRegistration.isFor(type)
              || SurrogateSerializer.of(type, ((ValueKryo) kryo).surrogates) != null
          ? register(new ShapedRegistration(type, kryo.getDefaultSerializer(type), NAME))
          : super.registerImplicit(type);
    }

    /** Asked before a class is looked for by its name; what is known has passed. */
    @Override
    protected @Nullable Class getTypeByName(String name) {
      Class<?> known = super.getTypeByName(name);
      if (known == null) {
        if (!ClassFilter.isClassName(name)) {
          throw new KryoException("what stands for a class is no name of one");
        }
        check(filter, name);
      }
      return known;
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

    boolean takeMetNewClass() {
      boolean met = metNewClass;
      metNewClass = false;
      return met;
    }

    void standFor(Class<?> type, Registration registration) {
      classToRegistration.put(type, registration);
    }
  }
}
