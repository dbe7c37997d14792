package io.github.dynamojcache.internal.values.json;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Finds the object behind a wrapper of the JDK, whose fields are not accessible by reflection: the
 * first object that the wrapper passes to Java serialization after itself. Nothing is written.
 */
final class BehindWrapper extends ObjectOutputStream {

  private static final class FoundException extends IOException {
    @Serial private static final long serialVersionUID = 1L;
  }

  private final Object wrapper;
  private @Nullable Object behind;

  private BehindWrapper(Object wrapper) throws IOException {
    super(OutputStream.nullOutputStream());
    this.wrapper = wrapper;
    enableReplaceObject(true);
  }

  @Override
  protected @Nullable Object replaceObject(Object object) throws IOException {
    if (behind != null) {
      return null; // called when the stream writes the exception that stopped it
    }
    if (object != wrapper) {
      behind = object;
      throw new FoundException();
    }
    return object;
  }

  /**
   * Returns the object behind a wrapper.
   *
   * @param wrapper an object of the JDK that wraps another one
   * @return the wrapped object, or its replacement in Java serialization; null when there is none
   */
  static @Nullable Object of(Object wrapper) {
    try (BehindWrapper peek = new BehindWrapper(wrapper)) {
      peek.look();
      return peek.behind;
    } catch (IOException e) {
      return null;
    }
  }

  private void look() throws IOException {
    try {
      writeObject(wrapper);
    } catch (FoundException e) {
      // Expected: it ends the serialization.
    }
  }
}
