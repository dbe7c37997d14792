package io.github.dynamojcache.faults.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.dynamojcache.FailureModeMXBean;
import io.github.dynamojcache.testing.SocketProxy;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How this JVM stands at a moment.
 *
 * @param second since the beginning
 * @param operations so far
 * @param failures operations that threw so far
 * @param heap bytes in use after a full collection
 * @param threads all that live
 * @param ours those of the provider and of the SDK
 * @param connections to the endpoint
 * @param files open file descriptors, the proxy's among them
 * @param classes loaded
 * @param direct bytes in direct buffers
 * @param journalled keys, of all caches with bypass
 * @param states of the caches with bypass
 */
record Sample(
    long second,
    long operations,
    long failures,
    long heap,
    int threads,
    int ours,
    int connections,
    long files,
    int classes,
    long direct,
    int journalled,
    String states) {

  static final String HEADER =
      """
      | s | operations | threw | heap after GC, KB | threads | ours | connections | files | classes | direct, KB | journalled | breakers |
      |---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|\
      """;

  private static final int COLLECTIONS = 2; // the first one may leave what has a finalizer
  private static final int KB = 1024;

  static Sample take(
      long second, Ledger ledger, SocketProxy proxy, List<FailureModeMXBean> bypassing) {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return new Sample(
        second,
        ledger.operations(),
        ledger.failures(),
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        threadsOfOurs().size(),
        proxy.connections(),
        openFiles(),
        ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
        directBytes(),
        bypassing.stream().mapToInt(FailureModeMXBean::getJournalledKeys).sum(),
        bypassing.stream().map(FailureModeMXBean::getState).collect(Collectors.joining(" ")));
  }

  /** Returns the names of the living threads that managers and the SDK's clients started. */
  static Set<String> threadsOfOurs() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(
            name ->
                name.startsWith("dynamo-jcache")
                    || name.startsWith("sdk-")
                    || name.startsWith("idle-connection-reaper"))
        .collect(Collectors.toSet());
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }

  private static long directBytes() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "| %d | %,d | %,d | %,d | %d | %d | %d | %d | %d | %d | %d | %s |",
        second,
        operations,
        failures,
        heap / KB,
        threads,
        ours,
        connections,
        files,
        classes,
        direct / KB,
        journalled,
        states);
  }
}
