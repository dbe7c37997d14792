package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import io.github.dynamojcache.internal.values.kryo.ClassShape.Kind;
import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The serializer of a class with singleton objects, which it declares by {@code public static final
 * INSTANCE}, or by {@code readResolve} as for Java serialization. Such objects are compared by
 * identity, so the identity is preserved.
 */
final class SingletonSerializer extends Serializer<Object> implements Shaped {

  private final FieldsSerializer fields;
  private final @Nullable Object instance;
  private final @Nullable MethodHandle readResolve;

  private SingletonSerializer(
      FieldsSerializer fields, @Nullable Object instance, @Nullable MethodHandle readResolve) {
    this.fields = fields;
    this.instance = instance;
    this.readResolve = readResolve;
  }

  /**
   * Returns a serializer that preserves the identity of a class's own singletons.
   *
   * @param type a class that is written field by field
   * @param fields writes its fields
   * @return this one, or {@code fields} when the class has none
   */
  static Serializer<Object> over(Class<?> type, FieldsSerializer fields) {
    Object instance = instance(type);
    MethodHandle readResolve = instance == null ? readResolve(type) : null;
    return instance == null && readResolve == null
        ? fields
        : new SingletonSerializer(fields, instance, readResolve);
  }

  /**
   * Returns whether a class is written field by field except for its one instance, which is in its
   * field {@code INSTANCE}.
   *
   * @param type the class
   * @param contract what Java serialization does with it; null when it is not serializable
   */
  static boolean isFor(Class<?> type, @Nullable SerializationContract contract) {
    return (contract == null || contract.isFieldByField())
        && !ApplicationContainers.contain(type)
        && !type.isRecord()
        && instance(type) != null;
  }

  private static @Nullable MethodHandle readResolve(Class<?> type) {
    return Serializable.class.isAssignableFrom(type) ? SerializationHooks.readResolve(type) : null;
  }

  private static @Nullable Object instance(Class<?> type) {
    try {
      Field field = type.getDeclaredField("INSTANCE");
      int wanted = Modifier.PUBLIC | Modifier.STATIC | Modifier.FINAL;
      if ((field.getModifiers() & wanted) != wanted || !field.trySetAccessible()) {
        return null;
      }
      Object value = field.get(null);
      return value != null && value.getClass() == type ? value : null;
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  @Override
  public Kind kind() {
    return instance == null ? Kind.FIELDS : Kind.SINGLETON;
  }

  @Override
  public List<Member> members() {
    return fields.members();
  }

  @Override
  public boolean givesDefaults() {
    return fields.givesDefaults();
  }

  @Override
  public void write(Kryo kryo, Output output, Object object) {
    if (instance != null) {
      output.writeBoolean(object == instance);
    }
    if (object != instance) {
      fields.write(kryo, output, object);
      count(kryo);
    }
  }

  @Override
  public Object read(Kryo kryo, Input input, Class<? extends Object> type) {
    if (instance != null && input.readBoolean()) {
      return instance;
    }
    Object read = fields.read(kryo, input, type);
    count(kryo);
    return readResolve == null ? read : ContractSerializer.resolve(kryo, read, readResolve);
  }

  /** Counts the objects that the class may examine to find the singleton. */
  private void count(Kryo kryo) {
    if (readResolve != null) {
      ((ValueKryo) kryo).trail().hashContent(0);
    }
  }
}
