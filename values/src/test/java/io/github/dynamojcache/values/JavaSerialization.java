package io.github.dynamojcache.values;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;

/** Java's own serialization: what it brings back is right. */
final class JavaSerialization {

  private JavaSerialization() {}

  /**
   * Writes an object and reads it back.
   *
   * @param value the object
   * @return what Java serialization makes of it
   * @throws Refused when Java serialization cannot write or read it
   */
  static Object roundTrip(Object value) throws Refused {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(value);
      }
      try (ObjectInputStream in = new ByThreadsLoader(bytes.toByteArray())) {
        return in.readObject();
      }
    } catch (IOException | ClassNotFoundException | RuntimeException | StackOverflowError e) {
      throw new Refused(e);
    }
  }

  /** Java serialization has no answer for an object. */
  static final class Refused extends Exception {

    Refused(Throwable cause) {
      super(cause);
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
