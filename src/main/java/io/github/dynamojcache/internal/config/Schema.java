package io.github.dynamojcache.internal.config;

import static io.github.dynamojcache.internal.config.Setting.Place.CACHE;
import static io.github.dynamojcache.internal.config.Setting.Place.EVERYWHERE;
import static io.github.dynamojcache.internal.config.Setting.Place.MANAGER;

import io.github.dynamojcache.internal.classes.filter.ClassPatterns;
import io.github.dynamojcache.internal.classes.filter.FilterMode;
import io.github.dynamojcache.options.ClearMode;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.options.FailureMode;
import io.github.dynamojcache.options.Oversize;
import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.options.SkewMode;
import io.github.dynamojcache.options.TableMode;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All settings, with their defaults. Any other key is refused. {@code reference.conf} documents the
 * same; it is not read, so that neither shading nor a native image can lose it, and a start without
 * a configuration file needs no parser.
 */
final class Schema {

  static final String DEFAULT_ORIGIN = "default";

  static final Setting<String> TABLE =
      new Setting<>(SettingNames.TABLE, EVERYWHERE, ValueType.tableName())
          .byDefault("jcache", "jcache");
  static final Setting<TableMode> TABLE_MODE =
      new Setting<>(SettingNames.TABLE_MODE, EVERYWHERE, ValueType.oneOf(TableMode.class))
          .byDefault("create", TableMode.CREATE);
  static final Setting<Boolean> NATIVE_TTL =
      new Setting<>(SettingNames.NATIVE_TTL, EVERYWHERE, ValueType.bool()).byDefault("true", true);
  static final Setting<Boolean> CONSISTENT_READS =
      new Setting<>(SettingNames.CONSISTENT_READS, EVERYWHERE, ValueType.bool())
          .byDefault("true", true);
  static final Setting<Boolean> SHARED_READS =
      new Setting<>(SettingNames.SHARED_READS, EVERYWHERE, ValueType.bool())
          .byDefault("true", true);
  static final Setting<ClearMode> CLEAR_MODE =
      new Setting<>(SettingNames.CLEAR_MODE, EVERYWHERE, ValueType.oneOf(ClearMode.class))
          .byDefault("generation", ClearMode.GENERATION);
  static final Setting<Duration> CLEAR_VISIBILITY =
      new Setting<>(SettingNames.CLEAR_VISIBILITY, EVERYWHERE, ValueType.durationOrZero())
          .byDefault("1s", Duration.ofSeconds(1));
  static final Setting<Integer> SHARDS =
      new Setting<>(SettingNames.SHARDS, EVERYWHERE, ValueType.wholeNumber(1, 256))
          .byDefault("4", 4);
  static final Setting<Double> TOUCH_THRESHOLD =
      new Setting<>(SettingNames.TOUCH_THRESHOLD, EVERYWHERE, ValueType.fraction())
          .byDefault("0.1", 0.1);
  static final Setting<Integer> PURGE_RATE =
      new Setting<>(SettingNames.PURGE_RATE, EVERYWHERE, ValueType.wholeNumber(0, 1_000_000))
          .byDefault("100", 100);
  static final Setting<Duration> CALL_TIMEOUT =
      new Setting<>(SettingNames.CALL_TIMEOUT, EVERYWHERE, ValueType.durationAboveZero())
          .byDefault("1s", Duration.ofSeconds(1));
  static final Setting<Duration> ATTEMPT_TIMEOUT =
      new Setting<>(SettingNames.ATTEMPT_TIMEOUT, EVERYWHERE, ValueType.durationAboveZero())
          .byDefault("300ms", Duration.ofMillis(300));

  static final Setting<FailureMode> FAILURE_MODE =
      new Setting<>(SettingNames.FAILURE_MODE, EVERYWHERE, ValueType.oneOf(FailureMode.class))
          .byDefault("throw", FailureMode.THROW);
  static final Setting<Integer> BYPASS_AFTER =
      new Setting<>(SettingNames.BYPASS_AFTER, EVERYWHERE, ValueType.wholeNumber(1, 1_000))
          .byDefault("5", 5);
  static final Setting<Duration> BYPASS_RETRY =
      new Setting<>(SettingNames.BYPASS_RETRY, EVERYWHERE, ValueType.durationAboveZero())
          .byDefault("5s", Duration.ofSeconds(5));
  static final Setting<Integer> BYPASS_JOURNAL =
      new Setting<>(SettingNames.BYPASS_JOURNAL, EVERYWHERE, ValueType.wholeNumber(0, 1_000_000))
          .byDefault("10000", 10_000);

