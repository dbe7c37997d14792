package io.github.dynamojcache.faults.client;

import io.github.dynamojcache.faults.client.Turn.BulkOperation;
import io.github.dynamojcache.faults.history.Action;
import io.github.dynamojcache.faults.history.Call;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Draws one thread's turns. */
final class Lots {

  private static final double BULK = 0.08;
  private static final Map<Action, Action> WHEN_TOLD =
      Map.of(
          Action.PUT, Action.PUT_TOLD,
          Action.REPLACE, Action.REPLACE_TOLD,
          Action.REMOVE, Action.REMOVE_TOLD);
  private static final List<Action> ACTIONS = singleActions();
  private static final List<BulkOperation> BULKS = List.of(BulkOperation.values());

  private final boolean told;
  private final List<String> keys;
  private final Supplier<String> newValues;
  private final Random random;
  private final Map<String, String> lastSeen = new HashMap<>();
  private @Nullable Call afterLook;

  /**
   * @param told whether a listener tells old values
   * @param newValues gives a value that nobody else stores, at each call
   */
  Lots(boolean told, List<String> keys, Supplier<String> newValues, Random random) {
    this.told = told;
    this.keys = keys;
    this.newValues = newValues;
    this.random = random;
  }

  private static List<Action> singleActions() {
    Set<Action> actions = EnumSet.allOf(Action.class);
    actions.remove(Action.DELETE);
    actions.removeAll(WHEN_TOLD.values());
    return List.copyOf(actions);
  }

  Turn next() {
    if (afterLook != null) {
      Call next = call(afterLook.action(), afterLook.key());
      afterLook = null;
      return new Turn.Single(next);
    }
    if (random.nextDouble() < BULK) {
      return bulk();
    }
    Action action = ACTIONS.get(random.nextInt(ACTIONS.size()));
    String key = keys.get(random.nextInt(keys.size()));
    if (action == Action.REPLACE_IF_EQUAL || action == Action.REMOVE_IF_EQUAL) {
      // To expect what may well be there, look first.
      afterLook = new Call(action, key, null, null);
      return new Turn.Single(call(Action.GET, key));
    }
    return new Turn.Single(call(told ? WHEN_TOLD.getOrDefault(action, action) : action, key));
  }

  private Turn bulk() {
    BulkOperation operation = BULKS.get(random.nextInt(BULKS.size()));
    Action action =
        switch (operation) {
          case GET_ALL -> Action.GET;
          case PUT_ALL -> Action.PUT;
          case REMOVE_ALL -> Action.DELETE;
          case INVOKE_ALL -> Action.INVOKE_SWAP;
        };
    List<Call> calls = new ArrayList<>();
    int without = random.nextInt(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      if (i != without) {
        calls.add(call(action, keys.get(i)));
      }
    }
    return new Turn.Bulk(operation, calls);
  }

  private Call call(Action action, String key) {
    return switch (action) {
      case GET, CONTAINS_KEY, REMOVE, REMOVE_TOLD, DELETE, GET_AND_REMOVE, INVOKE_TAKE ->
          new Call(action, key, null, null);
      case PUT,
          PUT_TOLD,
          PUT_IF_ABSENT,
          REPLACE,
          REPLACE_TOLD,
          GET_AND_PUT,
          GET_AND_REPLACE,
          INVOKE_SWAP ->
          new Call(action, key, newValues.get(), null);
      case REPLACE_IF_EQUAL -> new Call(action, key, newValues.get(), expected(key));
      case REMOVE_IF_EQUAL -> new Call(action, key, null, expected(key));
    };
  }

  private String expected(String key) {
    return lastSeen.getOrDefault(key, "never-stored");
  }

  /** Remembers what an operation saw, or left behind. */
  void remember(Call call, @Nullable String result) {
    if (call.action() == Action.GET && result != null) {
      lastSeen.put(call.key(), result);
    } else if (call.value() != null && !"false".equals(result)) {
      lastSeen.put(call.key(), call.value());
    }
  }
}
