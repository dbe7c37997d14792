package io.github.dynamojcache.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;
import software.amazon.awssdk.core.util.VersionInfo;

/** Where it was measured: nothing that names the machine. */
final class Machine {

  private static final long GIB = 1L << 30;

  private Machine() {}

  static String describe() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return String.join(
        "\n",
        "- " + LocalDate.now(ZoneOffset.UTC),
        "- CPU: %s, %d cores, %d GB of memory"
            .formatted(
                cpu(system),
                system.getAvailableProcessors(),
                Math.round((double) system.getTotalMemorySize() / GIB)),
        "- %s, %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("java.vm.name"),
                System.getProperty("java.runtime.version")),
        "- AWS SDK for Java " + VersionInfo.SDK_VERSION,
        String.format(
            Locale.ROOT,
            "- load of the machine when it began: %.1f (0 means that nothing else ran)",
            system.getSystemLoadAverage()));
  }

  private static String cpu(OperatingSystemMXBean system) {
    Path info = Path.of("/proc/cpuinfo");
    if (Files.isReadable(info)) {
      try (Stream<String> lines = Files.lines(info)) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(system.getArch());
      } catch (IOException e) {
        return system.getArch();
      }
    }
    return system.getArch();
  }
}