  static final Setting<Boolean> CONSUMED_CAPACITY =
      new Setting<>(SettingNames.CONSUMED_CAPACITY, EVERYWHERE, ValueType.bool())
          .byDefault("true", true);
  static final Setting<Double> PRICE_PER_MILLION_READ_UNITS =
      new Setting<>(SettingNames.PRICE_PER_MILLION_READ_UNITS, EVERYWHERE, ValueType.price());
  static final Setting<Double> PRICE_PER_MILLION_WRITE_UNITS =
      new Setting<>(SettingNames.PRICE_PER_MILLION_WRITE_UNITS, EVERYWHERE, ValueType.price());

  static final Setting<String> VALUE_CODEC =
      new Setting<>(
              SettingNames.VALUE_CODEC,
              EVERYWHERE,
              ValueType.text(
                  "kryo, json, or the name of a codec of your own",
                  text -> text.matches("[A-Za-z][A-Za-z0-9_-]*")))
          .byDefault("kryo", "kryo");
  static final Setting<FilterMode> CLASS_FILTER =
      new Setting<>(SettingNames.CLASS_FILTER, EVERYWHERE, ValueType.oneOf(FilterMode.class))
          .byDefault("derived", FilterMode.DERIVED);
  static final Setting<ClassPatterns> ALLOWED_CLASSES =
      new Setting<>(SettingNames.ALLOWED_CLASSES, EVERYWHERE, ValueType.classPatterns())
          .byDefault("[]", ClassPatterns.NONE);
  static final Setting<SurrogateSettings> VALUE_SURROGATES =
      new Setting<>(SettingNames.VALUE_SURROGATES, EVERYWHERE, ValueType.surrogates())
          .byDefault("[]", SurrogateSettings.NONE);
  static final Setting<SealMode> SEAL =
      new Setting<>(SettingNames.SEAL, EVERYWHERE, ValueType.oneOf(SealMode.class))
          .byDefault("none", SealMode.NONE);
  static final Setting<String> SEAL_KEYS =
      new Setting<>(SettingNames.SEAL_KEYS, EVERYWHERE, ValueType.className());
  static final Setting<Compression> COMPRESSION =
      new Setting<>(SettingNames.COMPRESSION, EVERYWHERE, ValueType.oneOf(Compression.class))
          .byDefault("deflate", Compression.DEFLATE);
  static final Setting<Integer> COMPRESSION_THRESHOLD =
      new Setting<>(SettingNames.COMPRESSION_THRESHOLD, EVERYWHERE, ValueType.bytes(0, 1 << 30))
          .byDefault("1KiB", 1024);
  static final Setting<Integer> MAX_VALUE_SIZE =
      new Setting<>(SettingNames.MAX_VALUE_SIZE, EVERYWHERE, ValueType.bytes(1024, 1 << 30))
          .byDefault("16MiB", 16 * 1024 * 1024);
  static final Setting<Oversize> OVERSIZE =
      new Setting<>(SettingNames.OVERSIZE, EVERYWHERE, ValueType.oneOf(Oversize.class))
          .byDefault("chunk", Oversize.CHUNK);
  static final Setting<Integer> CHUNK_SIZE =
      new Setting<>(SettingNames.CHUNK_SIZE, EVERYWHERE, ValueType.bytes(1, 384 * 1024))
          .byDefault("384KiB", 384 * 1024);

  static final Setting<Duration> OPEN_TIMEOUT =
      new Setting<>(SettingNames.OPEN_TIMEOUT, MANAGER, ValueType.durationAboveZero())
          .byDefault("10s", Duration.ofSeconds(10));
  static final Setting<Integer> MAX_ATTEMPTS =
      new Setting<>(SettingNames.MAX_ATTEMPTS, MANAGER, ValueType.wholeNumber(1, 10))
          .byDefault("3", 3);
  static final Setting<Integer> MAX_CONNECTIONS =
      new Setting<>(SettingNames.MAX_CONNECTIONS, MANAGER, ValueType.wholeNumber(1, 10_000))
          .byDefault("50", ConnectionSettings.DEFAULT_MAX_CONNECTIONS);
  static final Setting<String> ENDPOINT =
      new Setting<>(
          SettingNames.ENDPOINT,
          MANAGER,
          ValueType.text(
              "the word embedded, or an address such as http://localhost:8000",
              text -> text.equals(ConnectionSettings.EMBEDDED) || isHttpAddress(text)));
  static final Setting<String> REGION =
      new Setting<>(SettingNames.REGION, MANAGER, ValueType.regionName());
  static final Setting<SkewMode> CLOCK_SKEW =
      new Setting<>(SettingNames.CLOCK_SKEW, MANAGER, ValueType.oneOf(SkewMode.class));
  static final Setting<Duration> CLOCK_SKEW_THRESHOLD =
      new Setting<>(SettingNames.CLOCK_SKEW_THRESHOLD, MANAGER, ValueType.durationFromOneSecond())
          .byDefault("2s", Duration.ofSeconds(2));

