package io.github.dynamojcache.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.RequestLog;
import java.net.URI;
import java.util.Properties;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Who makes a client closes it. */
@Tag("server")
@ExtendWith({LocalDynamoExtension.class, OwnCredentials.class})
class ClientOwnershipTest {

  private static final URI ONE = URI.create("client-ownership");

  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private final RequestLog log = new RequestLog();
  private LocalDynamo dynamo;
  private DynamoDbClient client;
  private String table;

  @BeforeEach
  void prepare(LocalDynamo local) {
    dynamo = local;
    table = dynamo.newTableName();
    client =
        dynamo.clientBuilder().overrideConfiguration(c -> c.addExecutionInterceptor(log)).build();
  }

  @AfterEach
  void close() {
    provider.close();
    client.close();
  }

  private CacheManager manager(Properties properties) {
    return provider.getCacheManager(ONE, getClass().getClassLoader(), properties);
  }

  private static Cache<String, String> create(CacheManager manager, String name) {
    return manager.createCache(
        name, new MutableConfiguration<String, String>().setTypes(String.class, String.class));
  }

  @Test
  void aClientInThePropertiesIsUsedAndStaysOpen() {
    CacheManager manager = manager(TestProperties.handingIn(client, table));
    create(manager, "books").put("k", "v");

    manager.getCache("books").close();
    manager.close();
    provider.close();

    assertThat(log.operations()).contains("CreateTable", "PutItem");
    assertThat(client.listTablesPaginator().tableNames()).contains(table);
  }

  @Test
  void aClientInAConfigurationIsUsedForThatCacheAndStaysOpen() {
    CacheManager manager = manager(TestProperties.handingIn(dynamo.client(), table));
    create(manager, "authors").put("k", "v");
    assertThat(log.operations()).isEmpty();
    Cache<String, String> books =
        manager.createCache(
            "books",
            DynamoConfiguration.builder(String.class, String.class).client(client).build());

    books.put("k", "v");
    provider.close();

    assertThat(log.count("PutItem")).isEqualTo(1);
    assertThat(client.listTablesPaginator().tableNames()).contains(table);
  }

  @Test
  void somethingElseThanAClientInThePropertiesIsRefused() {
    Properties properties = TestProperties.patient(table);
    properties.put(DynamoCachingProvider.CLIENT_PROPERTY, "a client");

    assertThatThrownBy(() -> manager(properties))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining(DynamoCachingProvider.CLIENT_PROPERTY)
        .hasMessageContaining("java.lang.String")
        .hasMessageContaining(DynamoDbClient.class.getName());
  }

  @Test
  void cachesOfAManagerShareOneClientWhoseThreadsEndWithTheManagerOnly() {
    CacheManager manager = manager(TestProperties.ownClient(dynamo, table));
    Cache<String, String> books = create(manager, "books");
    Cache<String, String> authors = create(manager, "authors");
    books.put("k", "v");

    books.close();

    authors.put("k", "v");
    assertThat(authors.get("k")).isEqualTo("v");
  }

  @Test
  void aManagerThatWasOpenedAgainMakesAClientAgain() {
    create(manager(TestProperties.ownClient(dynamo, table)), "books").put("k", "v");
    provider.close();

    Cache<String, String> again = create(manager(TestProperties.ownClient(dynamo, table)), "books");

    assertThat(again.get("k")).isEqualTo("v");
  }

  @Test
  void aManagerWithoutACacheMakesNoClient() {
    Threads threads = new Threads();

    manager(TestProperties.ownClient(dynamo, table)).getCacheNames();

    assertThat(threads.started()).isEmpty();
  }

  /** What docs/operations.md says that a manager takes; a second cache takes none. */
  @Test
  void theClientOfAManagerHasFiveThreadsForTimeoutsHoweverManyCachesUseIt() {
    Threads threads = new Threads();
    CacheManager manager = manager(TestProperties.ownClient(dynamo, table));

    create(manager, "books").put("k", "v");
    create(manager, "authors").put("k", "v");

    await()
        .untilAsserted(
            () ->
                assertThat(threads.started())
                    .filteredOn(name -> name.startsWith("dynamo-jcache-timeouts-"))
                    .hasSize(5));
  }

  /** The application's mistake, and its message. */
  @Test
  void aClientThatItsOwnerClosedTooEarlyIsNamedAsTheCause() {
    CacheManager manager = manager(TestProperties.handingIn(client, table));
    Cache<String, String> books = create(manager, "books");

    client.close();

    assertThatThrownBy(() -> books.get("k"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("get on cache 'books'")
        .hasMessageContaining("The DynamoDbClient is closed")
        .hasMessageContaining("close the cache manager before the client");
  }
}
