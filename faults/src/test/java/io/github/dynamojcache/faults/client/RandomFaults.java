package io.github.dynamojcache.faults.client;

import io.github.dynamojcache.testing.FaultyHttpClient;
import io.github.dynamojcache.testing.HttpCall;
import java.time.Duration;
import java.util.Random;
import java.util.function.Predicate;

/** Orders faults by lot: 10 % of all requests fail, 5 % lose their answers, 4 % are slow. */
final class RandomFaults {

  private static final double FAILED = 0.10;
  private static final double LOST = 0.05;
  private static final double SLOW = 0.04;
  private static final Duration DELAY = Duration.ofMillis(20);

  private final Random random;

  RandomFaults(long seed) {
    random = new Random(seed);
  }

  /** Each lot is drawn when those before it did not fall; hence the divisions. */
  void orderFrom(FaultyHttpClient faults) {
    double left = 1;
    faults.every(lot(LOST / left)).dropResponse();
    left -= LOST;
    faults.every(lot(FAILED / 3 / left)).failBeforeSending();
    left -= FAILED / 3;
    faults.every(lot(FAILED / 3 / left)).internalServerError();
    left -= FAILED / 3;
    faults.every(lot(FAILED / 3 / left)).throttle();
    left -= FAILED / 3;
    faults.every(lot(SLOW / 2 / left)).delay(DELAY);
    left -= SLOW / 2;
    faults.every(lot(SLOW / 2 / left)).delayResponse(DELAY);
  }

  private Predicate<HttpCall> lot(double chance) {
    return call -> random.nextDouble() < chance;
  }
}
