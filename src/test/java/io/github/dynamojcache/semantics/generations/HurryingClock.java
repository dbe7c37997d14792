package io.github.dynamojcache.semantics.generations;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that is later each time somebody looks at it, so that nobody has to wait in a test: a
 * purge waits for writes that may be under way by it.
 */
final class HurryingClock implements InstantSource {

  private static final long STEP_MILLIS = 1_500;

  private final AtomicLong ahead = new AtomicLong();

  @Override
  public Instant instant() {
    return Instant.now().plusMillis(ahead.addAndGet(STEP_MILLIS));
  }
}
