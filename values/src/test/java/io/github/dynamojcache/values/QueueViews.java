package io.github.dynamojcache.values;

import io.github.dynamojcache.values.Views.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.ReentrantLock;

/** Views of queues: elements in order and the queue's rules, without links, locks and indexes. */
final class QueueViews {

  private static final String LINKS = "links between the elements, and locks that nobody holds";

  private QueueViews() {}

  /** Returns the views by the names of classes. */
  static Map<String, View> all() {
    Map<String, View> all = new HashMap<>();
    for (String name :
        List.of("ConcurrentLinkedQueue", "ConcurrentLinkedDeque", "LinkedTransferQueue")) {
      all.put("java.util.concurrent." + name, new View(LINKS, Views::inOrder));
    }
    for (String name : List.of("LinkedBlockingQueue", "LinkedBlockingDeque")) {
      all.put("java.util.concurrent." + name, new View(LINKS, QueueViews::bounded));
    }
    all.put(ArrayBlockingQueue.class.getName(), new View(LINKS, QueueViews::fair));
    all.put(PriorityBlockingQueue.class.getName(), new View(LINKS, QueueViews::byPriority));
    all.put(
        SynchronousQueue.class.getName(),
        new View("it never holds an element", QueueViews::transferer));
    return all;
  }

  private static List<Part> bounded(Object queue) {
    BlockingQueue<?> blocking = (BlockingQueue<?>) queue;
    List<Part> parts = new ArrayList<>(Views.inOrder(queue));
    parts.add(new Part.Value("capacity", blocking.size() + blocking.remainingCapacity()));
    return parts;
  }

  private static List<Part> fair(Object queue) {
    List<Part> parts = bounded(queue);
    ReentrantLock lock = (ReentrantLock) Anatomy.read(ArrayBlockingQueue.class, "lock", queue);
    parts.add(new Part.Value("fair", lock != null && lock.isFair()));
    return parts;
  }

  private static List<Part> byPriority(Object queue) {
    List<Part> parts = new ArrayList<>(Views.inOrder(queue));
    parts.add(new Part.Value("comparator", ((PriorityBlockingQueue<?>) queue).comparator()));
    return parts;
  }

  private static List<Part> transferer(Object queue) {
    Object transferer = Anatomy.read(SynchronousQueue.class, "transferer", queue);
    return List.of(new Part.Value("transferer", transferer == null ? null : transferer.getClass()));
  }
}
