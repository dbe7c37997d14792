package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.DefaultSerializer;
import com.esotericsoftware.kryo.kryo5.KryoSerializable;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.serializers.CollectionSerializer;
import com.esotericsoftware.kryo.kryo5.serializers.DefaultSerializers.KryoSerializableSerializer;
import com.esotericsoftware.kryo.kryo5.serializers.MapSerializer;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how the objects of a class are written: in a special form for the class, as a constant,
 * by the class's own contract with Java serialization, as elements, or field by field. The last is
 * used only for classes whose fields are provably their whole state.
 */
@SuppressWarnings("rawtypes") // Kryo's own signatures are raw
final class SerializerChoice {

  private final ClassGate gate;
  private final Function<Class<?>, @Nullable Serializer<?>> kryos;
  private final JdkSerializers jdk = new JdkSerializers();

  /**
   * Creates the choice.
   *
   * @param gate decides which classes may run their methods
   * @param kryos returns Kryo's serializer for a class; null when Kryo would write field by field
   */
  SerializerChoice(ClassGate gate, Function<Class<?>, @Nullable Serializer<?>> kryos) {
    this.gate = gate;
    this.kryos = kryos;
  }

  /**
   * Chooses the serializer of a class.
   *
   * @param type a class
   * @return a serializer whose objects are read back completely
   * @throws RefusedClassException when there is none
   */
  Serializer<?> of(Class<?> type) {
    if (type.isEnum()) {
      return new EnumValueSerializer(type);
    }
    if (type.isArray() || type.isPrimitive() || ValueClassValidator.ofTheJdk(type)) {
      return jdk.of(type, kryos);
    }
    if (HibernateTypeSerializer.isFor(type)) {
      return new HibernateTypeSerializer(type);
    }
    Serializer<?> asked = askedFor(type);
    if (asked != null) {
      return asked;
    }
    SerializationContract contract = SerializationContract.of(type);
    if (isResolved(type, contract) || SingletonSerializer.isFor(type, contract)) {
      return ofObjects(type, contract);
    }
    Constants constants = Constants.of(type, this::mayLookAt);
    return constants == null
        ? ofObjects(type, contract)
        : new ConstantsSerializer(type, constants, () -> ofObjects(type, contract));
  }

  /** Tells whether its own {@code readResolve}, and nothing else, finds its constants. */
  private boolean isResolved(Class<?> type, @Nullable SerializationContract contract) {
    return contract != null
        && isOnlyResolved(type, contract)
        && contract.methodOwners().stream()
            .allMatch(owner -> gate.filter().objectionToHooks(owner.getName()) == null);
  }

  private static boolean isOnlyResolved(Class<?> type, SerializationContract contract) {
    return contract.onlyResolves() && !ApplicationContainers.contain(type) && !type.isRecord();
  }

  private boolean mayLookAt(String enclosing) {
    return gate.letsIn(enclosing);
  }

  /** Returns the serializer that a class requests through Kryo's own API. */
  private @Nullable Serializer<?> askedFor(Class<?> type) {
    Serializer<?> kryo = kryos.apply(type);
    if (kryo == null) {
      return null;
    }
    if (kryo instanceof KryoSerializableSerializer
        || KryoSerializable.class.isAssignableFrom(type)) {
      gate.checkMethods(type.getName());
      return kryo;
    }
    return type.isAnnotationPresent(DefaultSerializer.class) ? kryo : null;
  }

  private Serializer<?> ofObjects(Class<?> type, @Nullable SerializationContract contract) {
    if (Throwable.class.isAssignableFrom(type) && contract != null) {
      return ofThrowable(type, contract);
    }
    if (contract != null && !contract.isFieldByField()) {
      return byContract(type, contract);
    }
    if (type.isRecord()) {
      return new RecordValueSerializer(type);
    }
    if (contract != null && contract.isClosed()) {
      return overJdk(type, contract);
    }
    return ApplicationContainers.contain(type) ? ofContainer(type) : fieldByField(type);
  }

  private Serializer<?> ofThrowable(Class<?> type, SerializationContract contract) {
    Serializer<?> compact = contract.hasPlainApplication() ? ThrowableSerializer.of(type) : null;
    return compact != null ? compact : overJdk(type, contract);
  }

  /**
   * Checks the setting last: the message proposes it only when it would make the class storable.
   */
  private Serializer<?> byContract(Class<?> type, SerializationContract contract) {
    if (contract.isClosed()) {
      return overJdk(type, contract);
    }
    ValueClassValidator.checkOuter(type);
    if (isOnlyResolved(type, contract)) {
      checkMethods(contract);
      return fieldByField(type);
    }
    ContractSerializer serializer = new ContractSerializer(contract);
    serializer.checkMakeable();
    checkMethods(contract);
    return serializer;
  }

  private void checkMethods(SerializationContract contract) {
    contract.methodOwners().forEach(owner -> gate.checkMethods(owner.getName()));
  }

  private Serializer<?> overJdk(Class<?> type, SerializationContract contract) {
    ValueClassValidator.checkOuter(type);
    if (contract.hasPlainApplication()
        && ApplicationContainers.contain(type)
        && ApplicationContainers.isNothingButElements(type)) {
      Serializer<?> elements = elements(type);
      return ApplicationContainers.fillsAsTheJdkDoes(type) ? elements : orSerialized(elements);
    }
    Class<?> above = ValueClassValidator.firstOfTheJdk(type);
    if (!SerializedClasses.areValues(above)) {
      throw new RefusedClassException(
          type,
          "extends a class of the JDK whose fields are closed ("
              + above.getName()
              + "). Teach the class by a ValueSurrogate, or store what it represents");
    }
    checkMethods(contract);
    return new JavaSerializer(contract);
  }

  private static <T> Serializer<T> orSerialized(Serializer<T> elements) {
    return new EscapedSerializer<>(
        elements,
        Mark.NEGATIVE_COUNT,
        container -> ApplicationContainers.isRefilledTheSame(Objects.requireNonNull(container)));
  }

  private static Serializer<?> elements(Class<?> type) {
    return BoundedSerializers.over(
        Map.class.isAssignableFrom(type) ? new MapSerializer<>() : new CollectionSerializer<>());
  }

  private static Serializer<?> ofContainer(Class<?> type) {
    if (ApplicationContainers.isAllInFields(type)) {
      return fieldByField(type);
    }
    ValueClassValidator.checkContainer(type);
    return new ContainerOfTheApplication(elements(type), ValueClassValidator.storedFields(type));
  }

  private static Serializer<?> fieldByField(Class<?> type) {
    ValueClassValidator.checkExtension(type);
    FieldsSerializer fields = new FieldsSerializer(type);
    Serializer<?> ofEntry = HibernateEntrySerializer.over(type, fields);
    return ofEntry != null ? ofEntry : SingletonSerializer.over(type, fields);
  }
}
