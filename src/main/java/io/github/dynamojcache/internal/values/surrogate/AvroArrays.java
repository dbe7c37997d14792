package io.github.dynamojcache.internal.values.surrogate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Avro's generic arrays: stored as the schema and the elements. */
final class AvroArrays extends LibrarySurrogate<@Nullable Object[]> {

  private final Class<?> schema;
  private final LibraryMethod getSchema;
  private final LibraryMethod create;

  AvroArrays(Class<?> type) {
    super(type);
    this.schema = LibraryMethod.classBeside(type, "org.apache.avro.Schema");
    this.getSchema = LibraryMethod.of(type, "getSchema");
    this.create = LibraryMethod.constructor(type, schema, Collection.class);
  }

  @Override
  public @Nullable Object[] toStored(Object value) {
    List<?> elements = (List<?>) value;
    List<@Nullable Object> stored = new ArrayList<>(elements.size() + 1);
    stored.add(getSchema.get(value));
    for (Object element : elements) {
      stored.add(AvroValues.toStored(element));
    }
    return stored.toArray();
  }

  @Override
  public Object fromStored(@Nullable Object[] stored) {
    List<@Nullable Object> elements = new ArrayList<>(stored.length);
    for (int i = 1; i < stored.length; i++) {
      elements.add(AvroValues.fromStored(stored[i]));
    }
    return create.get(null, schema.cast(stored[0]), elements);
  }
}
