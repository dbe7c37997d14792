package io.github.dynamojcache.usercode;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.integration.CompletionListener;
import javax.cache.processor.EntryProcessorException;
import javax.cache.processor.EntryProcessorResult;
import javax.cache.processor.MutableEntry;
import org.jspecify.annotations.Nullable;

/** Every operation of a cache, on one key or on all. */
enum Call {
  GET(false, (cache, key) -> cache.engine.reads().get(key)),
  GET_ALL(true, (cache, key) -> cache.engine.reads().getAll(Keys.all())),
  CONTAINS_KEY(false, (cache, key) -> cache.engine.reads().containsKey(key)),
  PUT(false, (cache, key) -> cache.engine.writes().put(key, "new")),
  PUT_ALL(true, (cache, key) -> cache.engine.bulkWrites().putAll(Keys.entries("new"))),
  GET_AND_PUT(false, (cache, key) -> cache.engine.writes().getAndPut(key, "new")),
  PUT_IF_ABSENT(false, (cache, key) -> cache.engine.writes().putIfAbsent(Keys.BAD_ABSENT, "new")),
  REPLACE(false, (cache, key) -> cache.engine.writes().replace(key, "new")),
  REPLACE_IF_EQUAL(false, (cache, key) -> cache.engine.writes().replaceIfEqual(key, "old", "new")),
  GET_AND_REPLACE(false, (cache, key) -> cache.engine.writes().getAndReplace(key, "new")),
  REMOVE(false, (cache, key) -> cache.engine.writes().remove(key)),
  REMOVE_IF_EQUAL(false, (cache, key) -> cache.engine.writes().removeIfEqual(key, "old")),
  GET_AND_REMOVE(false, (cache, key) -> cache.engine.writes().getAndRemove(key)),
  REMOVE_ALL_KEYS(true, (cache, key) -> cache.engine.bulkWrites().removeAll(Keys.all())),
  REMOVE_ALL(true, (cache, key) -> cache.engine.bulkWrites().removeAll()),
  CLEAR(true, (cache, key) -> cache.engine.bulkWrites().clear()),
  INVOKE(false, (cache, key) -> cache.engine.processors().invoke(key, (e, a) -> set(cache, e))),
  INVOKE_ALL(true, (cache, key) -> results(cache)),
  LOAD_ALL(true, (cache, key) -> load(cache, /* replaceExisting= */ true)),
  LOAD_ALL_MISSING(true, (cache, key) -> load(cache, /* replaceExisting= */ false)),
  ITERATE(true, (cache, key) -> cache.engine.iterator().forEachRemaining(entry -> {})),
  ITERATE_AND_REMOVE(true, (cache, key) -> removeEach(cache));

  /** Whether it is about all keys. */
  final boolean isBulk;

  @SuppressWarnings("ImmutableEnumChecker") // a lambda that keeps nothing
  private final On on;

  private interface On {
    void run(HookedCache cache, String key) throws Throwable;
  }

  Call(boolean isBulk, On on) {
    this.isBulk = isBulk;
    this.on = on;
  }

  /** Runs the operation; what it throws is returned. */
  @Nullable Throwable on(HookedCache cache, String key) {
    try {
      on.run(cache, key);
      return null;
    } catch (Throwable e) {
      return e;
    }
  }

  private static @Nullable Object set(HookedCache cache, MutableEntry<String, String> entry) {
    if (cache.hook == Hook.PROCESSOR) {
      cache.trap.step(entry.getKey());
    }
    entry.getValue();
    entry.setValue("new");
    return null;
  }

  /** Results of single keys that are exceptions, as one exception. */
  static final class PerKey extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final transient Map<String, EntryProcessorException> failures = new LinkedHashMap<>();
  }

  private static void results(HookedCache cache) {
    PerKey failures = new PerKey();
    Map<String, EntryProcessorResult<Object>> results =
        cache
            .engine
            .processors()
            .invokeAll(
                Keys.all(),
                (entry, arguments) -> {
                  set(cache, entry);
                  return "done";
                });
    results.forEach(
        (key, result) -> {
          try {
            result.get();
          } catch (EntryProcessorException e) {
            failures.failures.put(key, e);
          }
        });
    if (!failures.failures.isEmpty()) {
      throw failures;
    }
  }

  /** Waits until the completion listener has heard of the end. */
  private static void load(HookedCache cache, boolean replaceExisting) throws Throwable {
    CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    CompletionListener listener =
        new CompletionListener() {
          @Override
          public void onCompletion() {
            end.complete(null);
            step();
          }

          @Override
          public void onException(Exception e) {
            end.completeExceptionally(e);
            step();
          }

          private void step() {
            if (cache.hook == Hook.COMPLETION) {
              cache.trap.step();
            }
          }
        };
    cache.engine.loads().loadAll(Keys.all(), replaceExisting, listener);
    try {
      end.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }

  private static void removeEach(HookedCache cache) {
    Iterator<Cache.Entry<String, String>> entries = cache.engine.iterator();
    while (entries.hasNext()) {
      entries.next();
      entries.remove();
    }
  }
}
