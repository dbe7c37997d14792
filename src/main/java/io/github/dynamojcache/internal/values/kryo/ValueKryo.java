package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Registration;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import io.github.dynamojcache.internal.classes.ClassFilter;
import io.github.dynamojcache.internal.classes.ClassLookup;
import io.github.dynamojcache.internal.values.surrogate.Surrogates;
import org.jspecify.annotations.Nullable;

/**
 * Kryo, set up so that what can be written can be read back. Each setting here is part of the
 * stored format. For one thread at a time.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // Kryo's own signatures are raw
final class ValueKryo extends Kryo {

  /** As Jackson has it: no honest value is nested deeper, and a thread's stack holds it. */
  private static final int MAX_DEPTH = 1_000;

  private final ClassLookup lookup;
  private final ClassGate gate;
  private final Surrogates surrogates;
  private final ObjectPath trail;
  private final Validations validations = new Validations();
  private final SerializerChoice choice;
  private boolean reading;
  private boolean metForeignClass;

  /**
   * Creates an instance.
   *
   * @param lookup finds classes by name
   * @param filter decides which classes are written, and which names are looked for
   * @param surrogates serve classes before anything else does
   */
  ValueKryo(ClassLookup lookup, ClassFilter filter, Surrogates surrogates) {
    this(lookup, new ClassGate(filter, false), surrogates);
  }

  /**
   * Creates an instance that only finds out whether a value could be written if the settings let
   * its classes in. It runs no methods that they do not allow, and what it writes is of no use.
   *
   * @param lookup finds classes by name
   * @param filter is asked whose methods may run
   * @param surrogates serve classes before anything else does
   */
  static ValueKryo trying(ClassLookup lookup, ClassFilter filter, Surrogates surrogates) {
    return new ValueKryo(lookup, new ClassGate(filter, true), surrogates);
  }

  private ValueKryo(ClassLookup lookup, ClassGate gate, Surrogates surrogates) {
    super(new ShapedClassResolver(gate), new ValueReferences());
    this.lookup = lookup;
    this.gate = gate;
    this.surrogates = surrogates;
    this.trail = ((ValueReferences) getReferenceResolver()).trail();
    this.choice = new SerializerChoice(gate, this::kryosOwn);
    setClassLoader(ValueKryo.class.getClassLoader()); // for what Kryo itself may look for
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
    metForeignClass |= !lookup.owns(type);
    Class<?> wire = WireClass.of(type);
    if (wire == type) {
      if (!hasSurrogate(type)) {
        ValueClassValidator.check(type);
      } else {
        ValueClassValidator.checkName(type);
      }
      checkFilter(type);
      return super.getRegistration(type);
    }
    Registration registration = getRegistration(wire);
    resolver().standFor(type, registration);
    return registration;
  }

  /** A setting is named only where the class could be stored with it. */
  private void checkFilter(Class<?> type) {
    if (!gate.letsIn(type.getName())) {
      getDefaultSerializer(type);
      gate.check(type.getName());
    }
  }

  /**
   * Finds a class that a value names.
   *
   * @param name a name that the gate lets in
   * @throws ClassNotFoundException when there is none
   */
  Class<?> find(String name) throws ClassNotFoundException {
    Class<?> found = lookup.find(name);
    metForeignClass |= !lookup.owns(found);
    return found;
  }

  /**
   * Returns whether a class was met that may belong to another application than this instance. It
   * must not be used again then: it would keep that class, and give it to others.
   */
  boolean hasMetForeignClass() {
    return metForeignClass;
  }

  /** Returns who is asked for the names of classes. */
  ClassGate gate() {
    return gate;
  }

  /** Returns whether a surrogate serves a class. */
  boolean hasSurrogate(Class<?> type) {
    return SurrogateSerializer.of(type, surrogates) != null;
  }

  private ShapedClassResolver resolver() {
    return (ShapedClassResolver) getClassResolver();
  }

  @Override
  public Serializer getDefaultSerializer(Class type) {
    Serializer<?> ofSurrogate = SurrogateSerializer.of(type, surrogates);
    if (ofSurrogate != null) {
      return ofSurrogate;
    }
    if (reading && !Constants.couldBe(type)) {
      // Before anything of the class runs.
      SerializationContract.methodOwnersOf(type)
          .forEach(owner -> gate.checkMethods(owner.getName()));
    }
    try {
      return choice.of(type);
    } catch (RefusedClassException e) {
      if (gate.open() && e.isBySetting()) {
        return new UnwrittenSerializer(e);
      }
      throw e;
    }
  }

  private @Nullable Serializer<?> kryosOwn(Class<?> type) {
    return super.getDefaultSerializer(type);
  }

  /** Kryo asks for it when it knows nothing better than the fields of a class. */
  @Override
  protected @Nullable Serializer newDefaultSerializer(Class type) {
    return null;
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
    return resolver().changeOf(type);
  }

  /** Returns the way from the value to the object at hand. */
  ObjectPath trail() {
    return trail;
  }

  /**
   * Returns whether a class has been met for the first time since this was last asked.
   *
   * @return whether there is one of which nobody knows yet that its objects can be read
   */
  boolean hasMetNewClass() {
    return resolver().takeMetNewClass();
  }

  /** Begins to read a value. */
  void beginReading() {
    begin();
    reading = true;
  }

  /** Begins with a new value. */
  void begin() {
    reading = false;
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
}
