package io.github.dynamojcache.faults.client;

import io.github.dynamojcache.faults.client.Operations.Answer;
import io.github.dynamojcache.faults.history.Call;
import io.github.dynamojcache.faults.history.LostAnswer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
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
    requests.listen((lost, body) -> report(ids, lost, body));
    loads.begin(ids);
    try {
      String result = operations.carryOut(call);
      reporter.returned(id, result);
      lots.remember(call, result);
    } catch (RuntimeException e) {
      fail(id, e);
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
      requests.listen((lost, body) -> report(byKey, lost, body));
      requests.listenToOthers((lost, body) -> report(byKey, lost, body));
      loads.begin(byKey);
      carryOut(bulk, ids);
    } finally {
      requests.listenToOthers(null);
      requests.listen(null);
      bulkLock.unlock();
    }
  }

  private void carryOut(Turn.Bulk bulk, Map<Call, Long> ids) {
    try {
      Map<Call, Answer> answers = operations.carryOut(bulk);
      ids.forEach(
          (call, id) -> {
            Answer answer = answers.getOrDefault(call, Answer.NOTHING);
            if (answer.failure() == null) {
              reporter.returned(id, answer.result());
            } else {
              fail(id, answer.failure());
            }
          });
    } catch (RuntimeException e) {
      ids.values().forEach(id -> reporter.unclear(id, e));
    }
  }

  private void fail(long id, RuntimeException e) {
    if (operations.kind().mayFailAfterTheWrite()) {
      reporter.unclear(id, e);
    } else {
      reporter.failed(id, e);
    }
  }

  /** A request is about the entries that it names: chunks go by other names. */
  private void report(Map<String, Long> ids, LostAnswer lost, String body) {
    ids.forEach(
        (key, id) -> {
          if (body.contains("\"s:" + key + "\"")) {
            reporter.lost(id, lost);
          }
        });
  }
}
