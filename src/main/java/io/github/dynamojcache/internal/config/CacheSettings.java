package io.github.dynamojcache.internal.config;

import io.github.dynamojcache.internal.bypass.BypassSettings;
import io.github.dynamojcache.internal.dynamo.request.StoreSettings;
import io.github.dynamojcache.internal.table.TableSettings;
import javax.cache.CacheException;

/**
 * All settings of one cache, resolved from all sources.
 *
 * @param store for the data plane
 * @param table for the control plane
 * @param bypass for outages of DynamoDB
 * @param touchThreshold the part of the access duration, 0 to 1, that must have passed before a
 *     read rewrites the expiry; 0 rewrites it on every read
 * @param capacity for the bill
 * @param valueCodec the name of the codec that writes values
 * @param size for the size of values
 * @param surrogates for classes in values that are stored in another form
 * @param classFilter for the classes that are stored
 * @param seal for the protection of values
 */
public record CacheSettings(
    StoreSettings store,
    TableSettings table,
    BypassSettings bypass,
    double touchThreshold,
    CapacitySettings capacity,
    String valueCodec,
    SurrogateSettings surrogates,
    ClassFilterSettings classFilter,
    SealSettings seal,
    ValueSizeSettings size) {

  /**
   * @throws CacheException if settings that are acceptable separately contradict each other
   */
  static CacheSettings from(ResolvedSettings settings) {
    requireAttemptWithinCall(settings);
    String table = settings.get(StoreSchema.TABLE);
    boolean nativeTtl = settings.get(StoreSchema.NATIVE_TTL);
    return new CacheSettings(
        new StoreSettings(
            table,
            settings.get(StoreSchema.CONSISTENT_READS),
            settings.get(StoreSchema.SHARED_READS),
            nativeTtl,
            settings.get(StoreSchema.CLEAR_MODE),
            settings.get(StoreSchema.CLEAR_VISIBILITY),
            settings.get(StoreSchema.SHARDS),
            settings.get(StoreSchema.CALL_TIMEOUT),
            settings.get(StoreSchema.ATTEMPT_TIMEOUT),
            settings.get(StoreSchema.PURGE_RATE)),
        new TableSettings(table, settings.get(StoreSchema.TABLE_MODE), nativeTtl),
        new BypassSettings(
            settings.get(BypassSchema.FAILURE_MODE),
            settings.get(BypassSchema.BYPASS_AFTER),
            settings.get(BypassSchema.BYPASS_RETRY),
            settings.get(BypassSchema.BYPASS_JOURNAL)),
        settings.get(StoreSchema.TOUCH_THRESHOLD),
        CapacitySettings.from(settings),
        settings.get(ValueSchema.VALUE_CODEC),
        settings.get(ValueSchema.VALUE_SURROGATES),
        ClassFilterSettings.from(settings),
        SealSettings.from(settings),
        ValueSizeSettings.from(settings));
  }

  private static void requireAttemptWithinCall(ResolvedSettings settings) {
    if (settings.get(StoreSchema.ATTEMPT_TIMEOUT).compareTo(settings.get(StoreSchema.CALL_TIMEOUT))
        > 0) {
      throw new CacheException(
          "%s must not be longer than %s: lower attempt-timeout or raise call-timeout"
              .formatted(
                  settings.locate(StoreSchema.ATTEMPT_TIMEOUT).orElseThrow(),
                  settings.locate(StoreSchema.CALL_TIMEOUT).orElseThrow()));
    }
  }
}
