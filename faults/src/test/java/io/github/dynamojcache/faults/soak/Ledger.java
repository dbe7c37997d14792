package io.github.dynamojcache.faults.soak;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What operations did, how long they took, and what was wrong. Thread-safe. */
final class Ledger {

  private static final int KEPT = 50;

  private final LongAdder operations = new LongAdder();
  private final Map<String, Long> thrown = new ConcurrentHashMap<>();
  private final Map<Thread, Long> underWay = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
  private volatile long longest; // nanoseconds; exact enough without a lock

  void begin() {
    underWay.put(Thread.currentThread(), System.nanoTime());
  }

  void end() {
    Long began = underWay.remove(Thread.currentThread());
    operations.increment();
    if (began != null) {
      longest = Math.max(longest, System.nanoTime() - began);
    }
  }

  void threw(String what) {
    thrown.merge(what, 1L, Long::sum);
  }

  void complain(String complaint) {
    if (complaints.size() < KEPT) {
      complaints.add(complaint);
    }
  }

  long operations() {
    return operations.sum();
  }

  Map<String, Long> thrown() {
    return new TreeMap<>(thrown);
  }

  long failures() {
    return thrown.values().stream().mapToLong(Long::longValue).sum();
  }

  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Returns how long the longest operation took, of those that ended and those that have not. */
  long longestMillis() {
    long now = System.nanoTime();
    long open = underWay.values().stream().mapToLong(began -> now - began).max().orElse(0);
    return Math.max(open, longest) / 1_000_000;
  }
}
