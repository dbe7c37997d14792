package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import com.esotericsoftware.kryo.kryo5.serializers.CollectionSerializer;
import com.esotericsoftware.kryo.kryo5.serializers.MapSerializer;
import io.github.dynamojcache.internal.values.kryo.ClassShape.Kind;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Writes a compact form for the objects that it restores completely, and for the others a mark
 * followed by the bytes of Java serialization. No object in the compact form begins with the mark.
 *
 * @param <T> the class
 */
final class EscapedSerializer<T> extends Serializer<T> implements Shaped {

  private final Serializer<T> compact;
  private final Mark mark;
  private final BiPredicate<Kryo, ? super T> whole;

  /**
   * Creates the serializer.
   *
   * @param compact writes most objects
   * @param mark precedes the others
   * @param whole tells whether the compact form restores an object completely
   */
  EscapedSerializer(Serializer<T> compact, Mark mark, Predicate<? super T> whole) {
    this(compact, mark, (kryo, object) -> whole.test(object));
  }

  /**
   * Creates the serializer.
   *
   * @param compact writes most objects
   * @param mark precedes the others
   * @param whole tells the same, and may look up classes in Kryo
   */
  EscapedSerializer(Serializer<T> compact, Mark mark, BiPredicate<Kryo, ? super T> whole) {
    this.compact = compact;
    this.mark = mark;
    this.whole = whole;
    setAcceptsNull(compact.getAcceptsNull());
  }

  @Override
  public Kind kind() {
    if (compact instanceof CollectionSerializer) {
      return Kind.COLLECTION;
    }
    if (compact instanceof MapSerializer) {
      return Kind.MAP;
    }
    return compact instanceof Shaped shaped ? shaped.kind() : Kind.OTHER;
  }

  @Override
  public List<Member> members() {
    return compact instanceof Shaped shaped ? shaped.members() : List.of();
  }

  @Override
  public boolean givesDefaults() {
    return compact instanceof Shaped shaped && shaped.givesDefaults();
  }

  @Override
  public void write(Kryo kryo, Output output, T object) {
    if (object == null || whole.test(kryo, object)) {
      compact.write(kryo, output, object);
      return;
    }
    mark.write(output);
    ValueReferences references = (ValueReferences) kryo.getReferenceResolver();
    references.begin(object);
    JavaSerializer.writeBytes(kryo, output, object);
    references.end(object);
  }

  @Override
  @SuppressWarnings("unchecked") // the bytes can name no other class
  public T read(Kryo kryo, Input input, Class<? extends T> type) {
    if (!mark.skip(input)) {
      return compact.read(kryo, input, type);
    }
    return (T) JavaSerializer.readBytes(kryo, input, type);
  }
}
