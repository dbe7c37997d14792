package io.github.dynamojcache.faults.checker;

import io.github.dynamojcache.faults.history.Call;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One entry of a cache as JSR-107 describes it, for calls that come one after another. */
final class SequentialEntry {

  private SequentialEntry() {}

  /**
   * Returns what a call does.
   *
   * @param state the value before; null when there is no entry
   * @param call the call
   */
  static Effect after(@Nullable String state, Call call) {
    boolean present = state != null;
    boolean equal = present && Objects.equals(state, call.expected());
    return switch (call.action()) {
      case GET -> {
        String found = present ? state : call.value();
        yield new Effect(found, found);
      }
      case CONTAINS_KEY -> new Effect(state, text(present));
      case PUT -> new Effect(call.value(), null);
      case PUT_IF_ABSENT -> new Effect(present ? state : call.value(), text(!present));
      case REPLACE -> new Effect(present ? call.value() : null, text(present));
      case REPLACE_IF_EQUAL -> new Effect(equal ? call.value() : state, text(equal));
      case REMOVE -> new Effect(null, text(present));
      case DELETE -> new Effect(null, null);
      case REMOVE_IF_EQUAL -> new Effect(equal ? null : state, text(equal));
      case GET_AND_PUT, PUT_TOLD, INVOKE_SWAP -> new Effect(call.value(), state);
      case GET_AND_REMOVE, REMOVE_TOLD, INVOKE_TAKE -> new Effect(null, state);
      case GET_AND_REPLACE, REPLACE_TOLD -> new Effect(present ? call.value() : null, state);
    };
  }

  /**
   * Returns whether an operation whose answer was lost knows its own value as long as that still
   * stands: these then report their success, or that they cannot tell the old value, and never what
   * they would on another's value.
   */
  static boolean isSettledByItsWriteId(Call call) {
    return switch (call.action()) {
      case PUT_IF_ABSENT,
          REPLACE_IF_EQUAL,
          INVOKE_SWAP,
          GET_AND_PUT,
          GET_AND_REPLACE,
          PUT_TOLD,
          REPLACE_TOLD ->
          true;
      default -> false;
    };
  }

  private static String text(boolean value) {
    return Boolean.toString(value);
  }
}
