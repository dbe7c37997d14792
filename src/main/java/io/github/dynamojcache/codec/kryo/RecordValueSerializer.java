package io.github.dynamojcache.codec.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import com.esotericsoftware.kryo.kryo5.serializers.RecordSerializer;

/** Records by Kryo's own serializer, and a cycle through one refused when it is written. */
final class RecordValueSerializer extends WholeSerializer<Object> {

  private final RecordSerializer<Object> components;

  RecordValueSerializer(Class<Object> type) {
    this.components = new RecordSerializer<>(type);
  }

  @Override
  void writeParts(Kryo kryo, Output output, Object object) {
    components.write(kryo, output, object);
  }

  @Override
  Object readParts(Kryo kryo, Input input, Class<? extends Object> type) {
    return components.read(kryo, input, type);
  }
}
