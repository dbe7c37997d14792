package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;

/**
 * Wraps a serializer of Kryo that creates an object only after all its parts were read. An object
 * that leads to itself is refused when it is written.
 *
 * @param <T> the class
 */
final class FinishedFirstSerializer<T> extends WholeSerializer<T> {

  private final Serializer<T> kryos;

  FinishedFirstSerializer(Serializer<T> kryos) {
    this.kryos = kryos;
    setAcceptsNull(kryos.getAcceptsNull());
    setImmutable(kryos.isImmutable());
  }

  @Override
  void writeParts(Kryo kryo, Output output, T object) {
    kryos.write(kryo, output, object);
  }

  @Override
  T readParts(Kryo kryo, Input input, Class<? extends T> type) {
    return kryos.read(kryo, input, type);
  }
}
