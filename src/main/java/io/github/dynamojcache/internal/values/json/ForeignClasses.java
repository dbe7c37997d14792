package io.github.dynamojcache.internal.values.json;

import io.github.dynamojcache.internal.classes.ClassLookup;
import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.type.ArrayType;
import tools.jackson.databind.type.CollectionLikeType;
import tools.jackson.databind.type.CollectionType;
import tools.jackson.databind.type.MapLikeType;
import tools.jackson.databind.type.MapType;

/**
 * Detects classes that may belong to an application other than the mapper's: the mapper keeps every
 * class that it has seen. Changes nothing.
 */
final class ForeignClasses extends ValueSerializerModifier {

  @Serial private static final long serialVersionUID = 1L;

  private final transient @Nullable List<ClassLookup> own;
  private volatile boolean met;

  /**
   * @param own finds the classes that are not foreign
   */
  ForeignClasses(ClassLookup... own) {
    this.own = List.of(own);
  }

  /** Returns whether a foreign class was seen. */
  boolean wereMet() {
    return met;
  }

  private ValueSerializer<?> look(Class<?> type, ValueSerializer<?> serializer) {
    met |= own == null || own.stream().noneMatch(lookup -> lookup.owns(type));
    return serializer;
  }

  @Override
  public ValueSerializer<?> modifySerializer(
      SerializationConfig config, BeanDescription.Supplier bean, ValueSerializer<?> serializer) {
    return look(bean.getBeanClass(), serializer);
  }

  @Override
  public ValueSerializer<?> modifyArraySerializer(
      SerializationConfig config,
      ArrayType type,
      BeanDescription.Supplier bean,
      ValueSerializer<?> serializer) {
    return look(type.getRawClass(), serializer);
  }

  @Override
  public ValueSerializer<?> modifyCollectionSerializer(
      SerializationConfig config,
      CollectionType type,
      BeanDescription.Supplier bean,
      ValueSerializer<?> serializer) {
    return look(type.getRawClass(), serializer);
  }

  @Override
  public ValueSerializer<?> modifyCollectionLikeSerializer(
      SerializationConfig config,
      CollectionLikeType type,
      BeanDescription.Supplier bean,
      ValueSerializer<?> serializer) {
    return look(type.getRawClass(), serializer);
  }

  @Override
  public ValueSerializer<?> modifyMapSerializer(
      SerializationConfig config,
      MapType type,
      BeanDescription.Supplier bean,
      ValueSerializer<?> serializer) {
    return look(type.getRawClass(), serializer);
  }

  @Override
  public ValueSerializer<?> modifyMapLikeSerializer(
      SerializationConfig config,
      MapLikeType type,
      BeanDescription.Supplier bean,
      ValueSerializer<?> serializer) {
    return look(type.getRawClass(), serializer);
  }

  @Override
  public ValueSerializer<?> modifyEnumSerializer(
      SerializationConfig config,
      JavaType type,
      BeanDescription.Supplier bean,
      ValueSerializer<?> serializer) {
    return look(type.getRawClass(), serializer);
  }

  @Override
  public ValueSerializer<?> modifyKeySerializer(
      SerializationConfig config,
      JavaType type,
      BeanDescription.Supplier bean,
      ValueSerializer<?> serializer) {
    return look(type.getRawClass(), serializer);
  }
}
