package io.github.dynamojcache.internal.bypass;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the failures, skipped requests and generation changes of one cache since it was opened.
 * Thread-safe.
 */
final class BypassCounters {

  final LongAdder failures = new LongAdder();
  final LongAdder skippedReads = new LongAdder();
  final LongAdder skippedWrites = new LongAdder();
  final LongAdder generationChanges = new LongAdder();
}
