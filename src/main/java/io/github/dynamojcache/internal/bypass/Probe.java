package io.github.dynamojcache.internal.bypass;

import io.github.dynamojcache.internal.entries.GenerationStore;
import java.time.Duration;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * Tests for one cache whether DynamoDB answers: with one request for its generation, or by opening
 * the store if that has not succeeded yet. Thread-safe; one thread probes at a time.
 */
final class Probe {

  private final GenerationStore generations;
  private final Runnable opening;
  private final ConnectionHealth health;
  private final Duration retryAfter;
  private volatile boolean opened;
  private @Nullable Thread asking; // guarded by this
  private boolean abandoned; // guarded by this

  /**
   * @param generations the cache's generation
   * @param opening opens the store
   */
  Probe(
      GenerationStore generations, Runnable opening, ConnectionHealth health, Duration retryAfter) {
    this.generations = generations;
    this.opening = opening;
    this.health = health;
    this.retryAfter = retryAfter;
  }

  /** Returns whether it is this cache's turn to probe, among the caches of its connection. */
  boolean isDue() {
    return health.mayAsk(retryAfter);
  }

  /**
   * Sends the probe.
   *
   * @throws CacheException when there is no answer, or an error
   */
  void ask() {
    boolean told = false;
    try {
      begin();
      if (opened) {
        generations.refresh(Recovery.OPERATION);
      } else {
        opening.run();
        opened = true;
      }
      health.answered();
      told = true;
    } catch (RuntimeException e) {
      health.failed(e instanceof CacheException failure ? failure : new CacheException(e));
      told = true;
      throw e;
    } finally {
      if (!told) {
        health.notAsked(); // an Error says nothing about DynamoDB
      }
      end();
    }
  }

  /** Gives up this cache's turn without a probe: another cache may probe. */
  void pass() {
    health.notAsked();
  }

  private synchronized void begin() {
    if (abandoned) {
      throw new CacheException("recovery: the cache is closing");
    }
    asking = Thread.currentThread();
  }

  private synchronized void end() {
    asking = null;
    if (abandoned) {
      Thread.interrupted(); // the interrupt was for this probe, and the thread has other work
    }
  }

  /** Interrupts the probe under way, and allows no other. */
  synchronized void abandon() {
    abandoned = true;
    if (asking != null) {
      asking.interrupt();
    }
  }
}
