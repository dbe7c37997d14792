package io.github.dynamojcache.internal.config;

/**
 * The names of all settings, as written under {@code dynamo-jcache}. {@code reference.conf}
 * describes the meaning, unit and default of each.
 */
public final class SettingNames {

  /** The root block, which contains all settings. */
  public static final String ROOT = "dynamo-jcache";

  /** The sections of the caches, by exact name or pattern. */
  public static final String CACHES = "caches";

  public static final String TABLE = "table";
  public static final String TABLE_MODE = "table-mode";
  public static final String NATIVE_TTL = "native-ttl";
  public static final String CONSISTENT_READS = "consistent-reads";
  public static final String SHARED_READS = "shared-reads";
  public static final String CLEAR_MODE = "clear-mode";
  public static final String CLEAR_VISIBILITY = "clear-visibility";
  public static final String SHARDS = "shards";
  public static final String TOUCH_THRESHOLD = "touch-threshold";
  public static final String PURGE_RATE = "purge-rate";
  public static final String CALL_TIMEOUT = "call-timeout";
  public static final String ATTEMPT_TIMEOUT = "attempt-timeout";
  public static final String FAILURE_MODE = "failure-mode";
  public static final String BYPASS_AFTER = "bypass-after";
  public static final String BYPASS_RETRY = "bypass-retry";
  public static final String BYPASS_JOURNAL = "bypass-journal";
  public static final String CONSUMED_CAPACITY = "consumed-capacity";
  public static final String PRICE_PER_MILLION_READ_UNITS = "price-per-million-read-units";
  public static final String PRICE_PER_MILLION_WRITE_UNITS = "price-per-million-write-units";

  public static final String VALUE_CODEC = "value-codec";
  public static final String CLASS_FILTER = "class-filter";
  public static final String ALLOWED_CLASSES = "allowed-classes";
  public static final String VALUE_SURROGATES = "value-surrogates";
  public static final String SEAL = "seal";
  public static final String SEAL_KEYS = "seal-keys";
  public static final String COMPRESSION = "compression";
  public static final String COMPRESSION_THRESHOLD = "compression-threshold";
  public static final String MAX_VALUE_SIZE = "max-value-size";
  public static final String OVERSIZE = "oversize";
  public static final String CHUNK_SIZE = "chunk-size";

  public static final String OPEN_TIMEOUT = "open-timeout";
  public static final String MAX_ATTEMPTS = "max-attempts";
  public static final String MAX_CONNECTIONS = "max-connections";
  public static final String ENDPOINT = "endpoint";
  public static final String REGION = "region";
  public static final String CLOCK_SKEW = "clock-skew";
  public static final String CLOCK_SKEW_THRESHOLD = "clock-skew-threshold";

  public static final String EXPIRY_TYPE = "expiry.type";
  public static final String EXPIRY_DURATION = "expiry.duration";
  public static final String STATISTICS = "statistics";
  public static final String MANAGEMENT = "management";
  public static final String KEY_TYPE = "key-type";
  public static final String VALUE_TYPE = "value-type";
  public static final String READ_THROUGH = "read-through";
  public static final String WRITE_THROUGH = "write-through";
  public static final String LOADER = "loader";
  public static final String WRITER = "writer";

  private SettingNames() {}
}
