package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.KryoException;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;

/** Represents a class whose own methods may not run, while a value is only tried. */
final class UnwrittenSerializer extends Serializer<Object> {

  private final RefusedClassException refusal;

  /**
   * Creates the serializer.
   *
   * @param refusal why the methods may not run
   */
  UnwrittenSerializer(RefusedClassException refusal) {
    this.refusal = refusal;
  }

  /** Returns why the methods may not run. */
  RefusedClassException refusal() {
    return refusal;
  }

  @Override
  public void write(Kryo kryo, Output output, Object object) {
    // It is unknown what its methods would write.
  }

  @Override
  public Object read(Kryo kryo, Input input, Class<?> type) {
    throw new KryoException("what was only tried is not read");
  }
}
