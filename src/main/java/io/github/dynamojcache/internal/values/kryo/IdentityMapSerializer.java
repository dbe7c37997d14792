package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Maps that find their keys by identity, or weakly reference them. A map whose keys could not be
 * found again is refused when it is written, but older stored ones are still read.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // Kryo's own signatures are raw
final class IdentityMapSerializer extends Serializer<Map> {

  private final Serializer entries;

  /**
   * Creates the serializer.
   *
   * @param entries writes and reads keys and values
   */
  IdentityMapSerializer(Serializer<?> entries) {
    this.entries = entries;
    setAcceptsNull(entries.getAcceptsNull());
  }

  @Override
  public void write(Kryo kryo, Output output, Map map) {
    if (map != null) {
      check(kryo, map);
    }
    entries.write(kryo, output, map);
  }

  private static void check(Kryo kryo, Map<?, ?> map) {
    if (!(map instanceof IdentityHashMap) && !map.isEmpty()) {
      throw new RefusedClassException(
          map.getClass(), "forgets its keys as soon as it is read. Store a HashMap");
    }
    for (Object key : map.keySet()) {
      if (key != null && !keepsIdentity(kryo, key.getClass())) {
        throw new RefusedClassException(
            map.getClass(),
            "finds its keys by identity, and a "
                + key.getClass().getName()
                + " comes back as another object. Store a LinkedHashMap");
      }
    }
  }

  /** Texts, numbers and similar objects are written each time, whether or not they are shared. */
  private static boolean keepsIdentity(Kryo kryo, Class<?> type) {
    return kryo.getReferenceResolver().useReferences(type)
        || Enum.class.isAssignableFrom(type)
        || type == Class.class
        || type == Boolean.class;
  }

  @Override
  public Map read(Kryo kryo, Input input, Class<? extends Map> type) {
    return (Map) entries.read(kryo, input, type);
  }
}
