package io.github.dynamojcache.codec.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.serializers.CompatibleFieldSerializer;

/** Fields by name. The number of names, which stand in a value once, is checked like any length. */
final class BoundedFieldSerializer extends CompatibleFieldSerializer<Object> {

  BoundedFieldSerializer(Kryo kryo, Class<?> type, CompatibleFieldSerializerConfig config) {
    super(kryo, type, config);
  }

  @Override
  @SuppressWarnings("unchecked") // the context is raw
  public Object read(Kryo kryo, Input input, Class<? extends Object> type) {
    if (!kryo.getGraphContext().containsKey(this)) {
      int start = input.position();
      ValueInput.claim(input, input.readVarInt(true));
      input.setPosition(start);
    }
    return super.read(kryo, input, type);
  }
}
