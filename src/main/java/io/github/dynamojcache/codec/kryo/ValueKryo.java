package io.github.dynamojcache.codec.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.KryoException;
import com.esotericsoftware.kryo.kryo5.Registration;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Output;
import com.esotericsoftware.kryo.kryo5.objenesis.strategy.StdInstantiatorStrategy;
import com.esotericsoftware.kryo.kryo5.serializers.CollectionSerializer;
import com.esotericsoftware.kryo.kryo5.serializers.CompatibleFieldSerializer.CompatibleFieldSerializerConfig;
import com.esotericsoftware.kryo.kryo5.serializers.DefaultSerializers.TimestampSerializer;
import com.esotericsoftware.kryo.kryo5.serializers.EnumNameSerializer;
import com.esotericsoftware.kryo.kryo5.serializers.FieldSerializer;
import com.esotericsoftware.kryo.kryo5.serializers.MapSerializer;
import com.esotericsoftware.kryo.kryo5.util.DefaultClassResolver;
import com.esotericsoftware.kryo.kryo5.util.DefaultInstantiatorStrategy;
import io.github.dynamojcache.codec.ClassFilter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kryo, set up so that what can be written can be read back. Each setting here is part of the
 * stored format. For one thread at a time.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // Kryo's own signatures are raw
final class ValueKryo extends Kryo {

  /** As Jackson has it: no honest value is nested deeper, and a thread's stack holds it. */
  private static final int MAX_DEPTH = 1_000;

  private static final String TIMESTAMP = "java.sql.Timestamp";

  private final ClassFilter filter;
  private final Map<Class<?>, Serializer<?>> own = new HashMap<>();

  /**
   * Creates an instance.
   *
   * @param loader finds classes by name
   * @param filter decides which classes are written, and which names are looked for
   */
  ValueKryo(ClassLoader loader, ClassFilter filter) {
    super(new Resolver(filter), new ValueReferences());
    this.filter = filter;
    own.putAll(PlainSerializers.byClass());
    own.putAll(ContainerSerializers.byClass());
    setClassLoader(loader);
    setMaxDepth(MAX_DEPTH);
    setRegistrationRequired(false);
    // A declared List<Integer> that becomes a List<Long> would read the one as the other.
    setOptimizedGenerics(false);
    setInstantiatorStrategy(new DefaultInstantiatorStrategy(new StdInstantiatorStrategy()));
  }

  @Override
  public Registration getRegistration(Class type) {
    Registration known = getClassResolver().getRegistration(type);
    if (known != null) {
      return known;
    }
    Class<?> wire = WireClass.of(type);
    if (wire == type) {
      ObjectionsToValueClass.check(type);
      check(filter, type.getName());
      return super.getRegistration(type);
    }
    Registration registration = getRegistration(wire);
    ((Resolver) getClassResolver()).standFor(type, registration);
    return registration;
  }

  private static void check(ClassFilter filter, String className) {
    String objection = filter.objectionToAny(className);
    if (objection != null) {
      throw new RefusedClassException(className, objection);
    }
  }

  @Override
  public Serializer getDefaultSerializer(Class type) {
    Serializer<?> serializer = own.get(type);
    if (serializer != null) {
      return serializer;
    }
    if (type.isEnum()) {
      return new EnumNameSerializer(type);
    }
    if (type.isRecord()) {
      return new RecordValueSerializer(type);
    }
    if (Throwable.class.isAssignableFrom(type)) {
      return new ThrowableSerializer(type);
    }
    if (type.getName().equals(TIMESTAMP)) {
      return new TimestampSerializer();
    }
    Serializer<?> kryos = super.getDefaultSerializer(type);
    if (kryos.getClass() == CollectionSerializer.class || kryos.getClass() == MapSerializer.class) {
      ObjectionsToValueClass.checkContainer(type);
    }
    return BoundedSerializers.over(kryos);
  }

  @Override
  protected Serializer newDefaultSerializer(Class type) {
    CompatibleFieldSerializerConfig config = new CompatibleFieldSerializerConfig();
    config.setExtendedFieldNames(hidesField(type));
    FieldSerializer<Object> fields;
    try {
      fields = new BoundedFieldSerializer(this, type, config);
    } catch (RuntimeException e) {
      RefusedClassException refused =
          new RefusedClassException(
              type,
              ObjectionsToValueClass.ofTheJdk(type)
                  ? "is a class of the JDK that cannot be stored. Store what it stands for, or mark"
                      + " the field transient"
                  : "has fields, or extends a class with fields, that are closed to reflection."
                      + " Open the package in module-info.java, or store something else");
      refused.initCause(e);
      throw refused;
    }
    return SingletonSerializer.over(type, fields);
  }

  /** Fields are found by name, so two of one name need the names of their classes too. */
  private static boolean hidesField(Class<?> type) {
    Set<String> names = new HashSet<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        int modifiers = field.getModifiers();
        if (!Modifier.isStatic(modifiers)
            && !Modifier.isTransient(modifiers)
            && !names.add(field.getName())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Writes the name of the class that stands for an object's. */
  private static final class Resolver extends DefaultClassResolver {

    private final ClassFilter filter;

    Resolver(ClassFilter filter) {
      this.filter = filter;
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
      super.writeName(output, registration.getType(), registration);
    }

    void standFor(Class<?> type, Registration registration) {
      classToRegistration.put(type, registration);
    }
  }
}
