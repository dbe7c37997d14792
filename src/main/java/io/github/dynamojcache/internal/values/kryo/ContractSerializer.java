package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.KryoException;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import io.github.dynamojcache.internal.values.kryo.ClassShape.Kind;
import io.github.dynamojcache.internal.values.kryo.ClassShape.Part;
import io.github.dynamojcache.internal.values.kryo.SerializationContract.Level;
import java.io.Externalizable;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The serializer of a class that defines its own serialization. Its methods run as in Java
 * serialization, but write to and read from the current value. So every object they write is
 * registered, filtered and counted like any other.
 */
final class ContractSerializer extends Serializer<Object> implements Shaped {

  private final Class<?> type;
  private final SerializationContract contract;
  private final List<Part> parts;
  private final List<SerialFields> levels;
  private final @Nullable Constructor<?> constructor;
  private final @Nullable RecordValueSerializer ofRecord;

  /**
   * Creates the serializer of one class.
   *
   * @param contract what Java serialization does with it
   * @throws RefusedClassException when its fields are inaccessible, or no object can be created
   */
  ContractSerializer(SerializationContract contract) {
    this.type = contract.type();
    this.contract = contract;
    this.ofRecord = type.isRecord() ? new RecordValueSerializer(type) : null;
    this.parts = ofRecord == null ? contract.parts() : ofRecord.parts();
    this.levels =
        contract.externalizable() || ofRecord != null
            ? List.of()
            : contract.levels().stream().map(level -> new SerialFields(type, level)).toList();
    this.constructor =
        contract.externalizable()
            ? SerializationHooks.externalConstructor(type)
            : SerializationHooks.constructor(type);
  }

  @Override
  public Kind kind() {
    return Kind.CONTRACT;
  }

  @Override
  public List<Part> parts() {
    return parts;
  }

  @Override
  public void write(Kryo kryo, Output output, Object object) {
    if (object instanceof Set<?> set) {
      checkUrls(set);
    }
    MethodHandle writeReplace = contract.writeReplace();
    Object written = writeReplace == null ? object : replacement(writeReplace, object);
    boolean replaced = written.getClass() != type;
    if (writeReplace != null) {
      output.writeBoolean(replaced);
    }
    if (replaced) {
      ValueReferences references = (ValueReferences) kryo.getReferenceResolver();
      references.begin(object);
      kryo.writeClassAndObject(output, written);
      references.end(object);
    } else if (ofRecord != null) {
      ofRecord.write(kryo, output, written);
    } else {
      checkConstructor();
      writeLevels(kryo, output, written);
    }
    ((ValueKryo) kryo).trail().hashContent(0);
  }

  /**
   * A library's set certainly hashes its elements, in code that is not observed here: refuses URLs.
   */
  private static void checkUrls(Set<?> set) {
    for (Object element : set) {
      if (element instanceof URL) {
        throw HashingCost.asksTheNetwork();
      }
    }
  }

  /**
   * Refuses a class whose objects could not be read back, unless each is replaced by another
   * object.
   *
   * @throws RefusedClassException when no object can be created
   */
  void checkMakeable() {
    if (contract.writeReplace() == null && ofRecord == null) {
      checkConstructor();
    }
  }

  private void checkConstructor() {
    if (constructor == null) {
      throw new RefusedClassException(
          type,
          (contract.externalizable()
                  ? "is Externalizable without a public constructor that takes nothing"
                  : "extends a class that is not serializable and has no constructor that takes"
                      + " nothing")
              + ". Add that constructor, or teach the class by a ValueSurrogate");
    }
  }

  private Object replacement(MethodHandle writeReplace, Object object) {
    Object replacement;
    try {
      replacement = (Object) writeReplace.invoke(object);
    } catch (Throwable e) {
      throw failure("writeReplace", e);
    }
    if (replacement == null) {
      throw new RefusedClassException(
          type,
          "puts null in its place by writeReplace. Return an object there, or teach the class by a"
              + " ValueSurrogate");
    }
    return replacement;
  }

  private void writeLevels(Kryo kryo, Output output, Object object) {
    try {
      HookOutput out = new HookOutput(kryo, output);
      if (object instanceof Externalizable external) {
        external.writeExternal(out);
        out.end();
        return;
      }
      for (SerialFields fields : levels) {
        MethodHandle writeObject = fields.level().writeObject();
        out.begin(fields, object);
        if (writeObject == null) {
          out.defaultWriteObject();
        } else {
          writeObject.invoke(object, out);
        }
        out.end();
      }
    } catch (Throwable e) {
      throw failure(contract.externalizable() ? "writeExternal" : "writeObject", e);
    }
  }

  @Override
  public Object read(Kryo kryo, Input input, Class<? extends Object> ignored) {
    boolean replaced = contract.writeReplace() != null && input.readBoolean();
    Object read = replaced ? kryo.readClassAndObject(input) : readItself((ValueKryo) kryo, input);
    if (read == null) {
      throw new KryoException("there is no object where one is expected");
    }
    ((ValueKryo) kryo).trail().hashContent(0);
    MethodHandle readResolve = contract.readResolve();
    return replaced || readResolve == null ? read : resolve(kryo, read, readResolve);
  }

  private Object readItself(ValueKryo kryo, Input input) {
    if (ofRecord != null) {
      return ofRecord.read(kryo, input, type);
    }
    Object object = create();
    kryo.reference(object);
    readLevels(kryo, input, object);
    return object;
  }

  private Object create() {
    if (constructor == null) {
      throw new KryoException("no object of " + type.getName() + " can be made");
    }
    try {
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw failure("constructor", e.getTargetException());
    } catch (ReflectiveOperationException e) {
      throw new KryoException(e);
    }
  }

  private void readLevels(ValueKryo kryo, Input input, Object object) {
    try {
      HookInput in = new HookInput(kryo, input);
      if (object instanceof Externalizable external) {
        external.readExternal(in);
        in.end();
        return;
      }
      for (SerialFields fields : levels) {
        Level level = fields.level();
        in.begin(fields, object);
        if (level.readObject() == null) {
          in.defaultReadObject();
        } else {
          level.readObject().invoke(object, in);
        }
        in.end();
      }
    } catch (Throwable e) {
      throw failure(contract.externalizable() ? "readExternal" : "readObject", e);
    }
  }

  /**
   * Calls {@code readResolve}, with which a class replaces an object that was read.
   *
   * @param kryo keeps the objects that were read
   * @param read the object that was read
   * @param readResolve the method of its class
   * @return the object that the class returned
   */
  static Object resolve(Kryo kryo, Object read, MethodHandle readResolve) {
    Object resolved;
    try {
      resolved = (Object) readResolve.invoke(read);
    } catch (Throwable e) {
      throw FailedHookException.of(read.getClass(), "readResolve", e);
    }
    if (resolved == null) {
      throw new KryoException("readResolve of " + read.getClass().getName() + " returned null");
    }
    if (resolved != read) {
      ((ValueReferences) kryo.getReferenceResolver()).replace(read, resolved);
    }
    return resolved;
  }

  private RuntimeException failure(String method, Throwable thrown) {
    return FailedHookException.of(type, method, thrown);
  }
}
