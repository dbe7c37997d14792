package io.github.dynamojcache.internal.values.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collection;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.TreeNode;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DatabindContext;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.jsontype.impl.DefaultTypeResolverBuilder;
import tools.jackson.databind.jsontype.impl.TypeIdResolverBase;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.ValueSerializerModifier;

/**
 * Records what JSON does not contain: the class of every object, and the values of the JDK
 * themselves, which are compared as {@link ExactValue} does. Two objects with equal snapshots are
 * the same as far as a document can represent them. Classes are only written here, never read.
 * Thread-safe.
 */
final class TypedSnapshot {

  /** The prefix of a class name. */
  static final String MARK = "\u0000";

  private final ObjectWriter writer;

  TypedSnapshot(JsonMapper mapper, Class<?> type) {
    this.writer =
        mapper
            .rebuild()
            .setDefaultTyping(new EveryClass())
            .addModule(
                new SimpleModule("dynamo-jcache-proxies").setSerializerModifier(new NoProxies()))
            .addModule(
                new SimpleModule("dynamo-jcache-witness").setSerializerModifier(new Embedding()))
            .build()
            .writerFor(type);
  }

  /**
   * Returns the snapshot of an object.
   *
   * @param value the object
   * @return a tree in which each object is preceded by its class
   */
  JsonNode testimony(Object value) {
    return writer.valueToTree(value);
  }

  private static final class EveryClass extends DefaultTypeResolverBuilder {

    private static final long serialVersionUID = 1L;

    EveryClass() {
      super(
          BasicPolymorphicTypeValidator.builder().build(),
          DefaultTyping.NON_FINAL,
          JsonTypeInfo.As.WRAPPER_ARRAY);
      _customIdResolver = new Names();
    }

    @Override
    public boolean useForType(JavaType type) {
      return !type.isPrimitive() && !TreeNode.class.isAssignableFrom(type.getRawClass());
    }
  }

  private static final class Names extends TypeIdResolverBase {

    private static final long serialVersionUID = 1L;

    private final transient Constants constants = new Constants();

    @Override
    public String idFromValue(DatabindContext context, Object value) {
      return MARK + name(value);
    }

    private String name(Object value) {
      if (value instanceof Collection || value instanceof Map) {
        return ContainerNames.of(value);
      }
      if (value instanceof Enum<?> constant) {
        return constant.getDeclaringClass().getName();
      }
      String constant = constants.nameOf(value);
      String className = value.getClass().getName();
      return constant == null ? className : className + ContainerNames.HIDDEN + constant;
    }

    @Override
    public String idFromValueAndType(DatabindContext context, Object value, Class<?> type) {
      return MARK + (value == null ? type.getName() : name(value));
    }

    @Override
    public JsonTypeInfo.Id getMechanism() {
      return JsonTypeInfo.Id.CUSTOM;
    }
  }

  private static final class Embedding extends ValueSerializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public ValueSerializer<?> modifySerializer(
        SerializationConfig config, BeanDescription.Supplier bean, ValueSerializer<?> serializer) {
      return ExactValue.covers(bean.getBeanClass()) ? new AsItIs() : serializer;
    }

    @Override
    public ValueSerializer<?> modifyKeySerializer(
        SerializationConfig config,
        JavaType type,
        BeanDescription.Supplier bean,
        ValueSerializer<?> serializer) {
      return new KeyWithClass();
    }
  }

  private static final class AsItIs extends ValueSerializer<Object> {
    @Override
    public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
      generator.writeEmbeddedObject(new ExactValue(value));
    }

    @Override
    public void serializeWithType(
        Object value,
        JsonGenerator generator,
        SerializationContext context,
        TypeSerializer typeSerializer) {
      serialize(value, generator, context);
    }
  }

  private static final class KeyWithClass extends ValueSerializer<Object> {
    @Override
    public void serialize(Object key, JsonGenerator generator, SerializationContext context) {
      generator.writeName(key + MARK + key.getClass().getName());
    }
  }
}
