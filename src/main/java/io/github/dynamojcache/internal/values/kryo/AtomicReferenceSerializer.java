package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Writes atomic references as Kryo does, but allows one that leads to itself. */
final class AtomicReferenceSerializer extends Serializer<AtomicReference<@Nullable Object>> {

  @Override
  public void write(Kryo kryo, Output output, AtomicReference<@Nullable Object> reference) {
    kryo.writeClassAndObject(output, reference.get());
  }

  @Override
  public AtomicReference<@Nullable Object> read(
      Kryo kryo, Input input, Class<? extends AtomicReference<@Nullable Object>> type) {
    AtomicReference<@Nullable Object> reference = new AtomicReference<>();
    kryo.reference(reference);
    reference.set(kryo.readClassAndObject(input));
    return reference;
  }
}
