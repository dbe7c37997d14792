package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import com.esotericsoftware.kryo.kryo5.serializers.CollectionSerializer;
import com.esotericsoftware.kryo.kryo5.serializers.DefaultArraySerializers.BooleanArraySerializer;
import com.esotericsoftware.kryo.kryo5.serializers.DefaultArraySerializers.ObjectArraySerializer;
import com.esotericsoftware.kryo.kryo5.serializers.DefaultArraySerializers.StringArraySerializer;
import com.esotericsoftware.kryo.kryo5.serializers.DefaultSerializers.ArraysAsListSerializer;
import com.esotericsoftware.kryo.kryo5.serializers.DefaultSerializers.PriorityQueueSerializer;
import com.esotericsoftware.kryo.kryo5.serializers.MapSerializer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;

/**
 * Kryo's serializers of objects whose stored bytes contain a length, changed to check the length
 * before allocating. They write the same bytes as Kryo's, except for collections that contain only
 * nulls, which Kryo writes without a byte for each element.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // Kryo's own signatures are raw
final class BoundedSerializers {

  private BoundedSerializers() {}

  /**
   * Returns the serializer that checks the length.
   *
   * @param kryos Kryo's serializer
   * @return the same, or one that reads and writes the same bytes
   */
  static Serializer over(Serializer<?> kryos) {
    Class<?> kind = kryos.getClass();
    if (kind == CollectionSerializer.class) {
      return new OfCollection();
    }
    if (kind == MapSerializer.class) {
      return new OfMap();
    }
    if (kind == PriorityQueueSerializer.class) {
      return new OfPriorityQueue();
    }
    if (kind == ArraysAsListSerializer.class) {
      return new OfArraysAsList();
    }
    return kind == ObjectArraySerializer.class
            || kind == StringArraySerializer.class
            || kind == BooleanArraySerializer.class
        ? new OfArray(kryos)
        : kryos;
  }

  private static boolean isAllNull(Collection<?> collection) {
    return !collection.isEmpty() && collection.stream().allMatch(Objects::isNull);
  }

  /**
   * Writes nulls as Kryo writes elements of different classes: each with its class, which is a zero
   * for null.
   */
  private static void writeNulls(Output output, int count) {
    output.writeVarIntFlag(false, count + 1, true);
    for (int i = 0; i < count; i++) {
      output.writeByte(Kryo.NULL);
    }
  }

  private static final class OfCollection extends CollectionSerializer<Collection> {

    @Override
    public void write(Kryo kryo, Output output, Collection collection) {
      if (isAllNull(collection)) {
        writeNulls(output, collection.size());
      } else {
        super.write(kryo, output, collection);
      }
    }

    @Override
    protected Collection create(
        Kryo kryo, Input input, Class<? extends Collection> type, int size) {
      return super.create(kryo, input, type, ValueInput.claim(input, size));
    }
  }

  private static final class OfArraysAsList extends ArraysAsListSerializer {

    private final Deque<List> unfinished = new ArrayDeque<>();

    @Override
    public void write(Kryo kryo, Output output, List list) {
      if (isAllNull(list)) {
        writeNulls(output, list.size());
      } else {
        super.write(kryo, output, list);
      }
    }

    @Override
    protected List create(Kryo kryo, Input input, Class type, int size) {
      List list = super.create(kryo, input, type, ValueInput.claim(input, size));
      unfinished.push(list);
      return list;
    }

    /** Corrects the reference: Kryo registers a temporary list and returns a different one. */
    @Override
    public List read(Kryo kryo, Input input, Class type) {
      int depth = unfinished.size();
      try {
        List read = super.read(kryo, input, type);
        if (unfinished.size() > depth) {
          ((ValueReferences) kryo.getReferenceResolver()).replace(unfinished.peek(), read);
        }
        return read;
      } finally {
        while (unfinished.size() > depth) {
          unfinished.pop();
        }
      }
    }
  }

  private static final class OfPriorityQueue extends PriorityQueueSerializer {

    @Override
    protected PriorityQueue create(
        Kryo kryo, Input input, Class<? extends PriorityQueue> type, int size) {
      return super.create(kryo, input, type, ValueInput.claim(input, size));
    }
  }

  private static final class OfMap extends MapSerializer<Map> {

    @Override
    protected Map create(Kryo kryo, Input input, Class<? extends Map> type, int size) {
      return super.create(kryo, input, type, ValueInput.claim(input, size));
    }
  }

  /** Array bytes begin with the length plus one. */
  private static final class OfArray extends Serializer<Object> {

    private final Serializer kryos;

    OfArray(Serializer<?> kryos) {
      this.kryos = kryos;
      setAcceptsNull(kryos.getAcceptsNull());
    }

    @Override
    public void write(Kryo kryo, Output output, Object array) {
      kryos.write(kryo, output, array);
    }

    @Override
    public Object read(Kryo kryo, Input input, Class type) {
      int start = input.position();
      int length = input.readVarInt(true) - 1;
      if (length > 0 || length < -1) {
        ValueInput.claim(input, length);
      }
      input.setPosition(start);
      return kryos.read(kryo, input, type);
    }
  }
}
