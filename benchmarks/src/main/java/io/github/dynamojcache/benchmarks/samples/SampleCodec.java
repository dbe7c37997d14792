package io.github.dynamojcache.benchmarks.samples;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import com.esotericsoftware.kryo.kryo5.util.Pool;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.internal.values.StoredValues;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;

/** The ways to make bytes of a value. Thread-safe. */
public sealed interface SampleCodec {

  /** Returns a codec by its name: jcache, kryo or java. */
  static SampleCodec named(String name) {
    return switch (name) {
      case "jcache" -> new Stored();
      case "kryo" -> new BareKryo();
      case "java" -> new JavaSerialization();
      default -> throw new IllegalArgumentException("no codec is called " + name);
    };
  }

  /** Returns the encoded form. */
  Object encode(Object value);

  /** Returns the value of an encoded form. */
  Object decode(Object encoded);

  /** Returns the size of an encoded form in bytes. */
  int size(Object encoded);

  /** What this library stores. */
  final class Stored implements SampleCodec {
    private final StoredValues values =
        new StoredValues(new KryoValueCodec(SampleCodec.class.getClassLoader()));

    @Override
    public Object encode(Object value) {
      return values.encode(value);
    }

    @Override
    public Object decode(Object encoded) {
      try {
        return values.decode((EncodedValue) encoded);
      } catch (UndecodableValueException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public int size(Object encoded) {
      return ((EncodedValue) encoded).size();
    }
  }

  /** Kryo as it comes, but for registration, which it would otherwise ask for; pooled. */
  final class BareKryo implements SampleCodec {
    private static final int BUFFER = 1024;

    private final Pool<Kryo> kryos =
        new Pool<>(true, false) {
          @Override
          protected Kryo create() {
            Kryo kryo = new Kryo();
            kryo.setRegistrationRequired(false);
            return kryo;
          }
        };
    private final Pool<Output> outputs =
        new Pool<>(true, false) {
          @Override
          protected Output create() {
            return new Output(BUFFER, -1);
          }
        };

    @Override
    public Object encode(Object value) {
      Kryo kryo = kryos.obtain();
      Output output = outputs.obtain();
      output.reset();
      kryo.writeClassAndObject(output, value);
      byte[] bytes = output.toBytes();
      outputs.free(output);
      kryos.free(kryo);
      return bytes;
    }

    @Override
    public Object decode(Object encoded) {
      Kryo kryo = kryos.obtain();
      Object value = kryo.readClassAndObject(new Input((byte[]) encoded));
      kryos.free(kryo);
      return value;
    }

    @Override
    public int size(Object encoded) {
      return ((byte[]) encoded).length;
    }
  }

  /** Java serialization. */
  final class JavaSerialization implements SampleCodec {

    @Override
    public Object encode(Object value) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(value);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }

    @Override
    @SuppressWarnings("BanSerializableRead") // it is what others do that is measured
    public Object decode(Object encoded) {
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream((byte[]) encoded))) {
        return in.readObject();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public int size(Object encoded) {
      return ((byte[]) encoded).length;
    }
  }
}
