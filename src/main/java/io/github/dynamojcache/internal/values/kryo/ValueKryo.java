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
 * Kryo, configured so that every value it can write can be read back. Each setting here is part of
 * the stored format. For one thread at a time.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // Kryo's own signatures are raw
final class ValueKryo extends Kryo {

  /**
   * The same limit as Jackson's: no ordinary value is nested deeper, and a thread's stack is
   * sufficient.
   */
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
   * @param filter decides which classes are written, and which names are looked up
   * @param surrogates serve classes before anything else does
   */
  ValueKryo(ClassLookup lookup, ClassFilter filter, Surrogates surrogates) {
    this(lookup, new ClassGate(filter, false), surrogates);
  }

  /**
   * Creates an instance that only determines whether a value could be written if the settings
   * allowed its classes. It does not run methods that they do not allow, and its output is useless.
   *
   * @param lookup finds classes by name
   * @param filter decides which classes may run their methods
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
    setClassLoader(ValueKryo.class.getClassLoader()); // for lookups by Kryo itself
    setMaxDepth(MAX_DEPTH);
    setRegistrationRequired(false);
    // If List<Integer> is later declared as List<Long>, the elements would be misread.
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

  /** The message proposes a setting only when the class could be stored with it. */
  private void checkFilter(Class<?> type) {
    if (!gate.letsIn(type.getName())) {
      getDefaultSerializer(type);
      gate.check(type.getName());
    }
  }

  /**
   * Finds a class that a value names.
   *
   * @param name a name that the gate accepts
   * @throws ClassNotFoundException when there is none
   */
  Class<?> find(String name) throws ClassNotFoundException {
    Class<?> found = lookup.find(name);
    metForeignClass |= !lookup.owns(found);
    return found;
  }

  /**
   * Returns whether a class was seen that may belong to an application other than this instance's.
   * Then the instance must not be used again: it would keep that class and return it to others.
   */
  boolean hasMetForeignClass() {
    return metForeignClass;
  }

  /** Returns the gate that checks the names of classes. */
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
      // Before any code of the class runs.
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

  /** Called by Kryo when it has no serializer other than one for the fields of a class. */
  @Override
  protected @Nullable Serializer newDefaultSerializer(Class type) {
    return null;
  }

  /**
   * Whether an array's elements are written without their class must not depend on the reader's
   * class.
   */
  @Override
  public boolean isFinal(Class type) {
    return ExactTypes.contains(type);
  }

  /**
   * Returns how a class has changed since the value that is being read was written.
   *
   * @param type the class
   * @return the difference, with which objects can be read; null when there is no relevant one
   */
  @Nullable ShapeChange changeOf(Class<?> type) {
    return resolver().changeOf(type);
  }

  /** Returns the path from the value to the current object. */
  ObjectPath trail() {
    return trail;
  }

  /**
   * Returns whether a new class was seen since the last call.
   *
   * @return whether there is a class whose objects are not yet known to be readable
   */
  boolean hasMetNewClass() {
    return resolver().takeMetNewClass();
  }

  /** Starts reading a value. */
  void beginReading() {
    begin();
    reading = true;
  }

  /** Starts a new value. */
  void begin() {
    reading = false;
    trail.begin();
    validations.clear();
  }

  /** Returns the callbacks to run when the current value has been read. */
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

  /** Called when an object exists, before its parts are read. */
  @Override
  public void reference(@Nullable Object object) {
    if (object != null) {
      trail.reading(object.getClass());
    }
    super.reference(object);
  }
}
