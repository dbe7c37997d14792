package io.github.dynamojcache.semantics.values;

import io.github.dynamojcache.testing.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import javax.cache.Cache;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CompletionListenerFuture;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorException;
import org.jspecify.annotations.Nullable;

/**
 * Every operation of a cache of {@code String} and {@code Integer}, with something of another type.
 */
final class MistypedCalls {

  /** The key under which a value is; another one has none. */
  static final Object KEY = "k";

  static final Object ABSENT = "absent";
  static final Object WRONG_KEY = 1L;
  static final Object VALUE = 1;
  static final Object OTHER = 2;
  static final Object WRONG_VALUE = 1L;

  private MistypedCalls() {}

  /** An operation of a cache whose type variables nobody looks at. */
  @FunctionalInterface
  interface Operation {
    @Nullable Object on(Cache<Object, Object> cache) throws Exception;
  }

  /**
   * A call with something of a wrong type.
   *
   * @param thrown what the caller gets
   * @param cause what it tells, where the exception is one of JSR-107 around another
   */
  record Call(
      String what,
      Operation operation,
      Class<? extends Exception> thrown,
      @Nullable Class<? extends Exception> cause) {

    @Override
    public String toString() {
      return what;
    }
  }

  private static @Nullable Object done(Runnable action) {
    action.run();
    return null;
  }

  private static Map<Object, Object> twoEntries(Object key, Object value) {
    Map<Object, Object> entries = new LinkedHashMap<>();
    entries.put("first", VALUE);
    entries.put(key, value);
    return entries;
  }

  private static Set<Object> twoKeys(Object key) {
    return new LinkedHashSet<>(List.of("first", key));
  }

  private static EntryProcessor<Object, Object, Object> setting(Object value) {
    return (entry, arguments) -> done(() -> entry.setValue(value));
  }

  static Map<String, Operation> withKey(Object key) {
    Map<String, Operation> operations = new LinkedHashMap<>();
    operations.put("get", c -> c.get(key));
    operations.put("getAll", c -> c.getAll(twoKeys(key)));
    operations.put("containsKey", c -> c.containsKey(key));
    operations.put("loadAll", c -> done(() -> c.loadAll(twoKeys(key), true, null)));
    operations.put("put", c -> done(() -> c.put(key, VALUE)));
    operations.put("getAndPut", c -> c.getAndPut(key, VALUE));
    operations.put("putAll", c -> done(() -> c.putAll(twoEntries(key, VALUE))));
    operations.put("putIfAbsent", c -> c.putIfAbsent(key, VALUE));
    operations.put("remove", c -> c.remove(key));
    operations.put("remove of a value", c -> c.remove(key, VALUE));
    operations.put("getAndRemove", c -> c.getAndRemove(key));
    operations.put("replace of a value", c -> c.replace(key, VALUE, OTHER));
    operations.put("replace", c -> c.replace(key, VALUE));
    operations.put("getAndReplace", c -> c.getAndReplace(key, VALUE));
    operations.put("removeAll", c -> done(() -> c.removeAll(twoKeys(key))));
    operations.put("invoke", c -> c.invoke(key, setting(VALUE)));
    operations.put("invokeAll", c -> c.invokeAll(twoKeys(key), setting(VALUE)));
    return operations;
  }

  private static Map<String, Operation> withValue(Object key, Object value) {
    Map<String, Operation> operations = new LinkedHashMap<>();
    operations.put("put", c -> done(() -> c.put(key, value)));
    operations.put("getAndPut", c -> c.getAndPut(key, value));
    operations.put("putAll", c -> done(() -> c.putAll(twoEntries(key, value))));
    operations.put("putIfAbsent", c -> c.putIfAbsent(key, value));
    operations.put("replace of a value", c -> c.replace(key, VALUE, value));
    operations.put("replace", c -> c.replace(key, value));
    operations.put("getAndReplace", c -> c.getAndReplace(key, value));
    return operations;
  }

  private static Map<String, Operation> withExpected(Object key, Object expected) {
    Map<String, Operation> operations = new LinkedHashMap<>();
    operations.put("replace of a value", c -> c.replace(key, expected, OTHER));
    operations.put("remove of a value", c -> c.remove(key, expected));
    return operations;
  }

  private static Map<String, Operation> withProcessor(Object key, Object value) {
    Map<String, Operation> operations = new LinkedHashMap<>();
    operations.put("invoke", c -> c.invoke(key, setting(value)));
    operations.put(
        "invokeAll",
        c -> Objects.requireNonNull(c.invokeAll(Set.of(key), setting(value)).get(key)).get());
    return operations;
  }

  private static Map<String, Operation> withLoader() {
    Map<String, Operation> operations = new LinkedHashMap<>();
    operations.put("get", c -> c.get(ABSENT));
    operations.put("getAll", c -> c.getAll(Set.of(KEY, "good", ABSENT)));
    operations.put("invoke", c -> c.invoke(ABSENT, (entry, arguments) -> entry.getValue()));
    operations.put("loadAll", c -> loaded(c, /* replaceExisting= */ false));
    operations.put("loadAll, replacing", c -> loaded(c, /* replaceExisting= */ true));
    return operations;
  }

  private static @Nullable Object loaded(Cache<Object, Object> cache, boolean replaceExisting)
      throws Exception {
    CompletionListenerFuture end = new CompletionListenerFuture();
    cache.loadAll(Set.of(KEY, "good", ABSENT), replaceExisting, end);
    try {
      return end.get();
    } catch (ExecutionException e) {
      throw (Exception) e.getCause();
    }
  }

  static List<Call> all() {
    List<Call> calls = new ArrayList<>();
    withKey(WRONG_KEY).forEach((what, o) -> calls.add(refused(what + " with a key", o)));
    for (Object key : List.of(KEY, ABSENT)) {
      withValue(key, WRONG_VALUE)
          .forEach((what, o) -> calls.add(refused(what + " with a value under " + key, o)));
      withExpected(key, WRONG_VALUE)
          .forEach((what, o) -> calls.add(refused(what + " with another under " + key, o)));
      withProcessor(key, WRONG_VALUE)
          .forEach(
              (what, o) ->
                  calls.add(
                      new Call(
                          what + " setting a value under " + key,
                          o,
                          EntryProcessorException.class,
                          ClassCastException.class)));
    }
    withLoader()
        .forEach(
            (what, o) ->
                calls.add(new Call(what + " with a loader", o, CacheLoaderException.class, null)));
    return calls;
  }

  private static Call refused(String what, Operation operation) {
    return new Call(what, operation, ClassCastException.class, null);
  }

  /** Brings a wrong value for one key, and good ones for others. */
  static final class Loader implements CacheLoader<Object, Object> {
    @Override
    public Object load(Object key) {
      return key.equals(ABSENT) ? WRONG_VALUE : OTHER;
    }

    @Override
    public Map<Object, Object> loadAll(Iterable<?> keys) {
      Map<Object, Object> loaded = new HashMap<>();
      keys.forEach(key -> loaded.put(key, load(key)));
      return loaded;
    }
  }
}
