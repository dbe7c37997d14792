package io.github.dynamojcache.semantics.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.dynamojcache.UndecodableValuesMXBean;
import io.github.dynamojcache.testing.ComputingLoader;
import io.github.dynamojcache.testing.Counting;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.SharedTable;
import io.github.dynamojcache.testing.Statistics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.cache.Cache;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A value that cannot be read for certain is a miss: no exception, no wrong value. */
@Tag("server")
public class UndecodableValueTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private static final AttributeValue GARBAGE =
      AttributeValue.fromB(SdkBytes.fromString("this is no value of ours", StandardCharsets.UTF_8));

  final Jvm jvm = SHARED.jvm();
  private final RawTable table = SHARED.table();
  private final String name = SHARED.newCacheName();
  private Cache<String, Integer> cache;

  @BeforeEach
  void putAndSpoil() {
    cache =
        jvm.cache(
            name,
            Jvm.numbers().readThrough(() -> new ComputingLoader<>(key -> 42)).statistics(true));
    cache.put("k", 1);
    table.set(table.onlyItem(name), "v", GARBAGE);
  }

  @Test
  void itIsAMissForAReader() {
    Cache<String, Integer> plain = withoutLoader();

    assertThat(plain.get("k")).isNull();
    assertThat(plain.getAll(Set.of("k"))).isEmpty();
    assertThat(plain.containsKey("k")).isFalse();
    assertThat(plain.<Boolean>invoke("k", (entry, arguments) -> entry.exists())).isFalse();
    assertThat(Statistics.of(plain)).isEqualTo(new Statistics(0, 3, 0, 0));
  }

  @Test
  void eachReadOfItIsCountedUnderItsReason() {
    Cache<String, Integer> plain = withoutLoader();

    plain.get("k");
    plain.get("k");

    UndecodableValuesMXBean counted = plain.unwrap(UndecodableValuesMXBean.class);
    assertThat(counted.getTotal()).isEqualTo(2);
    assertThat(counted.getReasons())
        .containsEntry("FORMAT", 2L)
        .containsEntry("SHAPE", 0L)
        .containsKeys("CLASS_MISSING", "REFUSED", "LIMIT", "FORGED", "INCOMPLETE");
  }

  @Test
  void jmxShowsTheCounts() throws JMException {
    Cache<String, Integer> plain = withoutLoader();
    plain.get("k");

    ObjectName bean =
        new ObjectName(
            "io.github.dynamojcache:type=UndecodableValues,CacheManager="
                + plain.getCacheManager().getURI()
                + ",Cache="
                + name);
    assertThat(ManagementFactory.getPlatformMBeanServer().getAttribute(bean, "Total"))
        .isEqualTo(1L);
  }

  @Test
  void readThroughLoadsAndWritesOverIt() {
    assertThat(cache.get("k")).isEqualTo(42);

    assertThat(withoutLoader().get("k")).isEqualTo(42);
  }

  @Test
  void aValueOfATypeThatNobodyKnowsIsWrittenOver() {
    table.set(table.onlyItem(name), "v", AttributeValue.fromN("7"));

    assertThat(withoutLoader().get("k")).isNull();
    assertThat(cache.putIfAbsent("k", 2)).isTrue();

    table.set(table.onlyItem(name), "v", AttributeValue.fromN("7"));
    assertThat(Counting.increment(withoutLoader(), "k")).isEqualTo(1);
  }

  @Test
  void aValueOfAnotherTypeThanTheCachesIsOne() {
    table.set(table.onlyItem(name), "v", AttributeValue.fromS("a text"));

    Cache<String, Integer> plain = withoutLoader();

    assertThat(plain.get("k")).isNull();
    assertThat(plain.unwrap(UndecodableValuesMXBean.class).getReasons()).containsEntry("SHAPE", 1L);
  }

  @Test
  void putIfAbsentWins() {
    assertThat(cache.putIfAbsent("k", 2)).isTrue();

    assertThat(withoutLoader().get("k")).isEqualTo(2);
  }

  @Test
  void anEntryProcessorWritesOverIt() {
    assertThat(Counting.increment(withoutLoader(), "k")).isEqualTo(1);
  }

  @Test
  void putAndRemoveDoNotMind() {
    cache.put("k", 3);
    assertThat(cache.get("k")).isEqualTo(3);
    table.set(table.onlyItem(name), "v", GARBAGE);

    cache.remove("k");

    assertThat(table.items(name)).isEmpty();
  }

  @Test
  void conditionsOnItsValueFail() {
    assertThat(cache.replace("k", 1, 2)).isFalse();
    assertThat(cache.remove("k", 1)).isFalse();
  }

  @Test
  void theIteratorPassesOverIt() {
    cache.put("readable", 7);

    assertThat(cache)
        .extracting(Cache.Entry::getKey, Cache.Entry::getValue)
        .containsExactly(tuple("readable", 7));
  }

  @Test
  void itIsLoggedOnce() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(log, /* autoFlush= */ true, StandardCharsets.UTF_8));
    try {
      Cache<String, Integer> plain = withoutLoader();
      for (int i = 0; i < 5; i++) {
        plain.get("k");
        plain.containsKey("k");
      }
    } finally {
      System.setErr(before);
    }

    assertThat(log.toString(StandardCharsets.UTF_8).lines())
        .filteredOn(line -> line.contains(name))
        .hasSize(1)
        .allSatisfy(
            line ->
                assertThat(line).contains("WARN").contains("absent").contains("(key of kind s)"));
  }

  /** The same cache as another application would open it. */
  private Cache<String, Integer> withoutLoader() {
    cache.close();
    cache = jvm.cache(name, Jvm.numbers().statistics(true));
    return cache;
  }
}
