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

/** Merges the configuration given in code with the one in the file. Immutable. */
final class CacheConfigurations {

  private final ManagerSettings settings;
  private final ClassLoader classLoader;

  CacheConfigurations(ManagerSettings settings, ClassLoader classLoader) {
    this.settings = settings;
    this.classLoader = classLoader;
  }

  /**
   * Returns the configuration of a cache that is created in code. A template completes a
   * configuration that sets no expiry, loader, writer or listener: this is how a Hibernate region
   * gets a lifetime.
   *
   * @throws UnsupportedOperationException for store-by-reference
   * @throws IllegalArgumentException for a type that has no instances, such as a primitive type
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

  /** Returns the configuration of a cache that the file declares. */
  DynamoConfiguration<?, ?> ofDeclared(String name) {
    MutableConfiguration<Object, Object> standard = new MutableConfiguration<>();
    settings.template(name).ifPresent(template -> template.applyTo(standard, classLoader));
    return DynamoConfiguration.from(standard).build();
  }

  /**
   * Rejects types without instances. Replacing a primitive type by its wrapper would not work:
   * {@code getCache} compares the declared types.
   */
  private static void requireObjects(String name, String what, @Nullable Class<?> type) {
    if (type == null) { // from a user's own Configuration
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

  /** Applies the template, but keeps the types, statistics and management that code has set. */
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
   * Checks that a cache has the requested types.
   *
   * @throws ClassCastException when its types differ
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
