package io.github.dynamojcache.internal.values.surrogate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Avro's records, generic and generated: stored as the schema and the values of the fields in the
 * schema's order. Avro's own encoding does not distinguish a String from its Utf8.
 */
final class AvroRecords extends LibrarySurrogate<@Nullable Object[]> {

  private final boolean generated;
  private final Class<?> schema;
  private final LibraryMethod getSchema;
  private final LibraryMethod get;
  private final LibraryMethod put;

  private AvroRecords(Class<?> type, boolean generated) {
    super(type);
    this.generated = generated;
    this.schema = LibraryMethod.classBeside(type, "org.apache.avro.Schema");
    Class<?> record = LibraryMethod.classBeside(type, "org.apache.avro.generic.IndexedRecord");
    this.getSchema = LibraryMethod.of(record, "getSchema");
    this.get = LibraryMethod.of(record, "get", int.class);
    this.put = LibraryMethod.of(record, "put", int.class, Object.class);
  }

  static AvroRecords generic(Class<?> type) {
    return new AvroRecords(type, false);
  }

  static AvroRecords generated(Class<?> base) {
    return new AvroRecords(base, true);
  }

  @Override
  public boolean servesSubclasses() {
    return generated;
  }

  @Override
  public @Nullable Object[] toStored(Object value) {
    Object itsSchema = getSchema.get(value);
    int fields = size(itsSchema);
    @Nullable Object[] stored = new @Nullable Object[fields + 1];
    stored[0] = itsSchema;
    for (int i = 0; i < fields; i++) {
      stored[i + 1] = AvroValues.toStored(get.call(value, i));
    }
    return stored;
  }

  private int size(Object itsSchema) {
    return ((List<?>) LibraryMethod.of(schema, "getFields").get(itsSchema)).size();
  }

  @Override
  public Object fromStored(@Nullable Object[] stored) {
    throw new IllegalStateException("the class of a record is not in its fields");
  }

  @Override
  public Object fromStored(@Nullable Object[] stored, Class<?> type) {
    Object itsSchema = schema.cast(stored[0]);
    if (itsSchema == null || size(itsSchema) != stored.length - 1) {
      throw new IllegalArgumentException("a record does not fit its schema");
    }
    Object record =
        generated
            ? LibraryMethod.constructor(type).get(null)
            : LibraryMethod.constructor(type, schema).get(null, itsSchema);
    if (generated && !getSchema.get(record).equals(itsSchema)) {
      throw new IllegalArgumentException("its schema has changed");
    }
    for (int i = 1; i < stored.length; i++) {
      put.call(record, i - 1, AvroValues.fromStored(stored[i]));
    }
    return record;
  }
}
