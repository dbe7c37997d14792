package io.github.dynamojcache.internal.local;

import java.util.HashMap;
import java.util.Map;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The embedded engines of one caching provider. All callers share the engine that is running, so
 * that two cache managers see each other's entries; it ends when the last lease is closed. Class
 * loaders with different copies of DynamoDB Local get different engines. Thread-safe.
 */
public final class EmbeddedEngines {

  private final Map<Class<?>, Shared> running = new HashMap<>();

  /**
   * Returns a lease of the engine, which is started if it is not running.
   *
   * @param loader finds DynamoDB Local
   * @return to be closed when the engine is no longer needed
   * @throws CacheException if DynamoDB Local is not on the class path, or does not start
   */
  public Lease acquire(ClassLoader loader) {
    Shared shared = share(EmbeddedDynamo.find(loader));
    try {
      return new Lease(shared, shared.engine());
    } catch (RuntimeException | Error e) {
      giveBack(shared);
      throw e;
    }
  }

  private synchronized Shared share(Class<?> factory) {
    Shared shared = running.computeIfAbsent(factory, Shared::new);
    shared.leases++;
    return shared;
  }

  private synchronized boolean isLast(Shared shared) {
    return --shared.leases == 0 && running.remove(shared.factory, shared);
  }

  /**
   * Ends the engine without holding the lock: starting or ending takes a second and must not delay
   * others.
   */
  private void giveBack(Shared shared) {
    if (isLast(shared)) {
      shared.end();
    }
  }

  /** A lease of a running engine. Thread-safe. */
  public final class Lease implements AutoCloseable {

    private final Shared shared;
    private final EmbeddedDynamo engine;
    private boolean closed;

    private Lease(Shared shared, EmbeddedDynamo engine) {
      this.shared = shared;
      this.engine = engine;
    }

    /**
     * Returns a client of the engine. Its {@code close()} has no effect.
     *
     * @return the same client for every lease of the engine; not usable after the engine has ended
     */
    public DynamoDbClient client() {
      return engine.client();
    }

    /** Ends the lease; the last one ends the engine. Has no effect the second time. */
    @Override
    public void close() {
      synchronized (this) {
        if (closed) {
          return;
        }
        closed = true;
      }
      giveBack(shared);
    }
  }

  /** One engine, started by the first caller that needs it; other callers wait for the start. */
  private static final class Shared {
    private final Class<?> factory;
    private int leases; // guarded by the monitor of the engines
    private @Nullable EmbeddedDynamo engine; // guarded by this

    Shared(Class<?> factory) {
      this.factory = factory;
    }

    synchronized EmbeddedDynamo engine() {
      EmbeddedDynamo running = engine;
      if (running == null) {
        running = EmbeddedDynamo.start(factory);
        engine = running;
      }
      return running;
    }

    synchronized void end() {
      if (engine != null) {
        engine.close();
      }
    }
  }
}
