package io.github.dynamojcache.internal.values.kryo;

import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import org.jspecify.annotations.Nullable;

/** The values that {@code readObject} gets from its serial fields by name. */
final class ReadSerialFields extends ObjectInputStream.GetField {

  private final SerialFields fields;
  private final @Nullable Object[] values;

  ReadSerialFields(SerialFields fields, @Nullable Object[] values) {
    this.fields = fields;
    this.values = values;
  }

  @Override
  public ObjectStreamClass getObjectStreamClass() {
    return ObjectStreamClass.lookupAny(fields.level().type());
  }

  @Override
  public boolean defaulted(String name) {
    fields.indexOf(name);
    return false;
  }

  private <T> T get(String name, Class<T> type) {
    Object value = values[fields.indexOf(name)];
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(name + " is no serial field of this type");
    }
    return type.cast(value);
  }

  @Override
  public boolean get(String name, boolean other) {
    return get(name, Boolean.class);
  }

  @Override
  public byte get(String name, byte other) {
    return get(name, Byte.class);
  }

  @Override
  public char get(String name, char other) {
    return get(name, Character.class);
  }

  @Override
  public short get(String name, short other) {
    return get(name, Short.class);
  }

  @Override
  public int get(String name, int other) {
    return get(name, Integer.class);
  }

  @Override
  public long get(String name, long other) {
    return get(name, Long.class);
  }

  @Override
  public float get(String name, float other) {
    return get(name, Float.class);
  }

  @Override
  public double get(String name, double other) {
    return get(name, Double.class);
  }

  @Override
  public @Nullable Object get(String name, @Nullable Object other) {
    return values[fields.indexOf(name)];
  }
}
