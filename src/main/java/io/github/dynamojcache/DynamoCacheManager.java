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
 * <p>Closing it closes its caches and the client that it made; entries stay in the table.
 * Destroying a cache empties it for every JVM.
 */
public final class DynamoCacheManager implements CacheManager {

  /** Of a cache of which nothing is known but its name. */
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

  /** How caches were configured that are being destroyed, or could not be in the end. */
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

  /** Unlike {@code new Properties(p)}, keeps entries visible to {@code keySet()}. */
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
   * Creates a cache: makes sure of its table, and joins the entries that other JVMs have put there.
   * Other caches may be created meanwhile, also by what its factories call.
   *
   * @throws CacheException when the cache exists in this manager, or its table cannot be used; when
   *     it is one of the cache's own factories that calls this for the cache
   * @throws UnsupportedOperationException for store-by-reference
   * @throws IllegalArgumentException for a primitive type as the type of keys or values
   */
  @Override
  public <K, V, C extends Configuration<K, V>> Cache<K, V> createCache(
      String cacheName, C configuration) {
    ensureOpen(); // before the null checks, as the TCK wants it
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
    @SuppressWarnings("unchecked") // both types were compared
    Cache<K, V> typed = (Cache<K, V>) cache;
    return typed;
  }

  private <K, V> DynamoCache<K, V> open(String name, DynamoConfiguration<K, V> definition) {
    return assembly.open(
        name, definition.definition(), new DynamoCache.Api<>(this, name, definition));
  }

  @Override
  @SuppressWarnings("unchecked") // JSR-107 1.1: the caller answers for the types
  public <K, V> @Nullable Cache<K, V> getCache(String cacheName) {
    ensureOpen();
    return (Cache<K, V>) find(cacheName);
  }

  /** A cache that the file declares comes to be when it is first asked for. */
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
   * Empties a cache of this manager for every JVM, by starting a new generation, and closes it.
   * Does nothing when this manager has no such cache.
   *
   * <p>What the cache leaves in the table is deleted afterwards: entries with an expiry by
   * DynamoDB's TTL, all others in the background, by this manager while it is open, or by any JVM
   * that uses a cache of the same table. {@link #destroyCacheNow} deletes everything at once.
   */
  @Override
  public void destroyCache(String cacheName) {
    StackRoom.require();
    ensureOpen();
    DynamoCache<?, ?> cache = find(cacheName);
    if (cache != null) {
      cache.destroy();
    }
  }

  /**
   * Removes a cache for good: empties it for every JVM, closes it if this manager has it open, and
   * deletes all its items from the table before it returns, those with an expiry too. That takes
   * about a millisecond of this thread for an item, and at the least {@code clear-visibility} and
   * {@code call-timeout}; the log tells how far it is.
   *
   * <p>The cache need not be open here. Then table and client are those that the manager's settings
   * say; a cache for which code says something else is to be created first. When this fails, part
   * of the items may be left: call it again, in any JVM, and it goes on. A JVM that has the cache
   * open may go on with it, and finds it empty.
   *
   * @param cacheName the cache
   * @return how many items were deleted by this call: entries, and the pieces of large values; 0
   *     when there is no such cache in the table
   * @throws CacheException when not everything could be deleted
   * @throws IllegalStateException when this manager is closed
   */
  public long destroyCacheNow(String cacheName) {
    ensureOpen();
    requireNonNull(cacheName, "cacheName");
    DynamoCache<?, ?> cache = caches.opened(cacheName);
    DynamoConfiguration<?, ?> definition =
        cache == null ? unfinished.getOrDefault(cacheName, PLAIN) : cache.configuration();
    unfinished.put(cacheName, definition); // should it fail, the next call needs to know
    OptionalLong deleted = cache == null ? OptionalLong.empty() : cache.destroyNow();
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
      cache.enableManagement(enabled);
    }
  }

  @Override
  public void enableStatistics(String cacheName, boolean enabled) {
    ensureOpen();
    DynamoCache<?, ?> cache = find(cacheName);
    if (cache != null) {
      cache.enableStatistics(enabled);
    }
  }

  /**
   * Says, for people, what every setting of a cache is and where it was set.
   *
   * @param cacheName a cache, open or not
   * @return several lines of text
   */
  public String describeSettings(String cacheName) {
    return settings.describe(cacheName);
  }

  /** Where caches say that they close. */
  ManagedCaches caches() {
    return caches;
  }

  /**
   * Closes caches, then the client, then leaves the provider. Caches that are being opened, and
   * operations that are under way, come to their end first, for up to 10 s in all. Closing twice
   * does nothing.
   */
  @Override
  public void close() {
    StackRoom.require(); // half a close cannot be ended
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
