package io.github.dynamojcache.faults.client;

import io.github.dynamojcache.testing.FaultScript;
import io.github.dynamojcache.testing.FaultyHttpClient;
import io.github.dynamojcache.testing.HttpCall;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Orders faults by lot: 10 % of all requests fail, 5 % lose their answers, 4 % are slow, some hang,
 * and now and then nothing gets through for a while, or one key is throttled. Thread-safe.
 */
final class RandomFaults {

  private static final double LOST = 0.04;
  private static final double CUT_OFF = 0.01;
  private static final double FAILED = 0.10;
  private static final double SLOW = 0.04;
  private static final double HUNG = 0.001;
  private static final double OUTAGE_BEGINS = 1.0 / 8_000;
  private static final double HOT_KEY_BEGINS = 1.0 / 2_000;
  private static final Duration DELAY = Duration.ofMillis(20);
  private static final Duration CONNECT = Duration.ofMillis(50);
  private static final Duration OUTAGE = Duration.ofSeconds(2);
  private static final Duration HOT = Duration.ofMillis(300);

  private final Random random;
  private final Map<String, Long> counts = new ConcurrentHashMap<>();
  private double left = 1;

  RandomFaults(long seed) {
    random = new Random(seed);
  }

  void orderFrom(FaultyHttpClient faults) {
    left = 1;
    Spell outage = new Spell(OUTAGE, random, OUTAGE_BEGINS, call -> "");
    order(faults, "outage", outage, script -> script.failBeforeSendingAfter(CONNECT));
    Spell hotKey = new Spell(HOT, random, HOT_KEY_BEGINS, Spell::key);
    order(faults, "hot-key", hotKey, FaultScript::throttle);
    order(faults, "answer-lost", lot(LOST), FaultScript::dropResponse);
    order(faults, "answer-cut-off", lot(CUT_OFF), FaultScript::cutOffResponse);
    order(faults, "refused", lot(FAILED / 3), FaultScript::failBeforeSending);
    order(faults, "error-500", lot(FAILED / 3), FaultScript::internalServerError);
    order(faults, "throttled", lot(FAILED / 3), FaultScript::throttle);
    order(faults, "late", lot(SLOW / 2), script -> script.delay(DELAY));
    order(faults, "answer-late", lot(SLOW / 2), script -> script.delayResponse(DELAY));
    order(faults, "hung", lot(HUNG / 2), FaultScript::hangBeforeSending);
    order(faults, "answer-hung", lot(HUNG / 2), FaultScript::hangAfterSending);
  }

  private void order(
      FaultyHttpClient faults, String name, Predicate<HttpCall> when, Consumer<FaultScript> what) {
    what.accept(
        faults.every(
            call -> {
              boolean happens = when.test(call);
              if (happens) {
                counts.merge(name, 1L, Long::sum);
              }
              return happens;
            }));
  }

  /** Each lot is drawn when those before it did not fall; hence the division. */
  private Predicate<HttpCall> lot(double chance) {
    double now = chance / left;
    left -= chance;
    return call -> random.nextDouble() < now;
  }

  /** Returns how many faults there were since the last time, by their names. */
  Map<String, Long> takeCounts() {
    Map<String, Long> taken = new TreeMap<>();
    for (String name : Set.copyOf(counts.keySet())) {
      Long count = counts.remove(name);
      if (count != null) {
        taken.put(name, count);
      }
    }
    return taken;
  }
}
