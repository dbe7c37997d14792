package io.github.dynamojcache.faults;

import io.github.dynamojcache.faults.history.Call;
import io.github.dynamojcache.faults.history.EventLine;
import io.github.dynamojcache.faults.history.LostAnswer;
import io.github.dynamojcache.faults.history.Operation;
import io.github.dynamojcache.faults.history.Operation.Ending;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts the events of one client together into operations. Thread-safe. */
final class Chronicle {

  private final String client;
  private final boolean seesRefusals;
  private final Map<Long, Begun> begun = new HashMap<>(); // guarded by this
  private final List<Operation> ended = new ArrayList<>(); // guarded by this
  private final List<String> failures = new ArrayList<>(); // guarded by this

  /**
   * @param seesRefusals whether the client is told which item refused a write
   */
  Chronicle(String client, boolean seesRefusals) {
    this.client = client;
    this.seesRefusals = seesRefusals;
  }

  private record Begun(long time, Call call, List<LostAnswer> lost) {
    Begun loading(String value) {
      return new Begun(time, call.loading(value), lost);
    }
  }

  synchronized void add(EventLine event) {
    long id = event.number(0);
    switch (event.kind()) {
      case INVOKED -> begun.put(id, new Begun(event.number(1), event.call(), new ArrayList<>()));
      case UNCLEAR -> {
        failures.add(event.fields().get(2));
        end(id, event.number(1), Ending.UNCLEAR, null);
      }
      case LOADED -> begun.computeIfPresent(id, (i, call) -> call.loading(event.fields().get(1)));
      case LOST ->
          Objects.requireNonNull(begun.get(id))
              .lost()
              .add(new LostAnswer(event.number(1), event.number(2)));
      case RETURNED -> end(id, event.number(1), Ending.RETURNED, event.text(2));
      case FAILED -> {
        failures.add(event.fields().get(2));
        end(id, event.number(1), Ending.FAILED, null);
      }
      case CLOCK, DONE -> throw new IllegalArgumentException("no event of a call: " + event);
    }
  }

  private void end(long id, long time, Ending ending, @Nullable String result) {
    Begun call = Objects.requireNonNull(begun.remove(id));
    ended.add(
        new Operation(
            client, call.call(), call.time(), time, ending, result, seesRefusals, call.lost()));
  }

  /** The client was killed: what it had begun never ends. */
  synchronized void endInTheMiddle() {
    List.copyOf(begun.keySet()).forEach(id -> end(id, Operation.NEVER, Ending.KILLED, null));
  }

  /** Returns how many operations have ended since they were last taken. */
  synchronized int size() {
    return ended.size();
  }

  /** Returns what has ended, and forgets it. */
  synchronized List<Operation> take() {
    List<Operation> taken = List.copyOf(ended);
    ended.clear();
    return taken;
  }

  /** Returns the classes of the exceptions that were thrown, and forgets them. */
  synchronized List<String> takeFailures() {
    List<String> taken = List.copyOf(failures);
    failures.clear();
    return taken;
  }
}
