package io.github.dynamojcache;

import io.github.dynamojcache.internal.assembly.SharedParts;
import io.github.dynamojcache.internal.classes.DefaultClassLoader;
import io.github.dynamojcache.internal.config.FlatProperties;
import io.github.dynamojcache.internal.config.ManagerSettings;
import io.github.dynamojcache.internal.lifecycle.CloseFailures;
import io.github.dynamojcache.internal.lifecycle.Making;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Predicate;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.OptionalFeature;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;

/**
 * The JCache provider for DynamoDB, which {@code Caching.getCachingProvider()} finds. It keeps one
 * manager for each URI and class loader until that manager is closed. Thread-safe; can be used
 * again after {@link #close}.
 *
 * <p>Store-by-reference is not supported: values are always stored in the table.
 */
public final class DynamoCachingProvider implements CachingProvider {

  /**
   * The key of a {@code DynamoDbClient} in the Properties of {@link #getCacheManager}. The client
   * is not closed by the manager.
   */
  public static final String CLIENT_PROPERTY = "dynamo-jcache.client";

  /**
   * The key of a {@code java.time.InstantSource} in the Properties of {@link #getCacheManager}: the
   * clock that decides expiry instead of the JVM's clock, for tests that move the time. It must be
   * thread-safe. Its skew is ignored unless {@code clock-skew} is set, which then applies as it
   * does to the JVM's clock.
   */
  public static final String CLOCK_PROPERTY = "dynamo-jcache.clock";

  private final ClassLoader defaultClassLoader = new DefaultClassLoader();
  private final SharedParts shared;
  private final CachingProvider shownAs;
  private final Map<ManagerId, DynamoCacheManager> managers = new HashMap<>(); // guarded by itself

  /** The managers that are being created. Guarded by {@code managers}. */
  private final Map<ManagerId, Making<DynamoCacheManager>> underWay = new HashMap<>();

  /** Creates a provider. {@code ServiceLoader} calls this constructor. */
  public DynamoCachingProvider() {
    this(SharedParts.create(), /* shownAs= */ null);
  }

  /**
   * @param shared the parts that the managers share
   * @param shownAs the provider that managers return; null for this one
   */
  DynamoCachingProvider(SharedParts shared, @Nullable CachingProvider shownAs) {
    this.shared = shared;
    this.shownAs = shownAs == null ? this : shownAs;
  }

  CachingProvider shownAs() {
    return shownAs;
  }

  /**
   * Implements the comparison explicitly: the generated methods of a record are linked at run time
   * on first use, which slows the start.
   */
  private record ManagerId(URI uri, ClassLoader classLoader) {
    @Override
    public boolean equals(Object other) {
      return other instanceof ManagerId that
          && uri.equals(that.uri)
          && classLoader.equals(that.classLoader);
    }

    @Override
    public int hashCode() {
      return 31 * uri.hashCode() + classLoader.hashCode();
    }
  }

  /**
   * Returns the manager of a URI and class loader, and creates it if there is none. Concurrent
   * calls for the same manager wait until it is created; calls for other managers do not wait.
   *
   * @param uri a configuration file that can be opened ({@code file:}, {@code jar:}, {@code
   *     classpath:}), or a plain name, which is refused if it looks like a file; null for the
   *     default
   * @param classLoader the loader of keys, values and customizations; null for the default
   * @param properties settings with the prefix {@code dynamo-jcache.}, a client under {@link
   *     #CLIENT_PROPERTY}, a clock under {@link #CLOCK_PROPERTY}; null for none. Text values in
   *     their defaults are used too; objects must be in the Properties themselves. They are used
   *     only when the manager is created
   * @return an open manager
   * @throws CacheException when the configuration cannot be read or is invalid; when code that runs
   *     while the manager is created (a class loader, a service) requests the same manager; when
   *     the manager is closed during its creation
   */
  @Override
  public CacheManager getCacheManager(
      @Nullable URI uri, @Nullable ClassLoader classLoader, @Nullable Properties properties) {
    ManagerId id =
        new ManagerId(
            uri == null ? getDefaultURI() : uri,
            classLoader == null ? getDefaultClassLoader() : classLoader);
    Properties given = FlatProperties.of(properties == null ? new Properties() : properties);
    while (true) {
      Making<DynamoCacheManager> making;
      Making<DynamoCacheManager> mine =
          shared.makings().begin("the cache manager " + id.uri() + " is being made");
      synchronized (managers) {
        DynamoCacheManager manager = managers.get(id);
        if (manager != null && !manager.isClosed()) {
          return manager;
        }
        Making<DynamoCacheManager> before = underWay.putIfAbsent(id, mine);
        making = before == null ? mine : before;
      }
      DynamoCacheManager manager = making == mine ? make(id, given, mine) : making.await();
      if (!manager.isClosed()) {
        return manager;
      }
    }
  }

