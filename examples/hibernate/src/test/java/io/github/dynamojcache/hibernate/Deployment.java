package io.github.dynamojcache.hibernate;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.testing.FaultyHttpClient;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.RequestLog;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import javax.cache.CacheManager;
import org.hibernate.SessionFactory;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.cfg.Configuration;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A running application: its entities' classes, a session factory, a cache manager with the
 * example's configuration, and a client whose requests are recorded.
 */
final class Deployment implements AutoCloseable {

  final RequestLog log = new RequestLog();
  final FaultyHttpClient faults = new FaultyHttpClient();
  final CacheManager manager;
  final SessionFactory factory;
  private final ClassLoader loader;
  private final DynamoDbClient client;

  private Deployment(Plan plan) {
    loader = plan.loader();
    client =
        plan.dynamo
            .clientBuilder()
            .httpClient(faults)
            .overrideConfiguration(c -> c.addExecutionInterceptor(log))
            .build();
    manager =
        new DynamoCachingProvider()
            .getCacheManager(
                URI.create("classpath:" + plan.file + "#" + UUID.randomUUID()),
                loader,
                plan.cacheProperties(client));
    factory = start(plan);
  }

  static Plan on(LocalDynamo dynamo, String table, String database) {
    return new Plan(dynamo, table, database);
  }

  /** What to deploy: the shop, unless something else is said. */
  static final class Plan {
    private final LocalDynamo dynamo;
    private final String table;
    private final Map<String, Object> settings = new HashMap<>();
    private final Properties cacheSettings = new Properties();
    private List<Class<?>> entities =
        List.of(
            Article.class,
            Country.class,
            Customer.class,
            Purchase.class,
            PurchaseId.class,
            Rank.class);
    private boolean enhanced;
    private @Nullable ClassLoader given;
    private String file = "dynamo-jcache.conf";

    private Plan(LocalDynamo dynamo, String table, String database) {
      this.dynamo = dynamo;
      this.table = table;
      set("hibernate.connection.url", "jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=-1");
      set("hibernate.hbm2ddl.auto", "none");
    }

    Plan set(String name, Object value) {
      settings.put(name, value);
      return this;
    }

    /** A setting of the provider, without the {@code dynamo-jcache} before it. */
    Plan cache(String setting, String value) {
      cacheSettings.setProperty("dynamo-jcache." + setting, value);
      return this;
    }

    Plan creatingTables() {
      return set("hibernate.hbm2ddl.auto", "create");
    }

    Plan entities(Class<?>... others) {
      entities = List.of(others);
      return this;
    }

    /** With classes that are not loaded anew, but as they are. */
    Plan loadedBy(ClassLoader loader) {
      given = loader;
      return this;
    }

    private ClassLoader loader() {
      return given != null ? given : new EntityLoader(enhanced, entities.toArray(new Class<?>[0]));
    }

    Plan enhanced() {
      enhanced = true;
      return this;
    }

    /** Another configuration than the example's: a resource of the tests. */
    Plan file(String resource) {
      file = resource;
      return this;
    }

    Deployment start() {
      return new Deployment(this);
    }

    private Properties cacheProperties(DynamoDbClient client) {
      Properties properties = new Properties();
      properties.put(DynamoCachingProvider.CLIENT_PROPERTY, client);
      properties.setProperty("dynamo-jcache.table", table);
      properties.setProperty("dynamo-jcache.call-timeout", "20s");
      properties.setProperty("dynamo-jcache.attempt-timeout", "10s");
      properties.putAll(cacheSettings);
      return properties;
    }
  }

  private SessionFactory start(Plan plan) {
    Configuration configuration =
        new Configuration(new BootstrapServiceRegistryBuilder().applyClassLoader(loader).build());
    for (Class<?> entity : plan.entities) {
      configuration.addAnnotatedClass(entity(entity));
    }
    configuration.getProperties().remove("hibernate.javax.cache.uri");
    configuration.getProperties().remove("hibernate.javax.cache.provider");
    configuration.getProperties().put("hibernate.javax.cache.cache_manager", manager);
    configuration.getProperties().putAll(plan.settings);
    return configuration.buildSessionFactory();
  }

  /** The class of that name as this deployment knows it. */
  Class<?> entity(Class<?> ofTheTests) {
    try {
      return Class.forName(ofTheTests.getName(), true, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What an attribute of an entity holds. */
  Object get(Object entity, String attribute) {
    return factory
        .unwrap(SessionFactoryImplementor.class)
        .getMappingMetamodel()
        .getEntityDescriptor(entity.getClass())
        .getPropertyValue(entity, attribute);
  }

  @Override
  public void close() {
    factory.close();
    manager.close();
    client.close();
    faults.close();
  }
}
