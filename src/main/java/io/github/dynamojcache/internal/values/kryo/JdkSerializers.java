package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.serializers.DefaultArraySerializers.ObjectArraySerializer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The serializers of the JDK's classes: our own, Kryo's, or Java serialization. */
@SuppressWarnings("rawtypes") // Kryo's own signatures are raw
final class JdkSerializers {

  private static final String TIMESTAMP = "java.sql.Timestamp";

  /** Classes that Kryo's form restores completely, with the exceptions of ExactForms. */
  private static final Set<String> EXACT_BY_KRYO =
      Set.of(
          "java.lang.Class",
          "java.lang.StringBuffer",
          "java.lang.StringBuilder",
          "java.lang.Void",
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "java.net.URL",
          "java.nio.charset.Charset",
          "java.sql.Date",
          "java.sql.Time",
          "java.time.Duration",
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalDateTime",
          "java.time.LocalTime",
          "java.time.MonthDay",
          "java.time.OffsetDateTime",
          "java.time.OffsetTime",
          "java.time.Period",
          "java.time.Year",
          "java.time.YearMonth",
          "java.time.ZoneId",
          "java.time.ZoneOffset",
          "java.time.ZonedDateTime",
          "java.util.ArrayDeque",
          "java.util.ArrayList",
          "java.util.Arrays$ArrayList",
          "java.util.BitSet",
          "java.util.Collections$EmptyList",
          "java.util.Collections$EmptyMap",
          "java.util.Collections$EmptySet",
          "java.util.Collections$SingletonList",
          "java.util.Collections$SingletonMap",
          "java.util.Collections$SingletonSet",
          "java.util.Currency",
          "java.util.Date",
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.Hashtable",
          "java.util.LinkedHashMap",
          "java.util.LinkedHashSet",
          "java.util.LinkedList",
          "java.util.Optional",
          "java.util.OptionalDouble",
          "java.util.OptionalInt",
          "java.util.OptionalLong",
          "java.util.PriorityQueue",
          "java.util.Properties",
          "java.util.Stack",
          "java.util.TimeZone",
          "java.util.Vector",
          "java.util.concurrent.ConcurrentHashMap",
          "java.util.concurrent.ConcurrentLinkedDeque",
          "java.util.concurrent.ConcurrentLinkedQueue",
          "java.util.concurrent.ConcurrentSkipListMap",
          "java.util.concurrent.LinkedBlockingDeque",
          "java.util.concurrent.LinkedBlockingQueue",
          "java.util.concurrent.LinkedTransferQueue");

  /** Those of them that hold objects and are created only after these were read. */
  private static final Set<String> FINISHED_FIRST =
      Set.of(
          "java.util.Collections$SingletonList",
          "java.util.Collections$SingletonMap",
          "java.util.Collections$SingletonSet",
          "java.util.Optional");

  private final Map<Class<?>, Serializer<?>> own = new HashMap<>();

  JdkSerializers() {
    own.putAll(BuiltInSerializers.byClass());
    own.putAll(ContainerSerializers.byClass());
  }

  /**
   * Returns the serializer of a class of the JDK.
   *
   * @param type the class, as its name is stored
   * @param kryos returns Kryo's serializer
   * @throws RefusedClassException when its objects are not values
   */
  Serializer<?> of(Class<?> type, Function<Class<?>, @Nullable Serializer<?>> kryos) {
    Serializer<?> known = own.get(type);
    if (known != null) {
      return ExactForms.over(type, known);
    }
    if (type.getName().equals(TIMESTAMP)) {
      return new TimestampValueSerializer();
    }
    Serializer<?> kryo = kryos.apply(type);
    if (type.isPrimitive() || type.isArray() || EXACT_BY_KRYO.contains(type.getName())) {
      return ExactForms.over(type, kryosOwn(type, kryo));
    }
    if (type == IdentityHashMap.class || type == WeakHashMap.class) {
      return new IdentityMapSerializer(kryosOwn(type, kryo));
    }
    SerializationContract contract = SerializationContract.of(type);
    if (contract == null || !SerializedClasses.areValues(type)) {
      throw ValueClassValidator.ofClosed(type);
    }
    Serializer<?> compact =
        Throwable.class.isAssignableFrom(type) ? ThrowableSerializer.of(type) : null;
    return compact != null ? compact : new JavaSerializer(contract);
  }

  @SuppressWarnings("unchecked") // Kryo's serializer of that class
  private static Serializer<?> kryosOwn(Class<?> type, @Nullable Serializer<?> kryo) {
    if (kryo == null) {
      throw ValueClassValidator.ofClosed(type);
    }
    if (kryo instanceof ObjectArraySerializer array) {
      array.setElementsAreSameType(ExactTypes.contains(type.getComponentType()));
    }
    Serializer<?> bounded = BoundedSerializers.over(kryo);
    if (type == Arrays.asList().getClass()) {
      return new WrapperSerializer<Object[], Object>(
          (Serializer<Object>) bounded, Object[].class, Arrays::asList);
    }
    return FINISHED_FIRST.contains(type.getName())
        ? new FinishedFirstSerializer<>(bounded)
        : bounded;
  }
}
