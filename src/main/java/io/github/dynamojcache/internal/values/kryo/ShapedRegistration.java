package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.KryoException;
import com.esotericsoftware.kryo.kryo5.Registration;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import com.esotericsoftware.kryo.kryo5.serializers.CollectionSerializer;
import com.esotericsoftware.kryo.kryo5.serializers.MapSerializer;
import io.github.dynamojcache.internal.values.kryo.ClassShape.Kind;
import io.github.dynamojcache.internal.values.kryo.ClassShape.Part;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Kryo's registration of a class that is not of the JDK, with the shape that is stored after its
 * name. The bytes of the shape are created once: writing them is a copy, checking them is a
 * comparison.
 */
final class ShapedRegistration extends Registration {

  /** Supertypes that every class of a kind has, or that declare no methods. */
  private static final Set<String> SILENT =
      Set.of(
          "java.lang.Object",
          "java.lang.Record",
          "java.lang.Enum",
          "java.lang.Throwable",
          "java.io.Serializable",
          "java.lang.Cloneable");

  private final ClassShape shape;
  private final byte[] stored;

  /**
   * Creates the registration.
   *
   * @param type the class
   * @param serializer writes and reads its objects
   * @param id Kryo's number for classes that are stored by name
   */
  ShapedRegistration(Class<?> type, Serializer<?> serializer, int id) {
    super(type, serializer, id);
    this.shape = shape(type, serializer);
    Output output = new Output(64, -1);
    output.writeString(shape.text(type.getName()));
    this.stored = output.toBytes();
  }

  /**
   * Returns whether the shape of a class is stored after its name. Only the name decides, because
   * the reader's class may have changed.
   *
   * @param type the class
   * @return false for classes that the JDK's own specification describes, and for arrays
   */
  static boolean isFor(Class<?> type) {
    return !type.isArray() && !type.isPrimitive() && !type.getName().startsWith("java.");
  }

  private static ClassShape shape(Class<?> type, Serializer<?> serializer) {
    Kind kind = Kind.OTHER;
    List<Part> parts = List.of();
    if (serializer instanceof Shaped shaped) {
      kind = shaped.kind();
      parts = shaped.parts();
    } else if (serializer instanceof CollectionSerializer) {
      kind = Kind.COLLECTION;
    } else if (serializer instanceof MapSerializer) {
      kind = Kind.MAP;
    }
    Set<String> supertypes = new TreeSet<>();
    if (kind != Kind.SURROGATE) { // the surrogate's form does not depend on them
      addSupertypes(type, supertypes);
    }
    return new ClassShape(kind, List.copyOf(supertypes), parts);
  }

  /**
   * Includes type arguments, which are those of inherited fields and elements. Supertypes of the
   * JDK's own types are left out, because they differ between JDKs.
   */
  private static void addSupertypes(Class<?> type, Set<String> names) {
    if (type.getSuperclass() != null) {
      addSupertype(type.getSuperclass(), type.getGenericSuperclass(), names);
    }
    Type[] generic = type.getGenericInterfaces();
    Class<?>[] raw = type.getInterfaces();
    for (int i = 0; i < raw.length; i++) {
      addSupertype(raw[i], generic[i], names);
    }
  }

  private static void addSupertype(Class<?> raw, Type generic, Set<String> names) {
    boolean known = SILENT.contains(raw.getName()) || !names.add(generic.getTypeName());
    if (!known && !raw.getName().startsWith("java.")) {
      addSupertypes(raw, names);
    }
  }

  /**
   * Writes the shape.
   *
   * @param output receives it
   */
  void writeShape(Output output) {
    output.writeBytes(stored);
  }

  /**
   * Reads the shape that the class had.
   *
   * @param input the bytes
   * @return how it differs from the current one; null when it does not
   * @throws ChangedClassException when objects cannot be read because of the difference
   */
  @Nullable ShapeChange readShape(Input input) {
    int from = input.position();
    int to = from + stored.length;
    if (to <= input.limit()
        && Arrays.equals(input.getBuffer(), from, to, stored, 0, stored.length)) {
      input.setPosition(to);
      return null;
    }
    String text = input.readString();
    if (text == null) {
      throw new KryoException("a shape is missing");
    }
    String name = getType().getName();
    boolean givesDefaults = getSerializer() instanceof Shaped shaped && shaped.givesDefaults();
    ShapeChange change = new ShapeChange(name, ClassShape.parse(text, name), shape, givesDefaults);
    change.check();
    return change.leavesPartsAlone() ? null : change;
  }
}
