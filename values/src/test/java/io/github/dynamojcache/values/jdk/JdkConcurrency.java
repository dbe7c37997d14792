package io.github.dynamojcache.values.jdk;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.LongBinaryOperator;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The containers, atomics and locks of {@code java.util.concurrent}. */
public final class JdkConcurrency implements SampleSet {

  @Override
  public Stream<Sample> samples() {
    Samples samples = new Samples();
    containers(samples);
    maps(samples);
    atomics(samples);
    locks(samples);
    return samples.stream();
  }

  private static void collection(
      Samples samples, String name, Supplier<? extends Collection<String>> empty) {
    samples.add(name + " empty", empty::get);
    samples.add(name + " of some", () -> Fill.some(empty.get()));
  }

  private static void containers(Samples samples) {
    collection(samples, "ConcurrentLinkedQueue", ConcurrentLinkedQueue::new);
    collection(samples, "ConcurrentLinkedDeque", ConcurrentLinkedDeque::new);
    collection(samples, "LinkedBlockingQueue", LinkedBlockingQueue::new);
    collection(samples, "LinkedBlockingQueue bounded", () -> new LinkedBlockingQueue<>(9));
    collection(samples, "LinkedBlockingDeque", LinkedBlockingDeque::new);
    collection(samples, "LinkedBlockingDeque bounded", () -> new LinkedBlockingDeque<>(9));
    collection(samples, "ArrayBlockingQueue", () -> new ArrayBlockingQueue<>(9));
    collection(samples, "ArrayBlockingQueue fair", () -> new ArrayBlockingQueue<>(9, true));
    samples.add("ArrayBlockingQueue turned", JdkConcurrency::turned);
    collection(samples, "PriorityBlockingQueue", PriorityBlockingQueue::new);
    collection(
        samples,
        "PriorityBlockingQueue by case",
        () -> new PriorityBlockingQueue<>(5, String.CASE_INSENSITIVE_ORDER));
    collection(samples, "LinkedTransferQueue", LinkedTransferQueue::new);
    samples.add("SynchronousQueue", () -> new SynchronousQueue<String>());
    samples.add("SynchronousQueue fair", () -> new SynchronousQueue<String>(true));
    collection(samples, "CopyOnWriteArrayList", CopyOnWriteArrayList::new);
    collection(samples, "CopyOnWriteArraySet", CopyOnWriteArraySet::new);
    collection(samples, "ConcurrentSkipListSet", ConcurrentSkipListSet::new);
    collection(
        samples,
        "ConcurrentSkipListSet by case",
        () -> new ConcurrentSkipListSet<>(String.CASE_INSENSITIVE_ORDER));
    collection(samples, "ConcurrentHashMap.newKeySet", ConcurrentHashMap::newKeySet);
  }

  private static Collection<String> turned() {
    ArrayBlockingQueue<String> queue = new ArrayBlockingQueue<>(5);
    Fill.some(queue);
    queue.remove();
    queue.remove();
    queue.add("foxtrot");
    return queue;
  }

