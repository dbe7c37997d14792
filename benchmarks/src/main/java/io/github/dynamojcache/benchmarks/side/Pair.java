package io.github.dynamojcache.benchmarks.side;

import io.github.dynamojcache.benchmarks.side.Clients.Limits;
import io.github.dynamojcache.benchmarks.stub.Entries;
import io.github.dynamojcache.benchmarks.stub.StubItems;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Both sides over one engine and one client. Thread-safe.
 *
 * @param <V> the type of value
 */
public final class Pair<V> implements AutoCloseable {

  private static final int FILL = 10_000;
  private static final Map<String, String> NO_BILL =
      Map.of("dynamo-jcache.consumed-capacity", "false");

  private final Engine engine;
  private final Class<V> valueType;
  private final DynamoDbClient client;
  private final DynamoDbClient unlimitedClient;
  private final BareSdk<V> bare;
  private final BareSdk<V> unlimited;
  private final JCacheSide<V> jcache;
  private @Nullable JCacheSide<V> unbilled;

  private Pair(Engine engine, Class<V> valueType, ValueForm<V> form) {
    this.engine = engine;
    this.valueType = valueType;
    client = engine.client(engine.limits());
    unlimitedClient = engine.client(Limits.NONE);
    bare = new BareSdk<>(client, engine.table(), Engine.BARE_CACHE, form);
    unlimited = new BareSdk<>(unlimitedClient, engine.table(), Engine.BARE_CACHE, form);
    jcache = cache(Map.of());
  }

  private JCacheSide<V> cache(Map<String, String> ownSettings) {
    Map<String, String> settings = new HashMap<>(engine.settings());
    settings.putAll(ownSettings);
    return new JCacheSide<>(client, Engine.CACHE, valueType, settings);
  }

  /**
   * Both sides over the stub, with texts for values.
   *
   * @param entries how many entries reads find there
   * @return the pair, to be closed
   */
  public static Pair<String> ofTextsOnStub(int entries) {
    StubItems items = new StubItems(Engine.CACHE, entries, StubItems.text(Entries.VALUE));
    return of(Engine.stub(items), String.class, ValueForm.TEXT);
  }

  /**
   * Both sides over the stub, with texts for values and limits that bulk keeps to.
   *
   * @param entries how many entries reads find there
   * @return the pair, to be closed
   */
  public static Pair<String> ofManyTextsOnStub(int entries) {
    StubItems items = new StubItems(Engine.CACHE, entries, StubItems.text(Entries.VALUE));
    return of(Engine.patientStub(items), String.class, ValueForm.TEXT);
  }

  /**
   * Both sides over DynamoDB Local, with texts for values; empty at first.
   *
   * @param endpoint where it listens
   * @return the pair, to be closed
   */
  public static Pair<String> ofTextsAt(URI endpoint) {
    return of(Engine.at(endpoint), String.class, ValueForm.TEXT);
  }

  /**
   * Both sides over any engine.
   *
   * @param engine the engine
   * @param valueType the type of value
   * @param form how hand-written code stores it
   * @param <V> the type of value
   * @return the pair, to be closed
   */
  public static <V> Pair<V> of(Engine engine, Class<V> valueType, ValueForm<V> form) {
    return new Pair<>(engine, valueType, form);
  }

  /**
   * Writes entries 0 to n - 1 on both sides.
   *
   * @param entries how many
   * @param value the value of each
   * @return this
   */
  public Pair<V> filled(int entries, V value) {
    for (int from = 0; from < entries; from += FILL) {
      Map<String, V> part = new LinkedHashMap<>();
      for (int i = from; i < Math.min(entries, from + FILL); i++) {
        part.put(Entries.key(i), value);
      }
      bare.putAll(part);
      jcache.putAll(part);
    }
    return this;
  }

  /** Returns the hand-written side. */
  public CacheSide<V> bare() {
    return bare;
  }

  /** Returns the hand-written side over a client without time limits. */
  public CacheSide<V> unlimited() {
    return unlimited;
  }

  /** Returns the cache. */
  public JCacheSide<V> jcache() {
    return jcache;
  }

  /**
   * Returns the same cache, with the same entries, opened once more by a manager that does not ask
   * for consumed capacity. Opened when it is first wanted, so that it is no part of measurements
   * that have nothing to do with it.
   */
  public synchronized CacheSide<V> unbilled() {
    if (unbilled == null) {
      unbilled = cache(NO_BILL);
    }
    return unbilled;
  }

  @Override
  public synchronized void close() {
    bare.close();
    unlimited.close();
    jcache.close();
    if (unbilled != null) {
      unbilled.close();
    }
    client.close();
    unlimitedClient.close();
  }
}
