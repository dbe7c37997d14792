package io.github.dynamojcache.values;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import org.jspecify.annotations.Nullable;

/** Java's own serialization: what it brings back is right. */
final class JavaSerialization {

  private JavaSerialization() {}

  /**
   * Writes an object and reads it back.
   *
   * @param value the object
   * @return what Java serialization makes of it; null when its class says so
   * @throws Refused when Java serialization cannot write or read it
   */
  static @Nullable Object roundTrip(Object value) throws Refused {
    return read(write(value));
  }

  /** Writes an object. */
  static byte[] write(Object value) throws Refused {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new Refused(e, false);
    }
    return bytes.toByteArray();
  }

  /** Reads an object. */
  static @Nullable Object read(byte[] bytes) throws Refused {
    try (ObjectInputStream in = new ByThreadsLoader(bytes)) {
      return in.readObject();
    } catch (InvalidClassException e) {
      throw new Refused(e, false); // known before anything is written
    } catch (IOException | ClassNotFoundException | RuntimeException | StackOverflowError e) {
      throw new Refused(e, true);
    }
  }

  /** Java serialization has no answer for an object. */
  static final class Refused extends Exception {

    private final boolean onlyWhenRead;

    Refused(Throwable cause, boolean onlyWhenRead) {
      super(cause);
      this.onlyWhenRead = onlyWhenRead;
    }

    /** Returns whether nobody can know before the object is read, as code of its class decides. */
    boolean onlyWhenRead() {
      return onlyWhenRead;
    }
  }

  private static final class ByThreadsLoader extends ObjectInputStream {

    private ByThreadsLoader(byte[] bytes) throws IOException {
      this(new ByteArrayInputStream(bytes));
    }

    private ByThreadsLoader(InputStream in) throws IOException {
      super(in);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass described)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(
            described.getName(), false, Thread.currentThread().getContextClassLoader());
      } catch (ClassNotFoundException e) {
        return super.resolveClass(described); // primitive types
      }
    }
  }
}
