package io.github.dynamojcache.internal.assembly;

import io.github.dynamojcache.internal.engine.KeyLocks;
import io.github.dynamojcache.internal.lifecycle.HelpingThreads;
import io.github.dynamojcache.internal.lifecycle.Makings;
import io.github.dynamojcache.internal.local.EmbeddedEngines;

/**
 * What all managers of one provider share, because user code goes from one to the other. Immutable;
 * the parts are thread-safe.
 *
 * @param connections makes the ways to the stores of a manager
 * @param engines the embedded engines
 * @param locks the keys that are being worked on
 * @param makings what is being made, and who waits for it
 * @param helpers which threads help which
 */
public record SharedParts(
    StoreConnections.Opener connections,
    EmbeddedEngines engines,
    KeyLocks locks,
    Makings makings,
    HelpingThreads helpers) {

  /** Parts that nobody uses yet, with DynamoDB as the store. */
  public static SharedParts create() {
    return with(ManagerConnection::new);
  }

  /**
   * Parts that nobody uses yet.
   *
   * @param connections makes the ways to the stores of a manager
   * @return the parts
   */
  public static SharedParts with(StoreConnections.Opener connections) {
    return new SharedParts(
        connections, new EmbeddedEngines(), new KeyLocks(), new Makings(), new HelpingThreads());
  }
}
