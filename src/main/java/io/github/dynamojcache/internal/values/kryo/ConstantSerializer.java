package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import com.esotericsoftware.kryo.kryo5.serializers.ImmutableSerializer;

/** The serializer of a singleton class of the JDK, whose object is read back as itself. */
final class ConstantSerializer extends ImmutableSerializer<Object> {

  private final Object constant;

  ConstantSerializer(Object constant) {
    this.constant = constant;
  }

  @Override
  public void write(Kryo kryo, Output output, Object object) {
    // There is nothing to write.
  }

  @Override
  public Object read(Kryo kryo, Input input, Class<?> type) {
    return constant;
  }
}
