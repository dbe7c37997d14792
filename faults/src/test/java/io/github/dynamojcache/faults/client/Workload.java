package io.github.dynamojcache.faults.client;

import io.github.dynamojcache.faults.history.Action;
import io.github.dynamojcache.faults.history.Call;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.processor.MutableEntry;
import org.jspecify.annotations.Nullable;

/** One thread's calls: which come next is drawn by lot. */
final class Workload {

  private static final List<Action> ACTIONS = List.of(Action.values());

  private final Cache<String, String> cache;
  private final List<String> keys;
  private final Supplier<String> newValues;
  private final Random random;
  private final Map<String, String> lastSeen = new HashMap<>();
  private @Nullable Call afterLook;

  /**
   * @param newValues gives a value that nobody else stores, at each call
   */
  Workload(
      Cache<String, String> cache, List<String> keys, Supplier<String> newValues, Random random) {
    this.cache = cache;
    this.keys = keys;
    this.newValues = newValues;
    this.random = random;
  }

  Call next() {
    if (afterLook != null) {
      Call next = call(afterLook.action(), afterLook.key());
      afterLook = null;
      return next;
    }
    Action action = ACTIONS.get(random.nextInt(ACTIONS.size()));
    String key = keys.get(random.nextInt(keys.size()));
    if (action == Action.REPLACE_IF_EQUAL || action == Action.REMOVE_IF_EQUAL) {
      // To expect what may well be there, look first.
      afterLook = new Call(action, key, null, null);
      return call(Action.GET, key);
    }
    return call(action, key);
  }

  private Call call(Action action, String key) {
    return switch (action) {
      case GET, CONTAINS_KEY, REMOVE, GET_AND_REMOVE, INVOKE_TAKE ->
          new Call(action, key, null, null);
      case PUT, PUT_IF_ABSENT, REPLACE, GET_AND_PUT, GET_AND_REPLACE, INVOKE_SWAP ->
          new Call(action, key, newValues.get(), null);
      case REPLACE_IF_EQUAL -> new Call(action, key, newValues.get(), expected(key));
      case REMOVE_IF_EQUAL -> new Call(action, key, null, expected(key));
    };
  }

  private String expected(String key) {
    return lastSeen.getOrDefault(key, "never-stored");
  }

  /** Returns what the call returned; booleans as text, nothing as null. */
  @Nullable String carryOut(Call call) {
    String result = perform(call.action(), call.key(), text(call.value()), text(call.expected()));
    remember(call, result);
    return result;
  }

  private @Nullable String perform(Action action, String key, String value, String expected) {
    return switch (action) {
      case GET -> cache.get(key);
      case CONTAINS_KEY -> text(cache.containsKey(key));
      case PUT -> {
        cache.put(key, value);
        yield null;
      }
      case PUT_IF_ABSENT -> text(cache.putIfAbsent(key, value));
      case REPLACE -> text(cache.replace(key, value));
      case REPLACE_IF_EQUAL -> text(cache.replace(key, expected, value));
      case REMOVE -> text(cache.remove(key));
      case REMOVE_IF_EQUAL -> text(cache.remove(key, expected));
      case GET_AND_PUT -> cache.getAndPut(key, value);
      case GET_AND_REMOVE -> cache.getAndRemove(key);
      case GET_AND_REPLACE -> cache.getAndReplace(key, value);
      case INVOKE_SWAP -> cache.invoke(key, Workload::swap, value);
      case INVOKE_TAKE -> cache.invoke(key, Workload::take);
    };
  }

  private void remember(Call call, @Nullable String result) {
    if (call.action() == Action.GET && result != null) {
      lastSeen.put(call.key(), result);
    } else if (call.value() != null && !"false".equals(result)) {
      lastSeen.put(call.key(), call.value());
    }
  }

  private static @Nullable String swap(MutableEntry<String, String> entry, Object... arguments) {
    String found = entry.exists() ? entry.getValue() : null;
    entry.setValue((String) arguments[0]);
    return found;
  }

  private static @Nullable String take(MutableEntry<String, String> entry, Object... arguments) {
    String found = entry.exists() ? entry.getValue() : null;
    if (found != null) {
      entry.remove();
    }
    return found;
  }

  private static String text(boolean value) {
    return Boolean.toString(value);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
