package io.github.dynamojcache;

import io.github.dynamojcache.engine.KeyLocks;
import io.github.dynamojcache.local.EmbeddedEngines;

/**
 * What all managers of one provider share, because user code goes from one to the other. Immutable;
 * the parts are thread-safe.
 *
 * @param engines the embedded engines
 * @param locks the keys that are being worked on
 * @param makings what is being made, and who waits for it
 */
record SharedParts(EmbeddedEngines engines, KeyLocks locks, Makings makings) {}
