package io.github.dynamojcache.internal.config;

import java.util.List;

/** The JCache configuration of one cache. */
public final class CacheSchema {

  public static final Setting<ExpirySpec.Type> EXPIRY_TYPE =
      Setting.cache("expiry.type", ValueType.oneOf(ExpirySpec.Type.class))
          .example("created")
          .describedAs(
              """
              When entries expire. Default: as set in code, or never.
              type: what restarts the lifetime: created, modified, accessed, touched (modified or accessed) or eternal.
              """);

  public static final Setting<javax.cache.expiry.Duration> EXPIRY_DURATION =
      Setting.cache("expiry.duration", ValueType.lifetime())
          .example("10m")
          .describedAs(
              """
              duration: at least 1ms, or eternal. Not needed for the type eternal.
              """);

  public static final Setting<Boolean> STATISTICS =
      Setting.cache("statistics", ValueType.bool())
          .example("true")
          .describedAs(
              """
              Whether hits, misses and times are counted, for JMX. removeAll then takes more requests. Default: false.
              """);

  public static final Setting<Boolean> MANAGEMENT =
      Setting.cache("management", ValueType.bool())
          .example("false")
          .describedAs(
              """
              Whether JMX shows the cache's configuration. Default: false.
              """);

  public static final Setting<String> KEY_TYPE =
      Setting.cache("key-type", ValueType.className())
          .example("java.lang.String")
          .describedAs(
              """
              Classes of keys and values, not primitive. Default: any. Checked by getCache(name, keyType, valueType) and by
              every operation.
              """);

  public static final Setting<String> VALUE_TYPE =
      Setting.cache("value-type", ValueType.className()).example("com.acme.Order");

  public static final Setting<Boolean> READ_THROUGH =
      Setting.cache("read-through", ValueType.bool())
          .example("true")
          .describedAs(
              """
              Whether a read that finds no entry calls the loader. Needs `loader`. Default: false.
              """);

  public static final Setting<String> LOADER =
      Setting.cache("loader", ValueType.className())
          .example("com.acme.OrderLoader")
          .describedAs(
              """
              A javax.cache.integration.CacheLoader.
              """);

  public static final Setting<Boolean> WRITE_THROUGH =
      Setting.cache("write-through", ValueType.bool())
          .example("true")
          .describedAs(
              """
              Whether each write calls the writer first. Needs `writer`. Default: false.
              """);

  public static final Setting<String> WRITER =
      Setting.cache("writer", ValueType.className())
          .example("com.acme.OrderWriter")
          .describedAs(
              """
              A javax.cache.integration.CacheWriter.
              """);

  static final List<Setting<?>> ALL =
      List.of(
          EXPIRY_TYPE,
          EXPIRY_DURATION,
          STATISTICS,
          MANAGEMENT,
          KEY_TYPE,
          VALUE_TYPE,
          READ_THROUGH,
          LOADER,
          WRITE_THROUGH,
          WRITER);

  private CacheSchema() {}
}
