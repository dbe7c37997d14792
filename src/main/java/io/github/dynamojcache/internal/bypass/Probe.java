package io.github.dynamojcache.internal.bypass;

import io.github.dynamojcache.internal.entries.GenerationStore;
import java.time.Duration;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether DynamoDB is there, for one cache: by one request for its generation, or by opening
 * the store where that could not be done before. Thread-safe; one thread asks at a time.
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

  /** Returns whether this cache asks now, and no other of its connection. */
  boolean isDue() {
    return health.mayAsk(retryAfter);
  }

  /**
   * Asks.
   *
   * @throws CacheException when there is no answer, or one that says no
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
        health.notAsked(); // whatever came in between says nothing about DynamoDB
      }
      end();
    }
  }

  /** Whoever is due does not ask, and another one may. */
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
      Thread.interrupted(); // it was this probe that was meant, and the thread has other work
    }
  }

  /** Whoever asks does not wait for the answer, and nobody asks again. */
  synchronized void abandon() {
    abandoned = true;
    if (asking != null) {
      asking.interrupt();
    }
  }
}
