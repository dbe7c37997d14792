package io.github.dynamojcache.testing;

import io.github.dynamojcache.MemoryCachingProvider;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One store in memory for all tests of a class, and two JVMs that use it: for what is the same on
 * every store. So that no test finds what another left there, each takes a cache name of its own.
 * To be registered in a static field.
 */
public final class SharedMemory implements BeforeAllCallback, AfterAllCallback {

  private final AtomicInteger caches = new AtomicInteger();

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private MemoryCachingProvider provider;

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private MemoryJvm jvm;

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private MemoryJvm other;

  @Override
  public void beforeAll(ExtensionContext context) {
    provider = new MemoryCachingProvider();
    jvm = new MemoryJvm(provider);
    other = new MemoryJvm(provider);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    provider.close();
  }

  public MemoryJvm jvm() {
    return jvm;
  }

  public MemoryJvm other() {
    return other;
  }

  public String newCacheName() {
    return "cache-" + caches.incrementAndGet();
  }
}
