package io.github.dynamojcache.semantics.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.ConsumedCapacityMXBean;
import io.github.dynamojcache.Consumption;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.RequestLog;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is on a cache's bill, where it is seen, and when there is none. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class ConsumedCapacityTest {

  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  private Jvm jvm;

  @BeforeEach
  void open(LocalDynamo dynamo) {
    jvm = new Jvm(dynamo, dynamo.newTableName(), RequestLog.onlyListening());
  }

  @AfterEach
  void close() throws JMException {
    jvm.close();
    assertThat(SERVER.queryNames(new ObjectName("io.github.dynamojcache:*"), null)).isEmpty();
  }

  /**
   * However slow the machine is, no request asks whether another JVM has cleared the cache; and
   * long values stay long.
   */
  private static DynamoConfiguration.Builder<String, String> strings() {
    return Jvm.strings()
        .clearVisibility(Duration.ofHours(1))
        .compression(Compression.NONE)
        .set("shards", 1);
  }

  private static ConsumedCapacityMXBean billOf(Cache<?, ?> cache) {
    return cache.unwrap(ConsumedCapacityMXBean.class);
  }

  /** Requests, read units, write units and refused writes, by operation. */
  private static Map<String, String> linesOf(Cache<?, ?> cache) {
    return billOf(cache).getOperations().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, line -> text(line.getValue())));
  }

  private static String text(Consumption line) {
    return "%d: %.1f read, %.1f written, %d refused"
        .formatted(
            line.getRequests(), line.getReadUnits(), line.getWriteUnits(), line.getRefusedWrites());
  }

  private static Consumption line(ConsumedCapacityMXBean bill, String operation) {
    return Objects.requireNonNull(bill.getOperations().get(operation), operation);
  }

  private static ObjectName nameOf(Cache<?, ?> cache) throws JMException {
    return new ObjectName(
        "io.github.dynamojcache:type=ConsumedCapacity,CacheManager="
            + cache.getCacheManager().getURI()
            + ",Cache="
            + cache.getName());
  }

  @Test
  void eachOperationHasItsOwnLine() {
    Cache<String, String> cache =
        jvm.cache("billed", strings().consistentReads(false).set("purge-rate", 0));
    cache.put("k", "x".repeat(3_000));
    cache.get("k");
    cache.get("k");
    cache.getAll(Set.of("k"));
    cache.clear();

    assertThat(linesOf(cache))
        .containsOnly(
            // The first request finds no table: it takes no unit.
            Map.entry("createCache", "2: 0.0 read, 1.0 written, 0 refused"),
            Map.entry("put", "1: 0.0 read, 3.0 written, 0 refused"),
            Map.entry("get", "2: 1.0 read, 0.0 written, 0 refused"),
            Map.entry("getAll", "1: 0.5 read, 0.0 written, 0 refused"),
            Map.entry("clear", "1: 0.0 read, 1.0 written, 0 refused"));
  }

  @Test
  void theUnitsOfARefusedWriteStandBesideThoseThatDynamoDbReports() {
    Cache<String, String> cache = jvm.cache("billed", strings());
    cache.put("k", "x".repeat(3_000));
    cache.putIfAbsent("k", "other");
    cache.putIfAbsent("k", "x".repeat(5_000));

    assertThat(linesOf(cache)).containsEntry("putIfAbsent", "2: 0.0 read, 0.0 written, 2 refused");
    assertThat(line(billOf(cache), "putIfAbsent").getRefusedWriteUnits()).isEqualTo(3 + 5);
    assertThat(billOf(cache).getRefusedWriteUnits()).isEqualTo(3 + 5);
  }

  @Test
  void aFailedRequestIsCountedWithoutUnits() {
    Cache<String, String> cache = jvm.cache("billed", strings());
    jvm.faults.next("GetItem").error(400, "AccessDeniedException", "as ordered by the test");

    assertThatThrownBy(() -> cache.get("k")).isInstanceOf(CacheException.class);
    assertThat(linesOf(cache)).containsEntry("get", "1: 0.0 read, 0.0 written, 0 refused");
  }

  @Test
  void ofARequestThatTheSdkRepeatsTheLastAnswerCounts() {
    Cache<String, String> cache = jvm.cache("billed", strings());
    jvm.faults.next("PutItem").dropResponse();
    cache.put("k", "v");

    assertThat(jvm.log.count("PutItem")).isEqualTo(2);
    assertThat(linesOf(cache)).containsEntry("put", "1: 0.0 read, 1.0 written, 0 refused");
  }

  @Test
  void thePurgeIsOnTheBill() {
    Cache<String, String> cache =
        jvm.cache(
            "billed",
            strings()
                .clearVisibility(Duration.ofMillis(100))
                .set("attempt-timeout", Duration.ofMillis(900))
                .callTimeout(Duration.ofMillis(900)));
    cache.putAll(Map.of("a", "v", "b", "v"));
    cache.clear();

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(linesOf(cache))
                    .containsEntry("purge", "7: 1.0 read, 5.0 written, 1 refused"));
  }

  @Test
  void clearBeginsFromZero() {
    Cache<String, String> cache = jvm.cache("billed", strings());
    cache.put("k", "v");
    billOf(cache).clear();
    cache.get("k");

    assertThat(linesOf(cache)).containsOnlyKeys("get");
    assertThat(text(billOf(cache))).isEqualTo("1: 1.0 read, 0.0 written, 0 refused");
  }

  @Test
  void theCostIsUnitsTimesPrices() {
    Cache<String, String> cache =
        jvm.cache(
            "billed",
            strings()
                .set("price-per-million-read-units", 2_000_000)
                .set("price-per-million-write-units", "10000000"));
    billOf(cache).clear();
    cache.put("k", "x".repeat(3_000));
    cache.get("k");
    cache.putIfAbsent("k", "refused");

    assertThat(billOf(cache).getCost()).isEqualTo(1 * 2 + 3 * 10 + 3 * 10);
    assertThat(line(billOf(cache), "putIfAbsent").getCost()).isEqualTo(3 * 10);
    assertThat(line(billOf(cache), "get").getCost()).isEqualTo(2);
  }

  @Test
  void withoutPricesThereIsNoCost() {
    Cache<String, String> cache = jvm.cache("billed", strings());

    assertThat(billOf(cache).getCost()).isNaN();
    assertThat(line(billOf(cache), "createCache").getCost()).isNaN();
  }

  @Test
  void theBillCanBeReadWhenTheCacheIsClosed() {
    Cache<String, String> cache = jvm.cache("billed", strings());
    ConsumedCapacityMXBean bill = billOf(cache);
    cache.put("k", "v");
    cache.close();

    assertThat(line(bill, "put").getWriteUnits()).isEqualTo(1);
  }

  @Test
  void jmxShowsItAsOpenData() throws JMException {
    Cache<String, String> cache = jvm.cache("billed", strings().statistics(true));
    cache.put("k", "x".repeat(3_000));
    cache.putIfAbsent("k", "other");
    ObjectName bean = nameOf(cache);

    assertThat(SERVER.getMBeanInfo(bean).getAttributes())
        .extracting("name")
        .containsExactlyInAnyOrder(
            "Requests",
            "ReadUnits",
            "WriteUnits",
            "RefusedWrites",
            "RefusedWriteUnits",
            "Cost",
            "Operations");
    assertThat(SERVER.getAttribute(bean, "Requests")).isEqualTo(4L);
    assertThat(SERVER.getAttribute(bean, "ReadUnits")).isEqualTo(0.0); // there was no table to read
    assertThat(SERVER.getAttribute(bean, "WriteUnits")).isEqualTo(4.0);
    assertThat(SERVER.getAttribute(bean, "RefusedWrites")).isEqualTo(1L);
    assertThat(SERVER.getAttribute(bean, "RefusedWriteUnits")).isEqualTo(3.0);
    TabularData operations = (TabularData) SERVER.getAttribute(bean, "Operations");
    CompositeData put = (CompositeData) operations.get(new Object[] {"put"}).get("value");
    assertThat(put.get("requests")).isEqualTo(1L);
    assertThat(put.get("writeUnits")).isEqualTo(3.0);
  }

  @Test
  void aProxyOfItWorksThroughJmx() throws JMException {
    Cache<String, String> cache = jvm.cache("billed", strings().statistics(true));
    cache.put("k", "v");
    ConsumedCapacityMXBean proxy =
        JMX.newMXBeanProxy(SERVER, nameOf(cache), ConsumedCapacityMXBean.class);

    assertThat(text(line(proxy, "put"))).isEqualTo("1: 0.0 read, 1.0 written, 0 refused");
    proxy.clear();
    assertThat(billOf(cache).getOperations()).isEmpty();
  }

  @Test
  void jmxShowsItWhileStatisticsOrManagementAreOn() throws JMException {
    Cache<String, String> cache = jvm.cache("billed", strings());
    assertThat(SERVER.isRegistered(nameOf(cache))).isFalse();

    jvm.manager.enableManagement("billed", true);
    assertThat(SERVER.isRegistered(nameOf(cache))).isTrue();
    jvm.manager.enableStatistics("billed", true);
    jvm.manager.enableManagement("billed", false);
    assertThat(SERVER.isRegistered(nameOf(cache))).isTrue();
    jvm.manager.enableStatistics("billed", false);
    assertThat(SERVER.isRegistered(nameOf(cache))).isFalse();
  }

  @Test
  void turnedOffNothingIsAskedForAndNothingIsShown() throws JMException {
    DynamoConfiguration.Builder<String, String> off =
        strings().statistics(true).management(true).set("consumed-capacity", false);
    Cache<String, String> cache = jvm.cache("unbilled", off.set("purge-rate", 0));
    new MixedOperations(cache, 1).run(300);

    assertThat(jvm.log.requests("GetItem")).isNotEmpty();
    assertThat(jvm.log.requests())
        .allMatch(
            request ->
                request
                    .request()
                    .getValueForField("ReturnConsumedCapacity", String.class)
                    .isEmpty());
    assertThat(SERVER.isRegistered(nameOf(cache))).isFalse();
    assertThatThrownBy(() -> billOf(cache))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "cache 'unbilled' does not count what it consumes: set consumed-capacity = true");
  }
}
