package io.github.dynamojcache.internal.values.json;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Sees what stands behind a wrapper of the JDK, whose fields are closed to reflection: the first
 * object that it hands to Java serialization after itself. Nothing is written.
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
      return null; // the stream wants to write why it stops
    }
    if (object != wrapper) {
      behind = object;
      throw new FoundException();
    }
    return object;
  }

  /**
   * Looks behind a wrapper.
   *
   * @param wrapper an object that the JDK made around another one
   * @return the other one, or what stands for it in Java serialization; null when there is none
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
      // That was the aim.
    }
  }
}
