package io.github.dynamojcache.internal.assembly;

import io.github.dynamojcache.internal.engine.KeyLocks;
import io.github.dynamojcache.internal.lifecycle.HelpingThreads;
import io.github.dynamojcache.internal.lifecycle.Makings;
import io.github.dynamojcache.internal.local.EmbeddedEngines;

/**
 * What all managers of one provider share, because user code goes from one to the other. Immutable;
 * the parts are thread-safe.
 *
 * @param engines the embedded engines
 * @param locks the keys that are being worked on
 * @param makings what is being made, and who waits for it
 * @param helpers which threads help which
 */
public record SharedParts(
    EmbeddedEngines engines, KeyLocks locks, Makings makings, HelpingThreads helpers) {

  /** Parts that nobody uses yet. */
  public static SharedParts create() {
    return new SharedParts(
        new EmbeddedEngines(), new KeyLocks(), new Makings(), new HelpingThreads());
  }
}