  /**
   * Called without a lock: the configuration may be remote, and the class loader may be user code.
   */
  private DynamoCacheManager make(
      ManagerId id, Properties given, Making<DynamoCacheManager> making) {
    try {
      DynamoCacheManager manager =
          new DynamoCacheManager(
              this,
              id.uri(),
              id.classLoader(),
              given,
              ManagerSettings.load(id.uri(), id.classLoader(), withoutObjects(given)),
              shared);
      if (!publish(id, manager, making)) {
        manager.close();
        throw new CacheException(
            "the cache manager " + id.uri() + " was closed while it was being made");
      }
      making.made(manager);
      return manager;
    } catch (Throwable e) { // even checked ones, from non-Java code: other threads wait
      synchronized (managers) {
        underWay.remove(id, making);
      }
      making.failed(e);
      throw e;
    }
  }

  private boolean publish(
      ManagerId id, DynamoCacheManager manager, Making<DynamoCacheManager> making) {
    synchronized (managers) {
      boolean isWanted = underWay.remove(id, making);
      if (isWanted) {
        managers.put(id, manager);
      }
      return isWanted;
    }
  }

  /** The client and the clock are objects, not settings. */
  private static Properties withoutObjects(Properties properties) {
    Properties settings = new Properties();
    settings.putAll(properties);
    settings.remove(CLIENT_PROPERTY);
    settings.remove(CLOCK_PROPERTY);
    return settings;
  }

  @Override
  public CacheManager getCacheManager(@Nullable URI uri, @Nullable ClassLoader classLoader) {
    return getCacheManager(uri, classLoader, null);
  }

  @Override
  public CacheManager getCacheManager() {
    return getCacheManager(null, null, null);
  }

  /**
   * Returns the class loader of this provider. It finds the classes of the thread's context class
   * loader and of the provider's class loader. It is a separate loader, so the default manager
   * differs from the one that an application gets for its own class loader.
   */
  @Override
  public ClassLoader getDefaultClassLoader() {
    return defaultClassLoader;
  }

  @Override
  public URI getDefaultURI() {
    return ManagerSettings.DEFAULT_URI;
  }

  @Override
  public Properties getDefaultProperties() {
    return new Properties();
  }

  /**
   * Closes every manager. Entries stay in the table.
   *
   * @throws CacheException when a manager could not be closed completely; the others are closed
   */
  @Override
  public void close() {
    closeManagers(id -> true);
  }

  @Override
  public void close(@Nullable ClassLoader classLoader) {
    ClassLoader wanted = classLoader == null ? getDefaultClassLoader() : classLoader;
    closeManagers(id -> id.classLoader().equals(wanted));
  }

  @Override
  public void close(@Nullable URI uri, @Nullable ClassLoader classLoader) {
    ManagerId wanted =
        new ManagerId(
            uri == null ? getDefaultURI() : uri,
            classLoader == null ? getDefaultClassLoader() : classLoader);
    closeManagers(id -> id.equals(wanted));
  }

  /**
   * Closes managers without holding the lock: they take their own locks and call back to this
   * provider.
   */
  private void closeManagers(Predicate<ManagerId> which) {
    List<DynamoCacheManager> closing;
    synchronized (managers) {
      underWay.keySet().removeIf(which); // the creating thread closes them
      closing =
          managers.entrySet().stream()
              .filter(entry -> which.test(entry.getKey()))
              .map(Map.Entry::getValue)
              .toList();
    }
    CloseFailures.closeAll("the caching provider", closing);
  }

  /** Removes a closing manager; keeps a newer one of the same URI and class loader. */
  void release(DynamoCacheManager manager) {
    synchronized (managers) {
      managers.remove(new ManagerId(manager.getURI(), manager.getClassLoader()), manager);
    }
  }

  @Override
  public boolean isSupported(OptionalFeature feature) {
    Objects.requireNonNull(feature, "feature");
    return false;
  }
}
