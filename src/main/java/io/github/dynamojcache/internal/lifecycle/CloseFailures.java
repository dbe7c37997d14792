package io.github.dynamojcache.internal.lifecycle;

import io.github.dynamojcache.internal.engine.UserCode;
import java.util.Collection;
import javax.cache.CacheException;

/** Closes several objects, even if some fail, and reports all failures at the end. */
public final class CloseFailures {

  private CloseFailures() {}

  /**
   * Closes all {@link AutoCloseable} objects and ignores the others.
   *
   * @param owner the owner of the objects, for the message
   * @param objects what to close, in order
   * @throws CacheException when any failed, each failure suppressed in it
   */
  public static void closeAll(String owner, Collection<?> objects) {
    CacheException failure = new CacheException("not everything of " + owner + " could be closed");
    for (Object object : objects) {
      if (object instanceof AutoCloseable closeable) {
        try {
          closeable.close();
        } catch (Throwable e) { // the others must still be closed
          UserCode.keepInterrupt(e);
          failure.addSuppressed(e);
        }
      }
    }
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }
}
