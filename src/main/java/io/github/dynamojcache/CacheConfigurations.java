package io.github.dynamojcache;

import io.github.dynamojcache.internal.config.CacheTemplate;
import io.github.dynamojcache.internal.config.ManagerSettings;
import io.github.dynamojcache.internal.config.ObjectTypes;
import java.util.Optional;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.EternalExpiryPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Decides what wins between the configuration in code and the one in the file, in one place.
 * Immutable.
 */
final class CacheConfigurations {

  private final ManagerSettings settings;
  private final ClassLoader classLoader;

  CacheConfigurations(ManagerSettings settings, ClassLoader classLoader) {
    this.settings = settings;
    this.classLoader = classLoader;
  }

  /**
   * Returns what a cache that code creates is to be. A template fills in a configuration that says
   * nothing of expiry, loader, writer and listeners: that is how a Hibernate region gets a
   * lifetime.
   *
   * @throws UnsupportedOperationException for store-by-reference
   * @throws IllegalArgumentException for types of which there are no objects
   */
  <K, V> DynamoConfiguration<K, V> ofCreated(String name, Configuration<K, V> given) {
    if (!given.isStoreByValue()) {
      throw new UnsupportedOperationException(
          "cache '"
              + name
              + "': store-by-reference is not supported, because values pass through the table;"
              + " use setStoreByValue(true)");
    }
    requireObjects(name, "key", given.getKeyType());
    requireObjects(name, "value", given.getValueType());
    if (given instanceof DynamoConfiguration<K, V> dynamo) {
      return dynamo;
    }
    MutableConfiguration<K, V> standard =
        given instanceof CompleteConfiguration<K, V> complete
            ? new MutableConfiguration<>(complete)
            : new MutableConfiguration<K, V>().setTypes(given.getKeyType(), given.getValueType());
    Optional<CacheTemplate> template = settings.template(name);
    if (template.isPresent() && isUntouched(standard)) {
      fill(standard, template.get());
    }
    return DynamoConfiguration.from(standard).build();
  }

  /** Returns what a cache that the file declares is to be. */
  DynamoConfiguration<?, ?> ofDeclared(String name) {
    MutableConfiguration<Object, Object> standard = new MutableConfiguration<>();
    settings.template(name).ifPresent(template -> template.applyTo(standard, classLoader));
    return DynamoConfiguration.from(standard).build();
  }

  /** A wrapper in its place would be another type than the one that {@code getCache} asks for. */
  private static void requireObjects(String name, String what, @Nullable Class<?> type) {
    if (type == null) { // of a Configuration class of somebody's own
      throw new IllegalArgumentException(
          "cache '%s': there is no declared %s type. Declare Object.class for any"
              .formatted(name, what));
    }
    ObjectTypes.objectionTo(type)
        .ifPresent(
            objection -> {
              throw new IllegalArgumentException(
                  "cache '%s': the declared %s type is %s: %s"
                      .formatted(name, what, type.getName(), objection));
            });
  }

  private static boolean isUntouched(MutableConfiguration<?, ?> standard) {
    return standard.getExpiryPolicyFactory().equals(EternalExpiryPolicy.factoryOf())
        && standard.getCacheLoaderFactory() == null
        && standard.getCacheWriterFactory() == null
        && !standard.getCacheEntryListenerConfigurations().iterator().hasNext();
  }

  /** Types, statistics and management that code asked for stay. */
  private <K, V> void fill(MutableConfiguration<K, V> standard, CacheTemplate template) {
    Class<K> keyType = standard.getKeyType();
    Class<V> valueType = standard.getValueType();
    boolean statistics = standard.isStatisticsEnabled();
    boolean management = standard.isManagementEnabled();
    template.applyTo(standard, classLoader);
    if (!Object.class.equals(keyType) || !Object.class.equals(valueType)) {
      standard.setTypes(keyType, valueType);
    }
    standard.setStatisticsEnabled(statistics || standard.isStatisticsEnabled());
    standard.setManagementEnabled(management || standard.isManagementEnabled());
  }

  /**
   * Makes sure that a cache is asked for by its types.
   *
   * @throws ClassCastException when it has others
   */
  static void requireTypes(
      String cache, DynamoConfiguration<?, ?> configuration, Class<?> key, Class<?> value) {
    requireType(cache, "key", configuration.getKeyType(), key);
    requireType(cache, "value", configuration.getValueType(), value);
  }

  private static void requireType(String cache, String what, Class<?> configured, Class<?> asked) {
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
}
