package io.github.dynamojcache.faults.client;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.github.dynamojcache.faults.history.Call;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.processor.EntryProcessorResult;
import javax.cache.processor.MutableEntry;
import org.jspecify.annotations.Nullable;

/**
 * Carries out calls on a cache. Booleans are answered as text, nothing as null.
 *
 * @param cache the cache
 * @param form of its values
 * @param kind of the cache
 * @param <V> the type of value
 */
record Operations<V>(Cache<String, V> cache, Form<V> form, Kind kind) {

  /** Returns what the call returned, or what a listener was told. */
  @Nullable String carryOut(Call call) {
    if (!kind.hasListener()) {
      return perform(call);
    }
    return switch (call.action()) {
      case PUT_TOLD, REPLACE_TOLD, REMOVE_TOLD -> Told.oldValue(false, () -> perform(call));
      case GET_AND_PUT, GET_AND_REPLACE, GET_AND_REMOVE, INVOKE_SWAP, INVOKE_TAKE ->
          Told.oldValue(true, () -> perform(call));
      default -> perform(call);
    };
  }

  private @Nullable String perform(Call call) {
    String key = call.key();
    return switch (call.action()) {
      case GET -> form.read(cache.get(key));
      case CONTAINS_KEY -> text(cache.containsKey(key));
      case PUT, PUT_TOLD -> {
        cache.put(key, value(call));
        yield null;
      }
      case PUT_IF_ABSENT -> text(cache.putIfAbsent(key, value(call)));
      case REPLACE, REPLACE_TOLD -> text(cache.replace(key, value(call)));
      case REPLACE_IF_EQUAL -> text(cache.replace(key, expected(call), value(call)));
      case REMOVE, REMOVE_TOLD -> text(cache.remove(key));
      case REMOVE_IF_EQUAL -> text(cache.remove(key, expected(call)));
      case GET_AND_PUT -> form.read(cache.getAndPut(key, value(call)));
      case GET_AND_REMOVE -> form.read(cache.getAndRemove(key));
      case GET_AND_REPLACE -> form.read(cache.getAndReplace(key, value(call)));
      case INVOKE_SWAP -> form.read(cache.invoke(key, this::swap, value(call)));
      case INVOKE_TAKE -> form.read(cache.invoke(key, this::take));
      case DELETE -> throw new IllegalArgumentException("only in bulk");
    };
  }

  /** Returns what each call's part returned; what is missing failed. */
  Map<Call, Answer> carryOut(Turn.Bulk bulk) {
    List<Call> calls = bulk.calls();
    Set<String> keys = calls.stream().map(Call::key).collect(toSet());
    return switch (bulk.operation()) {
      case GET_ALL -> {
        Map<String, V> found = cache.getAll(keys);
        yield answers(calls, call -> new Answer(form.read(found.get(call.key())), null));
      }
      case PUT_ALL -> {
        cache.putAll(calls.stream().collect(toMap(Call::key, this::value)));
        yield answers(calls, call -> Answer.NOTHING);
      }
      case REMOVE_ALL -> {
        cache.removeAll(keys);
        yield answers(calls, call -> Answer.NOTHING);
      }
      case INVOKE_ALL -> {
        Map<String, V> values = calls.stream().collect(toMap(Call::key, this::value));
        Map<String, EntryProcessorResult<V>> results =
            cache.invokeAll(keys, this::swapByKey, values);
        yield answers(calls, call -> answer(results.get(call.key())));
      }
    };
  }

  /**
   * What came of a part of a bulk operation.
   *
   * @param result what it returned
   * @param failure what it threw; null when it returned
   */
  record Answer(@Nullable String result, @Nullable RuntimeException failure) {
    static final Answer NOTHING = new Answer(null, null);
  }

  /** Tells what came of a call. */
  @FunctionalInterface
  private interface Answering {
    Answer to(Call call);
  }

  private static Map<Call, Answer> answers(List<Call> calls, Answering answering) {
    Map<Call, Answer> answers = new HashMap<>();
    calls.forEach(call -> answers.put(call, answering.to(call)));
    return answers;
  }

  private Answer answer(@Nullable EntryProcessorResult<V> result) {
    try {
      return result == null ? Answer.NOTHING : new Answer(form.read(result.get()), null);
    } catch (RuntimeException e) {
      return new Answer(null, e);
    }
  }

  private V value(Call call) {
    return form.of().apply(requireNonNull(call.value()));
  }

  private V expected(Call call) {
    return form.of().apply(requireNonNull(call.expected()));
  }

  @SuppressWarnings("unchecked") // it was handed in as a V
  private @Nullable V swap(MutableEntry<String, V> entry, Object... arguments) {
    V found = entry.exists() ? entry.getValue() : null;
    entry.setValue((V) arguments[0]);
    return found;
  }

  @SuppressWarnings("unchecked") // it was handed in as a map of V
  private @Nullable V swapByKey(MutableEntry<String, V> entry, Object... arguments) {
    return swap(entry, requireNonNull(((Map<String, V>) arguments[0]).get(entry.getKey())));
  }

  private @Nullable V take(MutableEntry<String, V> entry, Object... arguments) {
    V found = entry.exists() ? entry.getValue() : null;
    if (found != null) {
      entry.remove();
    }
    return found;
  }

  private static String text(boolean value) {
    return Boolean.toString(value);
  }
}
