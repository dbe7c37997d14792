package io.github.dynamojcache.internal.assembly;

import io.github.dynamojcache.internal.engine.KeyLocks;
import io.github.dynamojcache.internal.lifecycle.HelpingThreads;
import io.github.dynamojcache.internal.lifecycle.Makings;
import io.github.dynamojcache.internal.local.EmbeddedEngines;

/**
 * The parts that all managers of one provider share, because user code may call one manager from
 * another. Immutable; the parts are thread-safe.
 *
 * @param connections creates the store connections of a manager
 * @param engines the embedded engines
 * @param locks the locks of the keys in use
 * @param makings the objects being created, and the threads that wait for them
 * @param helpers which threads help which
 */
public record SharedParts(
    StoreConnections.Opener connections,
    EmbeddedEngines engines,
    KeyLocks locks,
    Makings makings,
    HelpingThreads helpers) {

  /** Returns new parts, with DynamoDB as the store. */
  public static SharedParts create() {
    return with(ManagerConnection::new);
  }

  /**
   * Returns new parts.
   *
   * @param connections creates the store connections of a manager
   * @return the parts
   */
  public static SharedParts with(StoreConnections.Opener connections) {
    return new SharedParts(
        connections, new EmbeddedEngines(), new KeyLocks(), new Makings(), new HelpingThreads());
  }
}
