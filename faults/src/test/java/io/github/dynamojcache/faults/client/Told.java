package io.github.dynamojcache.faults.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.cache.CacheException;
import javax.cache.configuration.FactoryBuilder;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;
import org.jspecify.annotations.Nullable;

/** A synchronous listener that keeps what the calling thread was told. Thread-safe. */
final class Told
    implements CacheEntryCreatedListener<String, String>,
        CacheEntryUpdatedListener<String, String>,
        CacheEntryRemovedListener<String, String> {

  private static final ThreadLocal<List<String>> HEARD = ThreadLocal.withInitial(ArrayList::new);
  private static final String NOTHING = "nothing";
  private static final String UNKNOWN = "unknown";

  static MutableCacheEntryListenerConfiguration<String, String> configuration() {
    return new MutableCacheEntryListenerConfiguration<>(
        new FactoryBuilder.SingletonFactory<>(new Told()),
        /* filterFactory= */ null,
        /* isOldValueRequired= */ true,
        /* isSynchronous= */ true);
  }

  /**
   * Carries out an operation whose answer is the old value, or that has none.
   *
   * @param answers whether the operation says the old value itself
   * @return the old value that was told, null when there was no event or no old value; where the
   *     operation said another, both, as a value that nobody stored
   * @throws CacheException if the listener was told that there is no telling
   */
  static @Nullable String oldValue(boolean answers, Supplier<@Nullable String> operation) {
    HEARD.get().clear();
    String answer = operation.get();
    List<String> heard = HEARD.get();
    if (heard.equals(List.of(UNKNOWN))) {
      throw new CacheException("the old value is not known");
    }
    String old = heard.isEmpty() || heard.get(0).equals(NOTHING) ? null : heard.get(0);
    boolean contradicts = answers && !String.valueOf(answer).equals(String.valueOf(old));
    return contradicts || heard.size() > 1 ? "answered:" + answer + ",told:" + heard : old;
  }

  @Override
  public void onCreated(Iterable<CacheEntryEvent<? extends String, ? extends String>> events) {
    events.forEach(event -> HEARD.get().add(NOTHING));
  }

  @Override
  public void onUpdated(Iterable<CacheEntryEvent<? extends String, ? extends String>> events) {
    events.forEach(
        event -> HEARD.get().add(event.isOldValueAvailable() ? event.getOldValue() : UNKNOWN));
  }

  @Override
  public void onRemoved(Iterable<CacheEntryEvent<? extends String, ? extends String>> events) {
    events.forEach(event -> HEARD.get().add(event.getOldValue()));
  }
}
