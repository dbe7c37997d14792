package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import io.github.dynamojcache.internal.values.kryo.ClassShape.Kind;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hibernate's entry of an entity, which holds the values of the properties by position. The entry's
 * own class never changes. It names the entity's class, so that class's shape is stored too: values
 * of another version of the entity must not be taken for those of this one.
 */
final class HibernateEntrySerializer extends Serializer<Object> implements Shaped {

  private static final String ENTRY = "org.hibernate.cache.spi.entry.StandardCacheEntryImpl";
  private static final String ENTITY = "subclass";

  /** For an entity without a class, or with a class that must not be examined. */
  private static final long UNKNOWN = 0;

  private final FieldsSerializer fields;
  private final Field entityName;
  private final Map<String, Long> shapes = new HashMap<>();

  private HibernateEntrySerializer(FieldsSerializer fields, Field entityName) {
    this.fields = fields;
    this.entityName = entityName;
  }

  /**
   * Returns a serializer for entries of entities.
   *
   * @param type any class that is written field by field
   * @param fields writes its fields
   * @return this serializer for an entry; null for another class
   */
  static @Nullable HibernateEntrySerializer over(Class<?> type, FieldsSerializer fields) {
    if (!type.getName().equals(ENTRY)) {
      return null;
    }
    try {
      Field entityName = type.getDeclaredField(ENTITY);
      return entityName.getType() == String.class && entityName.trySetAccessible()
          ? new HibernateEntrySerializer(fields, entityName)
          : null;
    } catch (NoSuchFieldException e) {
      return null;
    }
  }

  @Override
  public Kind kind() {
    return fields.kind();
  }

  @Override
  public List<Member> members() {
    return fields.members();
  }

  @Override
  public void write(Kryo kryo, Output output, Object entry) {
    fields.write(kryo, output, entry);
    output.writeLong(shape((ValueKryo) kryo, entity(entry)));
  }

  @Override
  public Object read(Kryo kryo, Input input, Class<? extends Object> type) {
    Object entry = fields.read(kryo, input, type);
    long written = input.readLong();
    String entity = entity(entry);
    if (written != shape((ValueKryo) kryo, entity)) {
      throw new ChangedClassException(
          "the entity " + entity + " has other fields than when the entry was written");
    }
    return entry;
  }

  private String entity(Object entry) {
    try {
      return String.valueOf(entityName.get(entry));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private long shape(ValueKryo kryo, String entity) {
    return shapes.computeIfAbsent(entity, name -> shapeOf(kryo, name));
  }

  private static long shapeOf(ValueKryo kryo, String entity) {
    if (!kryo.gate().mayName(entity)) {
      return UNKNOWN;
    }
    try {
      return EntityShape.of(kryo.find(entity));
    } catch (ClassNotFoundException | LinkageError | TypeNotPresentException e) {
      return UNKNOWN; // a dynamic model has no classes
    }
  }
}
