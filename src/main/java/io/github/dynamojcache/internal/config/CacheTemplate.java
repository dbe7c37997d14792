package io.github.dynamojcache.internal.config;

import java.util.Optional;
import javax.cache.CacheException;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;

/**
 * The part of a cache's JCache configuration that the file defines. Settings that it does not
 * contain are empty.
 *
 * @param expiry when entries expire
 * @param statistics whether statistics are kept
 * @param management whether the configuration is shown through JMX
 * @param keyType the class of the keys
 * @param valueType the class of the values
 * @param readThrough whether a missing entry is loaded; needs a loader
 * @param writeThrough whether writes go to the writer; needs a writer
 * @param loader the class of the cache loader
 * @param writer the class of the cache writer
 */
public record CacheTemplate(
    Optional<ExpirySpec> expiry,
    Optional<Boolean> statistics,
    Optional<Boolean> management,
    Optional<String> keyType,
    Optional<String> valueType,
    Optional<Boolean> readThrough,
    Optional<Boolean> writeThrough,
    Optional<String> loader,
    Optional<String> writer) {

  /**
   * Returns the class of the keys, if given. Throws {@link CacheException} if there is no such
   * class, or it has no instances.
   */
  public Optional<Class<?>> keyClass(ClassLoader classLoader) {
    return keyType.map(name -> objectType(CacheSchema.KEY_TYPE.name(), name, classLoader));
  }

  /**
   * Returns the class of the values, if given. Throws {@link CacheException} if there is no such
   * class, or it has no instances.
   */
  public Optional<Class<?>> valueClass(ClassLoader classLoader) {
    return valueType.map(name -> objectType(CacheSchema.VALUE_TYPE.name(), name, classLoader));
  }

  private static Class<?> objectType(String setting, String name, ClassLoader classLoader) {
    ObjectTypes.objectionTo(name)
        .ifPresent(
            objection -> {
              throw new CacheException("%s = %s: %s".formatted(setting, name, objection));
            });
    return InstanceFactory.find(setting, name, classLoader);
  }

  /**
   * Returns a factory of the cache loader, if given.
   *
   * @throws CacheException if the class is missing, is not a {@link CacheLoader}, or has no public
   *     constructor without parameters
   */
  public <K, V> Optional<Factory<CacheLoader<K, V>>> loaderFactory(ClassLoader classLoader) {
    return loader.map(
        name ->
            InstanceFactory.of(CacheSchema.LOADER.name(), name, CacheLoader.class, classLoader));
  }

  /**
   * Returns a factory of the cache writer, if given.
   *
   * @throws CacheException if the class is missing, is not a {@link CacheWriter}, or has no public
   *     constructor without parameters
   */
  public <K, V> Optional<Factory<CacheWriter<? super K, ? super V>>> writerFactory(
      ClassLoader classLoader) {
    return writer.map(
        name ->
            InstanceFactory.of(CacheSchema.WRITER.name(), name, CacheWriter.class, classLoader));
  }

  /**
   * Copies everything in this template to a configuration, and keeps the rest of it.
   *
   * @param classLoader the manager's, for the classes that the template names
   * @return the same configuration
   * @throws CacheException if a class is missing or is not of the required type
   */
  public <K, V> MutableConfiguration<K, V> applyTo(
      MutableConfiguration<K, V> configuration, ClassLoader classLoader) {
    expiry.ifPresent(spec -> configuration.setExpiryPolicyFactory(spec.policyFactory()));
    statistics.ifPresent(configuration::setStatisticsEnabled);
    management.ifPresent(configuration::setManagementEnabled);
    readThrough.ifPresent(configuration::setReadThrough);
    writeThrough.ifPresent(configuration::setWriteThrough);
    this.<K, V>loaderFactory(classLoader).ifPresent(configuration::setCacheLoaderFactory);
    this.<K, V>writerFactory(classLoader).ifPresent(configuration::setCacheWriterFactory);
    if (keyType.isPresent() || valueType.isPresent()) {
      setTypes(configuration, classLoader);
    }
    return configuration;
  }

  @SuppressWarnings("unchecked") // The file determines types that code leaves open.
  private <K, V> void setTypes(MutableConfiguration<K, V> configuration, ClassLoader classLoader) {
    configuration.setTypes(
        (Class<K>) keyClass(classLoader).orElse(configuration.getKeyType()),
        (Class<V>) valueClass(classLoader).orElse(configuration.getValueType()));
  }

  static CacheTemplate from(ResolvedSettings settings) {
    require(settings, CacheSchema.READ_THROUGH, CacheSchema.LOADER);
    require(settings, CacheSchema.WRITE_THROUGH, CacheSchema.WRITER);
    return new CacheTemplate(
        ExpirySpec.from(settings),
        settings.find(CacheSchema.STATISTICS),
        settings.find(CacheSchema.MANAGEMENT),
        settings.find(CacheSchema.KEY_TYPE),
        settings.find(CacheSchema.VALUE_TYPE),
        settings.find(CacheSchema.READ_THROUGH),
        settings.find(CacheSchema.WRITE_THROUGH),
        settings.find(CacheSchema.LOADER),
        settings.find(CacheSchema.WRITER));
  }

  private static void require(
      ResolvedSettings settings, Setting<Boolean> through, Setting<String> className) {
    if (settings.find(through).orElse(false) && settings.find(className).isEmpty()) {
      throw new CacheException(
          "%s needs %s, %s"
              .formatted(
                  settings.locate(through).orElseThrow(),
                  className.name(),
                  className.type().allowed()));
    }
  }
}
