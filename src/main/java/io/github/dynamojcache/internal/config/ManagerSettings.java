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
 * <p>Precedence, highest first: settings of a cache in code, the Properties of the manager, system
 * properties, environment variables, the configuration file, and the defaults, which {@code
 * reference.conf} lists. Within the result, the section of a cache's exact name overrides the
 * patterns that match it, a more specific pattern overrides a less specific one, and all of them
 * override the settings directly under {@code dynamo-jcache}.
 *
 * <p>Immutable and thread-safe.
 */
public final class ManagerSettings {

  /**
   * The default URI of a manager. It has no colon and no other characters that the names of JMX
   * beans and meters would have to escape.
   */
  public static final URI DEFAULT_URI = URI.create("dynamo-jcache");

  private final List<Section> forEveryCache;
  private final List<CacheSection> cacheSections;
  private final ConnectionSettings connection;

  /**
   * @param root the settings directly under {@code dynamo-jcache}
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
   * open ({@code file:}, {@code jar:}, {@code http:} and others that have a handler) is opened. All
   * others are only names; then {@code dynamo-jcache.conf} on the class path is read if there is
   * one. A name that is clearly meant as a file is refused.
   *
   * @param uri the manager's URI
   * @param loader the manager's class loader
   * @param properties the manager's Properties; only keys that begin with {@code dynamo-jcache.}
   *     are used
   * @throws CacheException if the file cannot be opened or is malformed, or if a setting is unknown
   *     or its value is not acceptable; the message names the file, the line and the acceptable
   *     values
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

  /** Returns the defaults. */
  public static ManagerSettings defaults() {
    return new ManagerSettings(new Section(Map.of()), List.of());
  }

  /**
   * Reads settings from a text in the form of a configuration file; they override the defaults.
   *
   * @throws CacheException as {@link #load} does
   */
  public static ManagerSettings parse(String text) {
    ClassLoader loader = ManagerSettings.class.getClassLoader();
    return ConfigurationReader.read(
        new ConfigurationParser(loader).parse(text, "text"), ConfigFactory.empty());
  }

  /** Returns how the manager connects to DynamoDB. */
  public ConnectionSettings connection() {
    return connection;
  }

  /**
   * Returns the exact names in {@code caches}: these caches exist without being created in code.
   */
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
   * Returns all settings of one cache.
   *
   * @param overlay the settings of this cache in code
   * @throws CacheException if settings contradict each other
   */
  public CacheSettings cacheSettings(String cacheName, SettingsOverlay overlay) {
    return CacheSettings.from(resolve(cacheName, overlay));
  }

  /**
   * Returns the JCache configuration from the sections that match a cache's name; empty if none
   * matches.
   *
   * @throws CacheException if settings contradict each other
   */
  public Optional<CacheTemplate> template(String cacheName) {
    List<Section> matching = matching(cacheName);
    return matching.isEmpty()
        ? Optional.empty()
        : Optional.of(CacheTemplate.from(new ResolvedSettings(matching)));
  }

  /** Describes every setting of a cache, its value and where it was set, in readable text. */
  public String describe(String cacheName) {
    return describe(cacheName, SettingsOverlay.empty());
  }

  /** As {@link #describe(String)}, with the settings of the cache in code. */
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

  /** Returns settings from sections that were read. */
  static ManagerSettings of(Section root, List<CacheSection> cacheSections) {
    return new ManagerSettings(root, cacheSections);
  }

  /**
   * Reports contradictions at the start, and not when the first cache is created. A pattern, used
   * as a cache name, is matched by itself and by the patterns behind it.
   */
  private void checkEverySection() {
    CacheSettings.from(new ResolvedSettings(forEveryCache));
    for (CacheSection section : cacheSections) {
      cacheSettings(section.pattern().text(), SettingsOverlay.empty());
      template(section.pattern().text());
    }
  }
}
