package io.github.dynamojcache.benchmarks.coldstart;

import io.github.dynamojcache.benchmarks.result.Paired;
import io.github.dynamojcache.benchmarks.result.Start;
import io.github.dynamojcache.benchmarks.side.Engine;
import io.github.dynamojcache.benchmarks.stub.Entries;
import io.github.dynamojcache.benchmarks.stub.StubItems;
import io.github.dynamojcache.benchmarks.stub.StubTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Starts JVMs, the compared ones in turns, and notes how long each needs for its first value. */
public final class ColdStart {

  private static final String KEY = Entries.key(0);

  private ColdStart() {}

  /** What was started, and what it took. */
  private static final class Variant {
    private final HttpClients http;
    private final String side;
    private final String tableMode;
    private final List<Double> wall = new ArrayList<>();
    private final List<Double> cpu = new ArrayList<>();

    Variant(HttpClients http, String side, String tableMode) {
      this.http = http;
      this.side = side;
      this.tableMode = tableMode;
    }
  }

  /**
   * Runs all variants.
   *
   * @param rounds how often each
   * @return for each HTTP client and table-mode, the cache beside the bare SDK
   */
  public static List<Start> run(int rounds) {
    return run(rounds, Stream.of(HttpClients.values()).filter(HttpClients::isAvailable).toList());
  }

  static List<Start> run(int rounds, List<HttpClients> available) {
    List<Variant> variants = available.stream().flatMap(ColdStart::variants).toList();
    StubItems items = new StubItems(Engine.CACHE, 1, StubItems.text(Entries.VALUE));
    try (CannedServer server = new CannedServer(new StubTable(Engine.TABLE, items))) {
      for (int round = 0; round <= rounds; round++) {
        for (Variant variant : variants) {
          start(variant, server, /* counts= */ round > 0); // the first fills the disk's cache
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return available.stream().flatMap(http -> compare(http, variants)).toList();
  }

  private static Stream<Variant> variants(HttpClients http) {
    return http.isSynchronous()
        ? Stream.of(
            new Variant(http, FirstValue.BARE, ""),
            new Variant(http, FirstValue.JCACHE, "none"),
            new Variant(http, FirstValue.JCACHE, "create"))
        : Stream.of(new Variant(http, FirstValue.BARE_ASYNC, ""));
  }

  private static Stream<Start> compare(HttpClients http, List<Variant> all) {
    List<Variant> own = all.stream().filter(variant -> variant.http == http).toList();
    Variant bare = own.get(0);
    Stream<Variant> others = own.size() == 1 ? own.stream() : own.stream().skip(1);
    return others.map(
        other ->
            new Start(
                http.title(),
                other.tableMode,
                Paired.of(bare.wall, other.wall),
                Paired.of(bare.cpu, other.cpu),
                bare.wall.size()));
  }

  private static void start(Variant variant, CannedServer server, boolean counts)
      throws IOException {
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
            "-Daws.region=us-east-1",
            "-Daws.accessKeyId=local0key",
            "-Daws.secretAccessKey=local0secret",
            "-cp",
            variant.http.classPath(),
            FirstValue.class.getName(),
            variant.side,
            server.endpoint().toString(),
            Engine.TABLE,
            Engine.CACHE,
            KEY,
            variant.tableMode);
    command.redirectError(ProcessBuilder.Redirect.INHERIT);
    long before = System.currentTimeMillis();
    Process process = command.start();
    String line;
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      line = out.readLine();
    }
    if (line == null || !line.endsWith(Entries.VALUE)) {
      throw new IllegalStateException(
          variant.side + " with " + variant.http + " got no value: " + line);
    }
    if (counts) {
      String[] parts = line.split(" ", 3);
      variant.wall.add((double) Long.parseLong(parts[0]) - before);
      variant.cpu.add(Double.parseDouble(parts[1]));
    }
  }
}
