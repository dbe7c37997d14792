package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Enum maps: the class of the keys, which is needed for an empty map too, then the entries. */
@SuppressWarnings({"rawtypes", "unchecked"}) // the class of the keys is known only at run time
final class EnumMapSerializer extends WholeSerializer<EnumMap> {

  @Override
  void writeParts(Kryo kryo, Output output, EnumMap map) {
    List<@Nullable Object> parts = new ArrayList<>();
    for (Map.Entry<?, ?> entry : ((EnumMap<?, ?>) map).entrySet()) {
      parts.add(entry.getKey());
      parts.add(entry.getValue());
    }
    Class<?> keys =
        parts.isEmpty() ? KeyClass.of(map) : ((Enum<?>) parts.get(0)).getDeclaringClass();
    kryo.writeClass(output, keys);
    writeAll(kryo, output, parts.toArray());
  }

  @Override
  EnumMap readParts(Kryo kryo, Input input, Class<? extends EnumMap> type) {
    EnumMap map = new EnumMap(kryo.readClass(input).getType());
    List<@Nullable Object> parts = readAll(kryo, input);
    for (int i = 0; i + 1 < parts.size(); i += 2) {
      map.put((Enum) parts.get(i), parts.get(i + 1));
    }
    return map;
  }

  /** The class of an empty map's keys is available only through serialization. */
  private static final class KeyClass extends ObjectOutputStream {

    private @Nullable Class<?> found;

    private KeyClass() throws IOException {
      super(OutputStream.nullOutputStream());
    }

    @Override
    protected void annotateClass(Class<?> type) {
      if (type.isEnum()) {
        found = type;
      }
    }

    static Class<?> of(EnumMap<?, ?> map) {
      try (KeyClass stream = new KeyClass()) {
        stream.writeObject(map);
        if (stream.found != null) {
          return stream.found;
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      throw new RefusedClassException(
          map.getClass(), "does not tell the class of its keys. Store a LinkedHashMap");
    }
  }
}