  static final Setting<ExpirySpec.Type> EXPIRY_TYPE =
      new Setting<>(SettingNames.EXPIRY_TYPE, CACHE, ValueType.oneOf(ExpirySpec.Type.class));
  static final Setting<javax.cache.expiry.Duration> EXPIRY_DURATION =
      new Setting<>(SettingNames.EXPIRY_DURATION, CACHE, ValueType.lifetime());
  static final Setting<Boolean> STATISTICS =
      new Setting<>(SettingNames.STATISTICS, CACHE, ValueType.bool());
  static final Setting<Boolean> MANAGEMENT =
      new Setting<>(SettingNames.MANAGEMENT, CACHE, ValueType.bool());
  static final Setting<String> KEY_TYPE =
      new Setting<>(SettingNames.KEY_TYPE, CACHE, ValueType.className());
  static final Setting<String> VALUE_TYPE =
      new Setting<>(SettingNames.VALUE_TYPE, CACHE, ValueType.className());
  static final Setting<Boolean> READ_THROUGH =
      new Setting<>(SettingNames.READ_THROUGH, CACHE, ValueType.bool());
  static final Setting<Boolean> WRITE_THROUGH =
      new Setting<>(SettingNames.WRITE_THROUGH, CACHE, ValueType.bool());
  static final Setting<String> LOADER =
      new Setting<>(SettingNames.LOADER, CACHE, ValueType.className());
  static final Setting<String> WRITER =
      new Setting<>(SettingNames.WRITER, CACHE, ValueType.className());

  /** In the order of the settings report. */
  static final List<Setting<?>> ALL =
      List.of(
          TABLE,
          TABLE_MODE,
          NATIVE_TTL,
          CONSISTENT_READS,
          SHARED_READS,
          CLEAR_MODE,
          CLEAR_VISIBILITY,
          SHARDS,
          TOUCH_THRESHOLD,
          PURGE_RATE,
          CALL_TIMEOUT,
          ATTEMPT_TIMEOUT,
          FAILURE_MODE,
          BYPASS_AFTER,
          BYPASS_RETRY,
          BYPASS_JOURNAL,
          CONSUMED_CAPACITY,
          PRICE_PER_MILLION_READ_UNITS,
          PRICE_PER_MILLION_WRITE_UNITS,
          VALUE_CODEC,
          CLASS_FILTER,
          ALLOWED_CLASSES,
          VALUE_SURROGATES,
          SEAL,
          SEAL_KEYS,
          COMPRESSION,
          COMPRESSION_THRESHOLD,
          MAX_VALUE_SIZE,
          OVERSIZE,
          CHUNK_SIZE,
          OPEN_TIMEOUT,
          MAX_ATTEMPTS,
          MAX_CONNECTIONS,
          ENDPOINT,
          REGION,
          CLOCK_SKEW,
          CLOCK_SKEW_THRESHOLD,
          EXPIRY_TYPE,
          EXPIRY_DURATION,
          STATISTICS,
          MANAGEMENT,
          KEY_TYPE,
          VALUE_TYPE,
          READ_THROUGH,
          WRITE_THROUGH,
          LOADER,
          WRITER);

  private Schema() {}

  /** Returns the section of the defaults, which has the lowest precedence. */
  static Section defaults() {
    Map<String, Located> values = new HashMap<>();
    for (Setting<?> setting : ALL) {
      setting
          .byDefault()
          .ifPresent(
              byDefault ->
                  values.put(
                      setting.name(),
                      new Located(
                          SettingNames.ROOT + "." + setting.name(),
                          byDefault.value(),
                          byDefault.shown(),
                          DEFAULT_ORIGIN)));
    }
    return new Section(values);
  }

  static Optional<Setting<?>> find(String name) {
    return ALL.stream().filter(setting -> setting.name().equals(name)).findFirst();
  }

  /** Whether this name is a group of settings, as {@code expiry} is of {@code expiry.type}. */
  static boolean isGroup(String name) {
    return ALL.stream().anyMatch(setting -> setting.name().startsWith(name + "."));
  }

  private static boolean isHttpAddress(String text) {
    URI uri = URI.create(text);
    return uri.getHost() != null
        && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
  }
}
