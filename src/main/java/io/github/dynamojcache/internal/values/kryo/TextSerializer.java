package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.util.function.Function;

/**
 * The serializer of a class whose whole state is one piece of text.
 *
 * @param <T> the class
 */
final class TextSerializer<T> extends Serializer<T> {

  private final Function<T, String> toText;
  private final Function<String, T> fromText;

  TextSerializer(Function<T, String> toText, Function<String, T> fromText) {
    this.toText = toText;
    this.fromText = fromText;
  }

  @Override
  public void write(Kryo kryo, Output output, T object) {
    output.writeString(toText.apply(object));
  }

  @Override
  public T read(Kryo kryo, Input input, Class<? extends T> type) {
    return fromText.apply(input.readString());
  }
}
