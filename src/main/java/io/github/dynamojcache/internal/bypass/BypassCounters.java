package io.github.dynamojcache.internal.bypass;

import java.util.concurrent.atomic.LongAdder;

/** What one cache has done without DynamoDB since it was opened. Thread-safe. */
final class BypassCounters {

  final LongAdder failures = new LongAdder();
  final LongAdder skippedReads = new LongAdder();
  final LongAdder skippedWrites = new LongAdder();
  final LongAdder generationChanges = new LongAdder();
}
