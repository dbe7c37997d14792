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
 * The JCache provider on DynamoDB, found by {@code Caching.getCachingProvider()}. It keeps one
 * manager for each URI and class loader until that manager is closed. Thread-safe; works again
 * after {@link #close}.
 *
 * <p>Store-by-reference is not supported: values always pass through the table.
 */
public final class DynamoCachingProvider implements CachingProvider {

  /** The key of a {@code DynamoDbClient} in the Properties of {@link #getCacheManager}. */
  public static final String CLIENT_PROPERTY = "dynamo-jcache.client";

  /**
   * The key of a {@code java.time.InstantSource} in the Properties of {@link #getCacheManager}: the
   * clock by which entries expire, in place of the JVM's, for tests in which time shall pass. It is
   * taken as it is, and must be thread-safe; with {@code clock-skew} set, it is corrected like the
   * JVM's.
   */
  public static final String CLOCK_PROPERTY = "dynamo-jcache.clock";

  private final ClassLoader defaultClassLoader = new DefaultClassLoader();
  private final SharedParts shared;
  private final CachingProvider shownAs;
  private final Map<ManagerId, DynamoCacheManager> managers = new HashMap<>(); // guarded by itself

  /** Those that are being made. Guarded by {@code managers}. */
  private final Map<ManagerId, Making<DynamoCacheManager>> underWay = new HashMap<>();

  /** Creates a provider; {@code ServiceLoader} does. */
  public DynamoCachingProvider() {
    this(SharedParts.create(), /* shownAs= */ null);
  }

  /**
   * @param shared what its managers share
   * @param shownAs what managers return as their provider; null for this
   */
  DynamoCachingProvider(SharedParts shared, @Nullable CachingProvider shownAs) {
    this.shared = shared;
    this.shownAs = shownAs == null ? this : shownAs;
  }

  CachingProvider shownAs() {
    return shownAs;
  }

  /**
   * Compares by hand: what a record does by itself is spun at its first use, which costs a start.
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
   * Returns the manager of a URI and class loader, and makes it if there is none. Who asks for the
   * same manager meanwhile waits for it; for another one, nobody waits.
   *
   * @param uri a configuration file that can be opened ({@code file:}, {@code jar:}, {@code
   *     classpath:}), or a mere name, which is refused where it looks like a file; null for the
   *     default
   * @param classLoader the loader of keys, values and customizations; null for the default
   * @param properties settings with the prefix {@code dynamo-jcache.}, a client under {@link
   *     #CLIENT_PROPERTY}, a clock under {@link #CLOCK_PROPERTY}; null for none. Text in their
   *     defaults counts too; objects must be in the Properties themselves. They count when the
   *     manager is made
   * @return an open manager
   * @throws CacheException when the configuration cannot be read or makes no sense; when what is
   *     called in order to make the manager (a class loader, a service) asks for it; when it is
   *     closed meanwhile
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

  /** Outside of any lock: a configuration may be far away, and a class loader anybody's code. */
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
    } catch (Throwable e) { // also a checked one, of code that is not Java: others wait
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

  /** Client and clock are objects, and no settings. */
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
   * Returns a class loader of this provider's own: it sees what the thread's context loader and the
   * provider's loader see. Being its own, it keeps the default manager apart from the one that an
   * application gets for its own class loader.
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

  /** Closes every manager. Entries stay in the table. */
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

  /** Managers are closed outside the lock: they take their own, and report back here. */
  private void closeManagers(Predicate<ManagerId> which) {
    List<DynamoCacheManager> closing;
    synchronized (managers) {
      underWay.keySet().removeIf(which); // who makes them closes them
      closing =
          managers.entrySet().stream()
              .filter(entry -> which.test(entry.getKey()))
              .map(Map.Entry::getValue)
              .toList();
    }
    CloseFailures.closeAll("the caching provider", closing);
  }

  /** Forgets a manager that closes; a newer one of the same name is left alone. */
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
