package io.github.dynamojcache;

import static java.util.Objects.requireNonNull;

import io.github.dynamojcache.internal.assembly.CacheAssembly;
import io.github.dynamojcache.internal.assembly.SharedParts;
import io.github.dynamojcache.internal.config.ManagerSettings;
import io.github.dynamojcache.internal.lifecycle.CloseFailures;
import io.github.dynamojcache.internal.lifecycle.ClosingTime;
import io.github.dynamojcache.internal.lifecycle.StackRoom;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.Configuration;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;

/**
 * The caches of one URI and class loader. Thread-safe.
 *
 * <p>Closing the manager closes its caches and the client that it created; entries stay in the
 * table. Destroying a cache empties it for every JVM.
 */
public final class DynamoCacheManager implements CacheManager {

  /** The configuration of a cache of which only the name is known. */
  private static final DynamoConfiguration<?, ?> PLAIN =
      DynamoConfiguration.builder(Object.class, Object.class).build();

  private final DynamoCachingProvider provider;
  private final URI uri;
  private final ClassLoader classLoader;
  private final Properties properties;
  private final ManagerSettings settings;
  private final CacheConfigurations definitions;
  private final CacheAssembly assembly;
  private final ManagedCaches caches;

  /** The configurations of caches whose destruction is running or has failed. */
  private final Map<String, DynamoConfiguration<?, ?>> unfinished = new ConcurrentHashMap<>();

  DynamoCacheManager(
      DynamoCachingProvider provider,
      URI uri,
      ClassLoader classLoader,
      Properties properties,
      ManagerSettings settings,
      SharedParts shared) {
    this.provider = provider;
    this.uri = uri;
    this.classLoader = classLoader;
    this.properties = copy(properties);
    this.settings = settings;
    this.definitions = new CacheConfigurations(settings, classLoader);
    HandedIn handedIn = HandedIn.of(properties);
    this.assembly =
        new CacheAssembly(
            shared
                .connections()
                .open(settings, shared, classLoader, handedIn.client(), handedIn.clock()),
            this,
            uri,
            classLoader,
            settings,
            shared);
    this.caches = new ManagedCaches(uri, settings.declaredCaches(), shared.makings());
  }

  /** Unlike {@code new Properties(p)}, makes all entries visible to {@code keySet()}. */
  private static Properties copy(Properties properties) {
    Properties copy = new Properties();
    copy.putAll(properties);
    return copy;
  }

  @Override
  public CachingProvider getCachingProvider() {
    return provider.shownAs();
  }

  @Override
  public URI getURI() {
    return uri;
  }

  @Override
  public ClassLoader getClassLoader() {
    return classLoader;
  }

  @Override
  public Properties getProperties() {
    return copy(properties);
  }

  /**
   * Creates a cache. Checks or creates its table, as {@code table-mode} says, and uses the entries
   * that other JVMs have stored. Other caches may be created concurrently, also by the factories of
   * this one.
   *
   * @throws CacheException when the cache exists in this manager, when its table cannot be used, or
   *     when one of the cache's own factories calls this method for the same cache
   * @throws UnsupportedOperationException for store-by-reference
   * @throws IllegalArgumentException for a primitive type as the type of keys or values
   */
  @Override
  public <K, V, C extends Configuration<K, V>> Cache<K, V> createCache(
      String cacheName, C configuration) {
    ensureOpen(); // before the null checks: the TCK requires it
    requireNonNull(cacheName, "cacheName");
    requireNonNull(configuration, "configuration");
    caches.requireFree(cacheName);
    DynamoConfiguration<K, V> definition = definitions.ofCreated(cacheName, configuration);
    return caches.create(cacheName, () -> open(cacheName, definition));
  }

  @Override
  public <K, V> @Nullable Cache<K, V> getCache(
      String cacheName, Class<K> keyType, Class<V> valueType) {
    ensureOpen();
    requireNonNull(keyType, "keyType");
    requireNonNull(valueType, "valueType");
    DynamoCache<?, ?> cache = find(cacheName);
    if (cache == null) {
      return null;
    }
    CacheConfigurations.requireTypes(cacheName, cache.configuration(), keyType, valueType);
    @SuppressWarnings("unchecked") // the types were checked
    Cache<K, V> typed = (Cache<K, V>) cache;
    return typed;
  }

  private <K, V> DynamoCache<K, V> open(String name, DynamoConfiguration<K, V> definition) {
    return assembly.open(name, definition.definition(), new CacheApi<>(this, name, definition));
  }

