package io.github.dynamojcache.internal.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import javax.cache.CacheException;

/**
 * All settings of one cache manager, read and checked once.
 *
 * <p>What wins: what code says of a cache, then the Properties of the manager, then system
 * properties, then environment variables, then the configuration file, then the defaults, which
 * {@code reference.conf} shows. Within what these give together, the section of a cache's exact
 * name wins over the patterns that match it, the more specific pattern over the less specific, and
 * any of them over what stands directly under {@code dynamo-jcache}.
 *
 * <p>Immutable, so safe for use by many threads.
 */
public final class ManagerSettings {

  /**
   * The URI of a manager that nobody gave a URI. It has no colon and nothing else that the names of
   * JMX beans and meters would have to escape.
   */
  public static final URI DEFAULT_URI = URI.create("dynamo-jcache");

  private final List<Section> forEveryCache;
  private final List<CacheSection> cacheSections;
  private final ConnectionSettings connection;

  /**
   * @param root what stands directly under {@code dynamo-jcache}
   */
  private ManagerSettings(Section root, List<CacheSection> cacheSections) {
    this.forEveryCache = List.of(root, Schema.defaults());
    this.cacheSections = cacheSections;
    ResolvedSettings managers = new ResolvedSettings(forEveryCache);
    this.connection = ConnectionSettings.from(managers);
    checkEverySection();
  }

  /**
   * Reads the settings of a manager.
   *
   * <p>A {@code classpath:} URI is looked up with the class loader. Any other URI that Java can
   * open ({@code file:}, {@code jar:}, {@code http:} and whatever else has a handler) is opened.
   * Everything else is only a name, and {@code dynamo-jcache.conf} on the class path is read when
   * there is one; a name that is clearly meant as a file is refused.
   *
   * @param uri the manager's URI
   * @param loader the manager's class loader
   * @param properties the manager's Properties; only keys that begin with {@code dynamo-jcache.}
   *     are looked at
   * @throws CacheException if the file cannot be opened or is malformed, or if a setting is unknown
   *     or its value is not acceptable; the message names the file, the line and what is allowed
   */
  public static ManagerSettings load(URI uri, ClassLoader loader, Properties properties) {
    Optional<Config> file = new ConfigurationFinder(loader).find(uri);
    Config jvm = JvmSettings.read();
    Config ours =
        PropertiesLayer.read(properties, "Properties of the manager")
            .map(own -> own.withFallback(jvm))
            .orElse(jvm);
    return file.isEmpty() && ours.isEmpty()
        ? defaults()
        : ConfigurationReader.read(file.orElseGet(ConfigFactory::empty), ours);
  }

  /** The defaults alone. */
  public static ManagerSettings defaults() {
    return new ManagerSettings(new Section(Map.of()), List.of());
  }

  /**
   * Settings from a text in the form of a configuration file, over the defaults.
   *
   * @throws CacheException as {@link #load} does
   */
  public static ManagerSettings parse(String text) {
    ClassLoader loader = ManagerSettings.class.getClassLoader();
    return ConfigurationReader.read(
        new ConfigurationParser(loader).parse(text, "text"), ConfigFactory.empty());
  }

  /** How the manager reaches DynamoDB. */
  public ConnectionSettings connection() {
    return connection;
  }

  /** The exact names in {@code caches}: caches that exist without being created by code. */
  public Set<String> declaredCaches() {
    Set<String> names = new LinkedHashSet<>();
    for (CacheSection section : cacheSections) {
      if (section.pattern().isExact()) {
        names.add(section.pattern().text());
      }
    }
    return Set.copyOf(names);
  }

  /**
   * Everything that is set for one cache.
   *
   * @param overlay what code says of this cache
   * @throws CacheException if settings do not fit together
   */
  public CacheSettings cacheSettings(String cacheName, SettingsOverlay overlay) {
    return CacheSettings.from(resolve(cacheName, overlay));
  }

  /**
   * What the sections that match a cache's name say of its JCache configuration; empty where none
   * matches.
   *
   * @throws CacheException if settings do not fit together
   */
  public Optional<CacheTemplate> template(String cacheName) {
    List<Section> matching = matching(cacheName);
    return matching.isEmpty()
        ? Optional.empty()
        : Optional.of(CacheTemplate.from(new ResolvedSettings(matching)));
  }

  /** A text for people: every setting of a cache, its value, and where that was written. */
  public String describe(String cacheName) {
    return describe(cacheName, SettingsOverlay.empty());
  }

  /** As {@link #describe(String)}, with what code says of the cache. */
  public String describe(String cacheName, SettingsOverlay overlay) {
    return SettingsReport.of(cacheName, resolve(cacheName, overlay));
  }

  private ResolvedSettings resolve(String cacheName, SettingsOverlay overlay) {
    List<Section> sections = new ArrayList<>();
    sections.add(overlay.asSection());
    sections.addAll(matching(cacheName));
    sections.addAll(forEveryCache);
    return new ResolvedSettings(sections);
  }

  private List<Section> matching(String cacheName) {
    List<Section> sections = new ArrayList<>(matching(cacheName, true));
    sections.addAll(TimestampsRegion.sectionsFor(cacheName));
    sections.addAll(matching(cacheName, false));
    return List.copyOf(sections);
  }

  private List<Section> matching(String cacheName, boolean exact) {
    return cacheSections.stream()
        .filter(section -> section.pattern().isExact() == exact)
        .filter(section -> section.pattern().matches(cacheName))
        .map(CacheSection::section)
        .toList();
  }

  /** Settings from sections that were read. */
  static ManagerSettings of(Section root, List<CacheSection> cacheSections) {
    return new ManagerSettings(root, cacheSections);
  }

  /**
   * Whatever does not fit together is said at the start, and not when the first cache is created. A
   * pattern, taken as a name, is matched by itself and by the patterns behind it.
   */
  private void checkEverySection() {
    CacheSettings.from(new ResolvedSettings(forEveryCache));
    for (CacheSection section : cacheSections) {
      cacheSettings(section.pattern().text(), SettingsOverlay.empty());
      template(section.pattern().text());
    }
  }
}
