package io.github.dynamojcache.ledger;

import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.options.TableMode;
import io.github.dynamojcache.testing.FaultyHttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where one scenario is played: a cache whose requests are measured, the same cache as another JVM
 * sees it, whose requests are not, and the table itself.
 */
final class Stage implements AutoCloseable {

  /** The key that operations on one entry use. */
  static final String KEY = "k0";

  /** The value that entries are filled with. */
  static final String VALUE = "value";

  private final Parts parts;
  private final String cacheName;
  private final Map<String, CacheManager> managers = new TreeMap<>();
  private String table;
  private TableMode tableMode = TableMode.NONE;

  /**
   * What a stage is made of.
   *
   * @param measured the client whose requests are measured
   * @param faults what can happen to its requests
   * @param unmeasured another client of the same server
   * @param table a table that is there
   * @param policy the expiry policy
   * @param scenario what is played
   */
  record Parts(
      DynamoDbClient measured,
      FaultyHttpClient faults,
      DynamoDbClient unmeasured,
      String table,
      Policy policy,
      Scenario scenario) {}

  Stage(Parts parts, String cacheName) {
    this.parts = parts;
    this.cacheName = cacheName;
    this.table = parts.table();
  }

  /** The cache under measurement; opened when first asked for. */
  Cache<String, Object> cache() {
    return open("here", parts.measured(), cacheName);
  }

  /**
   * The cache under measurement, open and in use: a refused write has brought the item that refused
   * it. Until one has, a refusal without an item is looked into.
   */
  void cacheInUse() {
    Cache<String, Object> cache = cache();
    cache.put(KEY, VALUE);
    cache.remove(KEY, "another value");
    cache.remove(KEY);
  }

  /** Another cache of the manager under measurement. */
  Cache<String, Object> neighbour() {
    return open("here", parts.measured(), "neighbour-of-" + cacheName);
  }

  /** The same cache in another JVM. */
  Cache<String, Object> elsewhere() {
    return open("elsewhere", parts.unmeasured(), cacheName);
  }

  /** Another cache in another JVM: it sees to it that the table is there. */
  Cache<String, Object> neighbourElsewhere() {
    return open("elsewhere", parts.unmeasured(), "neighbour-of-" + cacheName);
  }

  CacheManager manager() {
    return manager("here", parts.measured());
  }

  FaultyHttpClient faults() {
    return parts.faults();
  }

  private Cache<String, Object> open(String where, DynamoDbClient client, String name) {
    CacheManager manager = manager(where, client);
    Cache<String, Object> opened = manager.getCache(name, String.class, Object.class);
    return opened != null ? opened : manager.createCache(name, configuration());
  }

  private CacheManager manager(String where, DynamoDbClient client) {
    return managers.computeIfAbsent(
        where,
        w -> {
          Properties properties = new Properties();
          properties.put(DynamoCachingProvider.CLIENT_PROPERTY, client);
          return new DynamoCachingProvider().getCacheManager(null, null, properties);
        });
  }

  private DynamoConfiguration<String, Object> configuration() {
    DynamoConfiguration.Builder<String, Object> builder =
        DynamoConfiguration.builder(String.class, Object.class)
            .expiry(parts.policy().factory())
            .table(table)
            .tableMode(tableMode)
            .clearVisibility(Duration.ofHours(1))
            .compression(Compression.NONE) // the size of values is what some rows are about
            .set("shards", 1)
            .set("purge-rate", 0)
            .set("attempt-timeout", Duration.ofSeconds(10))
            .callTimeout(Duration.ofSeconds(20));
    return parts.scenario().configuration().apply(builder).build();
  }

  /** From here on, caches are opened on a table that nobody has made yet. */
  void useMissingTable() {
    table = "made-for-" + cacheName + "-" + parts.policy();
    tableMode = TableMode.CREATE;
  }

  /** One entry, written at least a millisecond ago. */
  void live() {
    live(1);
  }

  /** As many entries, written at least a millisecond ago. */
  void live(int count) {
    cache().putAll(entries(count, VALUE));
    awaitNextMillisecond();
  }

  /** One entry with this value. */
  void holding(Object value) {
    cache().put(KEY, value);
    awaitNextMillisecond();
  }

  /** One entry that has expired, and that DynamoDB has not deleted. */
  void expired() {
    live();
    setRemainingLife(1, Duration.ofMillis(-1));
  }

  /** As many entries, near the end of their lives. */
  void dueForATouch(int count) {
    live(count);
    setRemainingLife(count, tenthOfALife());
  }

  /** One entry with this value, near the end of its life. */
  void holdingDueForATouch(Object value) {
    holding(value);
    setRemainingLife(1, tenthOfALife());
  }

  private static Duration tenthOfALife() {
    return Duration.ofMinutes(Policy.LIFETIME.getDurationAmount() / 10);
  }

  static Map<String, Object> entries(int count, Object value) {
    Map<String, Object> entries = new TreeMap<>();
    keys(count).forEach(key -> entries.put(key, value));
    return entries;
  }

  static Set<String> keys(int count) {
    return new TreeSet<>(IntStream.range(0, count).mapToObj(i -> "k" + i).toList());
  }

  /** The next deadline differs from those in the table: a touch has something to do. */
  private static void awaitNextMillisecond() {
    long now = System.currentTimeMillis();
    await().pollInterval(Duration.ofMillis(1)).until(() -> System.currentTimeMillis() > now);
  }

  private void setRemainingLife(int count, Duration duration) {
    AttributeValue deadline =
        AttributeValue.fromN(Long.toString(System.currentTimeMillis() + duration.toMillis()));
    AttributeValue partitionKey = text(cacheName + "#" + generation() + "#0");
    for (String key : keys(count)) {
      parts
          .unmeasured()
          .updateItem(
              u ->
                  u.tableName(table)
                      .key(Map.of("pk", partitionKey, "sk", text("s:" + key)))
                      .updateExpression("SET x = :x")
                      .conditionExpression("attribute_exists(x)")
                      .expressionAttributeValues(Map.of(":x", deadline)));
    }
  }

  /** Waits until nothing is left of earlier generations that must be deleted. */
  void awaitPurge() {
    await().atMost(Duration.ofSeconds(30)).until(() -> !meta().containsKey("o"));
  }

  private String generation() {
    return Objects.requireNonNull(meta().get("g"), "the cache has no meta item").s();
  }

  private Map<String, AttributeValue> meta() {
    return parts
        .unmeasured()
        .getItem(
            g ->
                g.tableName(table)
                    .key(Map.of("pk", text(cacheName), "sk", text("#")))
                    .consistentRead(true))
        .item();
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  @Override
  public void close() {
    managers.values().forEach(CacheManager::close);
  }
}
