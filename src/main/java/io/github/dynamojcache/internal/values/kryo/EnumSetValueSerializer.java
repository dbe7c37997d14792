package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Registration;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.util.EnumSet;

/**
 * Writes enum sets as Kryo does, but with the enum itself when a constant has a class of its own.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // the enum is known only at run time
final class EnumSetValueSerializer extends Serializer<EnumSet> {

  @Override
  public void write(Kryo kryo, Output output, EnumSet set) {
    Class<?> constants = constantsOf(set);
    Serializer serializer = kryo.writeClass(output, constants).getSerializer();
    output.writeVarInt(set.size(), true);
    for (Object constant : set) {
      serializer.write(kryo, output, constant);
    }
  }

  private static Class<?> constantsOf(EnumSet<?> set) {
    EnumSet<?> one = set.isEmpty() ? EnumSet.complementOf((EnumSet) set) : set;
    if (one.isEmpty()) {
      throw new RefusedClassException(
          EnumSet.class, "is of an enum without constants. Store Set.of()");
    }
    return one.iterator().next().getDeclaringClass();
  }

  @Override
  public EnumSet read(Kryo kryo, Input input, Class<? extends EnumSet> type) {
    Registration constants = kryo.readClass(input);
    EnumSet set = EnumSet.noneOf(constants.getType());
    int size = ValueInput.claim(input, input.readVarInt(true));
    for (int i = 0; i < size; i++) {
      set.add(constants.getSerializer().read(kryo, input, constants.getType()));
    }
    return set;
  }
}
