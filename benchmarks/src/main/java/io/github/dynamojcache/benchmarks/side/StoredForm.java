package io.github.dynamojcache.benchmarks.side;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.internal.values.StoredValues;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Objects in the form in which the cache stores them, so that only what is around the codec is
 * compared.
 *
 * @param <V> the type of value; not {@code String}
 */
public final class StoredForm<V> implements ValueForm<V> {

  private final StoredValues values;
  private final Class<V> type;

  /**
   * Creates the form.
   *
   * @param type the type of value
   */
  public StoredForm(Class<V> type) {
    this.type = type;
    this.values = new StoredValues(new KryoValueCodec(type.getClassLoader()));
  }

  @Override
  public AttributeValue write(V value) {
    EncodedValue.Binary encoded = (EncodedValue.Binary) values.encode(value);
    return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(encoded.bytes()));
  }

  @Override
  public V read(AttributeValue stored) {
    try {
      return type.cast(values.decode(new EncodedValue.Binary(stored.b().asByteArrayUnsafe())));
    } catch (UndecodableValueException e) {
      throw new IllegalStateException(e);
    }
  }
}
