package io.github.dynamojcache.benchmarks.side;

import io.github.dynamojcache.benchmarks.side.Clients.Limits;
import io.github.dynamojcache.benchmarks.stub.StubHttpClient;
import io.github.dynamojcache.benchmarks.stub.StubItems;
import io.github.dynamojcache.benchmarks.stub.StubTable;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** What stands behind the clients, and one table there. Immutable and thread-safe. */
public abstract sealed class Engine {

  /** The cache's name on the cache's side; the other's is as long. */
  public static final String CACHE = "side-jcache";

  /** The table of every transport that is no network. */
  public static final String TABLE = "benchmarks";

  static final String BARE_CACHE = "side-by-sdk";

  private final String table;

  private Engine(String table) {
    this.table = table;
  }

  /** Returns the table's name. */
  public final String table() {
    return table;
  }

  /** Returns the time limits that leave the engine enough time. */
  public abstract Limits limits();

  /** Returns a new client of this engine. */
  public abstract DynamoDbClient client(Limits limits);

  /** Returns the settings under which the cache may use this engine. */
  public abstract Map<String, String> settings();

  /**
   * The stub: answers at once and keeps nothing.
   *
   * @param items what it holds
   */
  public static Engine stub(StubItems items) {
    return over(new StubHttpClient(new StubTable(TABLE, items)), Limits.DEFAULT, Map.of());
  }

  /**
   * The stub with limits that bulk keeps to while the JVM is still cold.
   *
   * @param items what it holds
   */
  public static Engine patientStub(StubItems items) {
    return over(
        new StubHttpClient(new StubTable(TABLE, items)),
        Limits.GENEROUS,
        Clients.GENEROUS_SETTINGS);
  }

  /**
   * Any transport that answers for the table {@link #TABLE}.
   *
   * @param http the transport
   * @param limits the time limits of every request
   * @param settings further settings of the cache
   */
  public static Engine over(SdkHttpClient http, Limits limits, Map<String, String> settings) {
    return new Transport(http, limits, settings);
  }

  /**
   * DynamoDB Local, or anything that speaks like it: makes a table of its own.
   *
   * @param endpoint where it listens
   */
  public static Engine at(URI endpoint) {
    return new Http(endpoint);
  }

  private static final class Transport extends Engine {
    private final SdkHttpClient http;
    private final Limits limits;
    private final Map<String, String> settings = new HashMap<>();

    Transport(SdkHttpClient http, Limits limits, Map<String, String> settings) {
      super(TABLE);
      this.http = http;
      this.limits = limits;
      this.settings.put("dynamo-jcache.table", TABLE);
      this.settings.put("dynamo-jcache.table-mode", "none");
      this.settings.putAll(settings);
    }

    @Override
    public Limits limits() {
      return limits;
    }

    @Override
    public DynamoDbClient client(Limits wanted) {
      return Clients.builder(wanted).httpClient(http).build();
    }

    @Override
    public Map<String, String> settings() {
      return settings;
    }
  }

  private static final class Http extends Engine {
    private final URI endpoint;

    Http(URI endpoint) {
      super("benchmarks-" + UUID.randomUUID());
      this.endpoint = endpoint;
      try (DynamoDbClient client = client(Limits.GENEROUS)) {
        createTable(client, table());
      }
    }

    private static void createTable(DynamoDbClient client, String name) {
      client.createTable(
          table ->
              table
                  .tableName(name)
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .attributeDefinitions(text("pk"), text("sk"))
                  .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
    }

    private static AttributeDefinition text(String name) {
      return AttributeDefinition.builder()
          .attributeName(name)
          .attributeType(ScalarAttributeType.S)
          .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
      return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    @Override
    public Limits limits() {
      return Limits.GENEROUS;
    }

    @Override
    public DynamoDbClient client(Limits limits) {
      DynamoDbClientBuilder builder = Clients.builder(limits);
      return builder
          .endpointOverride(endpoint)
          .httpClientBuilder(Apache5HttpClient.builder())
          .build();
    }

    @Override
    public Map<String, String> settings() {
      Map<String, String> settings = new HashMap<>(Clients.GENEROUS_SETTINGS);
      settings.put("dynamo-jcache.table", table());
      settings.put("dynamo-jcache.table-mode", "none");
      return settings;
    }
  }
}
