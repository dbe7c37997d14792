package io.github.dynamojcache;

import static java.util.Objects.requireNonNull;

import io.github.dynamojcache.config.ManagerSettings;
import io.github.dynamojcache.engine.KeyLocks;
import io.github.dynamojcache.local.EmbeddedEngines;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
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

  private final DynamoCachingProvider provider;
  private final URI uri;
  private final ClassLoader classLoader;
  private final Properties properties;
  private final ManagerSettings settings;
  private final CacheDefinition definitions;
  private final CacheOpener opener;
  private final ConcurrentMap<String, DynamoCache<?, ?>> caches = new ConcurrentHashMap<>();

  /** Caches that are being closed, and wait for operations that still need the client. */
  private final Set<DynamoCache<?, ?>> closing = ConcurrentHashMap.newKeySet();

  /** Declared caches that were closed here: they do not come back by themselves. */
  private final Set<String> closedHere = ConcurrentHashMap.newKeySet();

  /** Held while a cache comes to be or the manager closes, never while one is used. */
  private final Object lifecycle = new Object();

  private volatile boolean closed;

  DynamoCacheManager(
      DynamoCachingProvider provider,
      URI uri,
      ClassLoader classLoader,
      Properties properties,
      ManagerSettings settings,
      EmbeddedEngines engines,
      KeyLocks locks) {
    this.provider = provider;
    this.uri = uri;
    this.classLoader = classLoader;
    this.properties = copy(properties);
    this.settings = settings;
    this.definitions = new CacheDefinition(settings, classLoader);
    this.opener =
        new CacheOpener(
            new ManagerConnection(settings, engines, classLoader, properties),
            this,
            settings,
            locks);
  }

  /** Unlike {@code new Properties(p)}, keeps entries visible to {@code keySet()}. */
  private static Properties copy(Properties properties) {
    Properties copy = new Properties();
    copy.putAll(properties);
    return copy;
  }

  @Override
  public CachingProvider getCachingProvider() {
    return provider;
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
   *
   * @throws CacheException when the cache exists in this manager, or its table cannot be used
   * @throws UnsupportedOperationException for store-by-reference
   * @throws IllegalArgumentException for a primitive type as the type of keys or values
   */
  @Override
  public <K, V, C extends Configuration<K, V>> Cache<K, V> createCache(
      String cacheName, C configuration) {
    ensureOpen(); // before the null checks, as the TCK wants it
    requireNonNull(cacheName, "cacheName");
    requireNonNull(configuration, "configuration");
    synchronized (lifecycle) {
      ensureOpen();
      if (caches.containsKey(cacheName)) {
        throw new CacheException(
            "cache '" + cacheName + "' exists in manager " + uri + "; get it with getCache");
      }
      return open(cacheName, definitions.ofCreated(cacheName, configuration));
    }
  }

  private <K, V> DynamoCache<K, V> open(String name, DynamoConfiguration<K, V> definition) {
    DynamoCache<K, V> cache = opener.open(name, definition);
    caches.put(name, cache);
    closedHere.remove(name);
    return cache;
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
    checkType(cacheName, "key", cache.configuration().getKeyType(), keyType);
    checkType(cacheName, "value", cache.configuration().getValueType(), valueType);
    @SuppressWarnings("unchecked") // both types were compared
    Cache<K, V> typed = (Cache<K, V>) cache;
    return typed;
  }

  private static void checkType(String cache, String what, Class<?> configured, Class<?> asked) {
    if (!configured.equals(asked)) {
      throw new ClassCastException(
          "cache '"
              + cache
              + "' has "
              + what
              + " type "
              + configured.getName()
              + ", not "
              + asked.getName());
    }
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
    DynamoCache<?, ?> cache = caches.get(name);
    if (cache != null || !isDeclared(name)) {
      return cache;
    }
    synchronized (lifecycle) {
      ensureOpen();
      DynamoCache<?, ?> already = caches.get(name);
      return already != null || !isDeclared(name)
          ? already
          : open(name, definitions.ofDeclared(name));
    }
  }

  private boolean isDeclared(String name) {
    return settings.declaredCaches().contains(name) && !closedHere.contains(name);
  }

  @Override
  public Iterable<String> getCacheNames() {
    ensureOpen();
    Set<String> names = new TreeSet<>(caches.keySet());
    settings.declaredCaches().stream().filter(this::isDeclared).forEach(names::add);
    return List.copyOf(names);
  }

  /**
   * Empties a cache of this manager for every JVM, by starting a new generation, and closes it.
   * Does nothing when this manager has no such cache.
   */
  @Override
  public void destroyCache(String cacheName) {
    ensureOpen();
    DynamoCache<?, ?> cache = find(cacheName);
    if (cache != null) {
      cache.destroy();
    }
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

  /**
   * Frees the name of a cache that is closing; a newer cache of the same name is left alone. The
   * client stays open for it until {@link #closed}.
   */
  void release(DynamoCache<?, ?> cache) {
    closing.add(cache);
    caches.remove(cache.getName(), cache);
    if (settings.declaredCaches().contains(cache.getName())) {
      closedHere.add(cache.getName());
    }
  }

  /** Nothing of a cache that was closed is under way any more. */
  void closed(DynamoCache<?, ?> cache) {
    closing.remove(cache);
  }

  /**
   * Closes caches, then the client, then leaves the provider. Operations that are under way come to
   * their end first, for up to 10 s in all. Closing twice does nothing.
   */
  @Override
  public void close() {
    List<AutoCloseable> steps = new ArrayList<>();
    ClosingTime time = new ClosingTime();
    synchronized (lifecycle) {
      if (closed) {
        return;
      }
      closed = true;
      for (DynamoCache<?, ?> cache : caches.values()) {
        if (cache.beginClosing()) { // all of them, before the first is waited for
          steps.add(() -> cache.endClosing(time));
        }
      }
      closing.forEach(cache -> steps.add(() -> cache.awaitOperations(time)));
      steps.add(() -> opener.close(time));
    }
    try {
      CloseFailures.closeAll("cache manager " + uri, steps);
    } finally {
      provider.release(this);
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw new IllegalArgumentException("a DynamoCacheManager does not unwrap to " + type.getName());
  }

  private void ensureOpen() {
    if (closed) {
      throw new IllegalStateException("cache manager " + uri + " is closed");
    }
  }
}
