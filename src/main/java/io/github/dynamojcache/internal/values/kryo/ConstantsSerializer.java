package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import io.github.dynamojcache.internal.values.kryo.ClassShape.Kind;
import io.github.dynamojcache.internal.values.kryo.ClassShape.Part;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The serializer of a class with constants: a constant is written as its name and read back as
 * itself; every other object is written as the class is otherwise.
 */
final class ConstantsSerializer extends Serializer<Object> implements Shaped {

  private final Class<?> type;
  private final Constants constants;
  private final @Nullable Serializer<Object> others;
  private final @Nullable RefusedClassException noOthers;

  /**
   * Creates the serializer.
   *
   * @param type the class
   * @param constants its constants
   * @param ofOthers makes the serializer of objects that are not constants. It may refuse: a
   *     constant may be of a class that cannot be stored otherwise
   */
  @SuppressWarnings("unchecked") // it gets only objects of the class
  ConstantsSerializer(Class<?> type, Constants constants, Supplier<Serializer<?>> ofOthers) {
    this.type = type;
    this.constants = constants;
    Serializer<Object> serializer = null;
    RefusedClassException refused = null;
    try {
      serializer = (Serializer<Object>) ofOthers.get();
    } catch (RefusedClassException e) {
      refused = e;
    }
    this.others = serializer;
    this.noOthers = refused;
  }

  @Override
  public Kind kind() {
    return Kind.CONSTANTS;
  }

  @Override
  public List<Part> parts() {
    return others instanceof Shaped shaped ? shaped.parts() : List.of();
  }

  @Override
  public boolean givesDefaults() {
    return others instanceof Shaped shaped && shaped.givesDefaults();
  }

  @Override
  public void write(Kryo kryo, Output output, Object object) {
    String name = constants.nameOf(object);
    output.writeString(name);
    if (name == null) {
      others().write(kryo, output, object);
    } else {
      output.writeLong(constants.contentOf(object));
    }
  }

  @Override
  public Object read(Kryo kryo, Input input, Class<? extends Object> ignored) {
    String name = input.readString();
    if (name == null) {
      return others().read(kryo, input, type);
    }
    Object constant = constants.named(name);
    if (constant == null) {
      throw new ChangedClassException(
          type.getName() + " has changed: it no longer has the constant that was stored");
    }
    if (constants.contentOf(constant) != input.readLong()) {
      throw new ChangedClassException(
          type.getName() + " has changed: the constant that was stored is made of something else");
    }
    return constant;
  }

  private Serializer<Object> others() {
    if (others == null) {
      throw Objects.requireNonNull(noOthers);
    }
    return others;
  }
}
