package io.github.dynamojcache.faults.client;

import io.github.dynamojcache.faults.client.Operations.Answer;
import io.github.dynamojcache.faults.history.Call;
import io.github.dynamojcache.faults.history.LostAnswer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;

/**
 * A thread of a client: takes turns until the round's operations are used up, and reports each.
 *
 * @param operations carries them out
 * @param lots draws the turns
 * @param left how many operations the round still has, for all threads of this client, so that
 *     nobody waits long for a thread that met a slow fault
 * @param bulkLock held during a bulk operation: the requests of other threads are then known to be
 *     its own
 * @param reporter is told
 * @param requests says which answers were lost
 * @param loads is told for which calls the loader works
 */
record Worker(
    Operations<?> operations,
    Lots lots,
    AtomicInteger left,
    Lock bulkLock,
    Reporter reporter,
    Requests requests,
    Loads loads)
    implements Runnable {

  @Override
  public void run() {
    while (left.get() > 0) {
      Turn turn = lots.next();
      if (turn instanceof Turn.Single single) {
        left.decrementAndGet();
        carryOut(single.call());
      } else if (turn instanceof Turn.Bulk bulk) {
        left.addAndGet(-bulk.calls().size());
        carryOut(bulk);
      }
    }
  }

  private void carryOut(Call call) {
    long id = reporter.invoked(call);
    Map<String, Long> ids = Map.of(call.key(), id);
    Writes writes = new Writes(ids);
    requests.listen(writes);
    loads.begin(ids);
    try {
      String result = operations.carryOut(call);
      reporter.returned(id, result);
      lots.remember(call, result);
    } catch (RuntimeException e) {
      fail(id, e, writes);
    } finally {
      requests.listen(null);
    }
  }

  private void carryOut(Turn.Bulk bulk) {
    bulkLock.lock();
    try {
      Map<Call, Long> ids = new LinkedHashMap<>();
      bulk.calls().forEach(call -> ids.put(call, reporter.invoked(call)));
      Map<String, Long> byKey = new HashMap<>();
      ids.forEach((call, id) -> byKey.put(call.key(), id));
      Writes writes = new Writes(byKey);
      requests.listen(writes);
      requests.listenToOthers(writes);
      loads.begin(byKey);
      carryOut(bulk, ids, writes);
    } finally {
      requests.listenToOthers(null);
      requests.listen(null);
      bulkLock.unlock();
    }
  }

  private void carryOut(Turn.Bulk bulk, Map<Call, Long> ids, Writes writes) {
    try {
      Map<Call, Answer> answers = operations.carryOut(bulk);
      ids.forEach(
          (call, id) -> {
            Answer answer = answers.getOrDefault(call, Answer.NOTHING);
            if (answer.failure() == null) {
              reporter.returned(id, answer.result());
            } else {
              fail(id, answer.failure(), writes);
            }
          });
    } catch (RuntimeException e) {
      ids.values().forEach(id -> reporter.unclear(id, e));
    }
  }

  /**
   * An operation may fail after its write: when the question beside it, whether its generation is
   * the current one, has no answer.
   */
  private void fail(long id, RuntimeException e, Writes writes) {
    if (operations.kind().mayFailAfterTheWrite() || writes.isAnyDone()) {
      reporter.unclear(id, e);
    } else {
      reporter.failed(id, e);
    }
  }

  /** What became of the write requests of calls, each of which has the number of its key. */
  private final class Writes implements Requests.Listener {
    private final Map<String, Long> ids;
    private final AtomicBoolean done = new AtomicBoolean();

    Writes(Map<String, Long> ids) {
      this.ids = ids;
    }

    /** A request is about the entries that it names: chunks go by other names. */
    @Override
    public void lost(LostAnswer lost, String body) {
      ids.forEach(
          (key, id) -> {
            if (body.contains("\"s:" + key + "\"")) {
              reporter.lost(id, lost);
            }
          });
    }

    @Override
    public void done() {
      done.set(true);
    }

    boolean isAnyDone() {
      return done.get();
    }
  }
}