  @Override
  @SuppressWarnings("unchecked") // JSR-107 1.1: types are the caller's risk
  public <K, V> @Nullable Cache<K, V> getCache(String cacheName) {
    ensureOpen();
    return (Cache<K, V>) find(cacheName);
  }

  /** Returns the cache; opens it if the file declares it and it was not requested before. */
  private @Nullable DynamoCache<?, ?> find(String name) {
    requireNonNull(name, "cacheName");
    return caches.find(name, () -> open(name, definitions.ofDeclared(name)));
  }

  @Override
  public Iterable<String> getCacheNames() {
    ensureOpen();
    return caches.names();
  }

  /**
   * Empties a cache of this manager for every JVM, by starting a new generation, and closes it. Has
   * no effect if this manager has no such cache.
   *
   * <p>The items of the cache are deleted later: DynamoDB's TTL deletes entries with an expiry; all
   * others are deleted in the background, by this manager while it is open, or by any JVM that uses
   * a cache of the same table. {@link #destroyCacheNow} deletes everything at once.
   */
  @Override
  public void destroyCache(String cacheName) {
    StackRoom.require();
    ensureOpen();
    DynamoCache<?, ?> cache = find(cacheName);
    if (cache != null) {
      cache.closing().destroy();
    }
  }

  /**
   * Destroys a cache completely: empties it for every JVM, closes it if it is open in this manager,
   * and deletes all its items before the method returns, including those with an expiry. It takes
   * about 1 ms for each item, in the calling thread, and at least {@code clear-visibility} plus
   * {@code call-timeout}. Progress is logged.
   *
   * <p>The cache need not be open in this manager. Its table and client then come from the
   * manager's settings; if the code configures others, create the cache first. After a failure,
   * some items may be left: call this method again, in any JVM, to continue. A JVM that has the
   * cache open may continue to use it; it finds the cache empty.
   *
   * @param cacheName the name of the cache
   * @return the number of items that this call deleted: entries, and chunks of large values; 0 when
   *     the table has no such cache
   * @throws CacheException when some items could not be deleted
   * @throws IllegalStateException when this manager is closed
   */
  public long destroyCacheNow(String cacheName) {
    ensureOpen();
    requireNonNull(cacheName, "cacheName");
    DynamoCache<?, ?> cache = caches.opened(cacheName);
    DynamoConfiguration<?, ?> definition =
        cache == null ? unfinished.getOrDefault(cacheName, PLAIN) : cache.configuration();
    unfinished.put(cacheName, definition); // if it fails, the next call needs this
    OptionalLong deleted = cache == null ? OptionalLong.empty() : cache.closing().destroyNow();
    if (deleted.isEmpty()) {
      caches.forget(cacheName);
      deleted = OptionalLong.of(assembly.destroyNow(cacheName, definition.definition()));
    }
    unfinished.remove(cacheName);
    return deleted.getAsLong();
  }

  @Override
  public void enableManagement(String cacheName, boolean enabled) {
    ensureOpen();
    DynamoCache<?, ?> cache = find(cacheName);
    if (cache != null) {
      cache.changes().enableManagement(enabled);
    }
  }

  @Override
  public void enableStatistics(String cacheName, boolean enabled) {
    ensureOpen();
    DynamoCache<?, ?> cache = find(cacheName);
    if (cache != null) {
      cache.changes().enableStatistics(enabled);
    }
  }

  /**
   * Describes every setting of a cache and where it was set, in readable text.
   *
   * @param cacheName the name of a cache, open or not
   * @return several lines of text
   */
  public String describeSettings(String cacheName) {
    return settings.describe(cacheName);
  }

  /** Where caches report that they close. */
  ManagedCaches caches() {
    return caches;
  }

  /**
   * Closes the caches, then the client, and unregisters this manager from the provider. Waits up to
   * 10 s in all for caches that are being opened and for running operations. Has no effect on a
   * closed manager.
   *
   * @throws CacheException when a part could not be closed; the other parts are closed
   */
  @Override
  public void close() {
    StackRoom.require(); // a close that stops halfway cannot be completed
    ClosingTime time = new ClosingTime();
    if (!caches.beginClosing()) {
      return;
    }
    List<AutoCloseable> steps = caches.endClosing(time);
    steps.add(() -> assembly.close(time));
    try {
      CloseFailures.closeAll("cache manager " + uri, steps);
    } finally {
      provider.release(this);
    }
  }

  @Override
  public boolean isClosed() {
    return caches.isClosed();
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw new IllegalArgumentException("a DynamoCacheManager does not unwrap to " + type.getName());
  }

  private void ensureOpen() {
    caches.requireOpen();
  }
}
