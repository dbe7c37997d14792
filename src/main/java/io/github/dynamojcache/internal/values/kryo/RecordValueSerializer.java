package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import io.github.dynamojcache.internal.values.kryo.ClassShape.Kind;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The serializer of a record: its components by name, so that their order in the source may change,
 * and its canonical constructor. A cycle through a record is refused when it is written.
 */
final class RecordValueSerializer extends WholeSerializer<Object> implements Shaped {

  private final Member[] members;
  private final int[] positions;
  private final Constructor<?> constructor;
  private final @Nullable StoredHash hash;

  /**
   * Creates the serializer of one record class.
   *
   * @param type the class
   * @throws RefusedClassException when its components are inaccessible by reflection
   */
  RecordValueSerializer(Class<?> type) {
    this.members = Member.of(type, Record.class).toArray(Member[]::new);
    this.positions = new int[members.length];
    this.hash = StoredHash.of(type);
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      for (int m = 0; m < members.length; m++) {
        if (members[m].part().name().equals(components[i].getName())) {
          positions[m] = i;
        }
      }
    }
    try {
      this.constructor = type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e); // cannot happen: every record has one
    }
    if (!constructor.trySetAccessible()) {
      throw new RefusedClassException(
          type,
          "has components that are closed to reflection. Open the package in module-info.java");
    }
  }

  @Override
  public Kind kind() {
    return Kind.RECORD;
  }

  @Override
  public List<Member> members() {
    return List.of(members);
  }

  @Override
  void writeParts(Kryo kryo, Output output, Object object) {
    if (hash != null) {
      hash.check(object);
    }
    for (Member member : members) {
      member.write(kryo, output, object);
    }
  }

  @Override
  Object readParts(Kryo kryo, Input input, Class<? extends Object> type) {
    @Nullable Object[] arguments = new Object[members.length];
    for (int m = 0; m < members.length; m++) {
      arguments[positions[m]] = members[m].read(kryo, input);
    }
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new ChangedClassException(
          constructor.getDeclaringClass().getName()
              + " has a constructor that does not take what was stored ("
              + e.getTargetException().getClass().getName()
              + ")");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
