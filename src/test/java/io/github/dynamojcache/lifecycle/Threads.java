package io.github.dynamojcache.lifecycle;

import java.util.Set;
import java.util.stream.Collectors;

/** The threads of this JVM, to see which are new. */
final class Threads {

  private final Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());

  /** Returns the names of living threads that were not there when this object was made. */
  Set<String> started() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && !before.contains(thread))
        .map(Thread::getName)
        // Those of the JVM and of the test itself.
        .filter(name -> !name.startsWith("ForkJoinPool") && !name.startsWith("process reaper"))
        .filter(name -> !name.startsWith("awaitility"))
        .filter(name -> !name.contains("Compiler") && !name.equals("Attach Listener"))
        .collect(Collectors.toSet());
  }

  /** Returns the names of living threads that managers started. */
  static Set<String> ofManagers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(name -> name.startsWith("dynamo-jcache"))
        .collect(Collectors.toSet());
  }
}
