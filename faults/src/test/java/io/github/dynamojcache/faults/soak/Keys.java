package io.github.dynamojcache.faults.soak;

import io.github.dynamojcache.faults.history.LostAnswer;
import io.github.dynamojcache.faults.history.Operation;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one JVM. Each has one writer. One is given up for a new one when a write to it may
 * still take effect at any later time: no client can know what then stands there. Thread-safe.
 */
final class Keys {

  static final int OF_EACH_WRITER = 30;
  private static final Pattern KEY = Pattern.compile("\"s:([^\"]+)\"");

  private final String prefix;
  private final int writers;
  private final LongPredicate neverArrived;
  private final Map<String, Integer> epochs = new ConcurrentHashMap<>();
  private final Set<String> uncertain = ConcurrentHashMap.newKeySet();

  /**
   * @param prefix which no other JVM has
   * @param neverArrived whether a request that went out at this time (nanoseconds) and was not
   *     answered certainly did not arrive
   */
  Keys(String prefix, int writers, LongPredicate neverArrived) {
    this.prefix = prefix;
    this.writers = writers;
    this.neverArrived = neverArrived;
  }

  /** An answer to a write request was lost. */
  void lost(LostAnswer lost, String body) {
    if (lost.settled() == Operation.NEVER && !neverArrived.test(lost.sent())) {
      Matcher key = KEY.matcher(body);
      while (key.find()) {
        uncertain.add(key.group(1));
      }
    }
  }

  /** Returns a key of a writer, and its old name if it has just got a new one. */
  Owned owned(int writer, int number) {
    String slot = prefix + writer + "-" + number;
    String name = name(slot);
    if (!uncertain.remove(name)) {
      return new Owned(name, null);
    }
    epochs.merge(slot, 1, Integer::sum);
    return new Owned(name(slot), name);
  }

  /**
   * A key that its writer is about to use.
   *
   * @param name the key
   * @param former what it was called before; null when that is how it always was
   */
  record Owned(String name, @Nullable String former) {}

  /** Returns anybody's key. */
  String any(Random random) {
    return name(prefix + random.nextInt(writers) + "-" + random.nextInt(OF_EACH_WRITER));
  }

  private String name(String slot) {
    return slot + "." + epochs.getOrDefault(slot, 0);
  }

  int givenUp() {
    return epochs.values().stream().mapToInt(Integer::intValue).sum();
  }
}