  private static void maps(Samples samples) {
    samples.add("ConcurrentHashMap empty", () -> new ConcurrentHashMap<>());
    samples.add("ConcurrentHashMap of some", () -> Fill.some(new ConcurrentHashMap<>()));
    samples.add("ConcurrentHashMap of many", () -> Fill.many(new ConcurrentHashMap<>()));
    samples.add("ConcurrentHashMap.keySet", () -> Fill.some(new ConcurrentHashMap<>()).keySet());
    samples.add(
        "ConcurrentHashMap.keySet with default", () -> JdkConcurrency.concurrent().keySet(7));
    samples.add("ConcurrentHashMap.values", () -> Fill.some(new ConcurrentHashMap<>()).values());
    samples.add("ConcurrentHashMap.entrySet", () -> JdkConcurrency.concurrent().entrySet());
    samples.add("ConcurrentSkipListMap", () -> Fill.some(new ConcurrentSkipListMap<>()));
    samples.add("ConcurrentSkipListMap of many", () -> Fill.many(new ConcurrentSkipListMap<>()));
    samples.add(
        "ConcurrentSkipListMap by case",
        () -> Fill.some(new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER)));
    samples.add(
        "ConcurrentSkipListMap reverse",
        () -> Fill.some(new ConcurrentSkipListMap<>(Collections.reverseOrder())));
    samples.add(
        "ConcurrentSkipListMap.subMap",
        () -> Fill.some(new ConcurrentSkipListMap<>()).subMap("a", "d"));
    samples.add(
        "ConcurrentSkipListMap.descendingMap",
        () -> Fill.some(new ConcurrentSkipListMap<>()).descendingMap());
    samples.add(
        "ConcurrentSkipListMap.keySet", () -> Fill.some(new ConcurrentSkipListMap<>()).keySet());
  }

  private static ConcurrentHashMap<String, Integer> concurrent() {
    ConcurrentHashMap<String, Integer> map = new ConcurrentHashMap<>();
    return Fill.some(map);
  }

  private static void atomics(Samples samples) {
    samples.add("AtomicBoolean", () -> new AtomicBoolean(true));
    samples.add("AtomicInteger", () -> new AtomicInteger(-7));
    samples.add("AtomicLong", () -> new AtomicLong(1L << 40));
    samples.add("AtomicReference", () -> new AtomicReference<>(List.of("x")));
    samples.add(new Sample("AtomicReference to itself", JdkConcurrency::toItself, value -> {}));
    samples.add("AtomicIntegerArray", () -> new AtomicIntegerArray(new int[] {1, 2}));
    samples.add("AtomicLongArray", () -> new AtomicLongArray(new long[] {1, 2}));
    samples.add("AtomicReferenceArray", () -> new AtomicReferenceArray<>(new String[] {"a", null}));
    samples.add("AtomicMarkableReference", () -> new AtomicMarkableReference<>("x", true));
    samples.add("LongAdder", JdkConcurrency::adder);
    samples.add("DoubleAdder", JdkConcurrency::doubleAdder);
    samples.add("LongAccumulator", JdkConcurrency::accumulator);
    samples.add("DoubleAccumulator of a lambda", () -> new DoubleAccumulator(Double::max, 0));
  }

  private static AtomicReference<Object> toItself() {
    AtomicReference<Object> reference = new AtomicReference<>();
    reference.set(reference);
    return reference;
  }

  private static LongAdder adder() {
    LongAdder adder = new LongAdder();
    adder.add(5);
    return adder;
  }

  private static DoubleAdder doubleAdder() {
    DoubleAdder adder = new DoubleAdder();
    adder.add(1.5);
    return adder;
  }

  /** An operator that can be stored. */
  public enum Greater implements LongBinaryOperator {
    OF_TWO;

    @Override
    public long applyAsLong(long left, long right) {
      return Math.max(left, right);
    }
  }

  private static LongAccumulator accumulator() {
    LongAccumulator accumulator = new LongAccumulator(Greater.OF_TWO, -5);
    accumulator.accumulate(7);
    return accumulator;
  }

  private static void locks(Samples samples) {
    samples.add("ReentrantLock", () -> new ReentrantLock());
    samples.add("ReentrantLock fair", () -> new ReentrantLock(true));
    samples.add("ReentrantLock held", JdkConcurrency::held);
    samples.add("ReentrantReadWriteLock", () -> new ReentrantReadWriteLock(true));
    samples.add("StampedLock", StampedLock::new);
    samples.add("Semaphore", () -> new Semaphore(7, true));
    samples.add(
        "object with a lock", () -> new ArrayList<>(List.of(new ReentrantLock(), Map.of())));
  }

  @SuppressWarnings("LockNotBeforeTry")
  private static ReentrantLock held() {
    ReentrantLock lock = new ReentrantLock();
    lock.lock();
    return lock;
  }
}
