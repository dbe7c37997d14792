package io.github.dynamojcache;

import static java.util.Objects.requireNonNull;

import io.github.dynamojcache.codec.ValueCodec;
import io.github.dynamojcache.codec.ValueSurrogate;
import io.github.dynamojcache.internal.assembly.CacheDefinition;
import io.github.dynamojcache.internal.config.BypassSchema;
import io.github.dynamojcache.internal.config.Setting;
import io.github.dynamojcache.internal.config.SettingsOverlay;
import io.github.dynamojcache.internal.config.StoreSchema;
import io.github.dynamojcache.internal.config.ValueSchema;
import io.github.dynamojcache.options.ClearMode;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.options.FailureListener;
import io.github.dynamojcache.options.FailureMode;
import io.github.dynamojcache.options.Oversize;
import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.options.TableMode;
import io.github.dynamojcache.seal.SealKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A JCache configuration with additional settings: table, reads, clearing, client. Settings made
 * here override Properties and files. Immutable and thread-safe; a cache keeps this instance, not a
 * copy.
 *
 * <pre>{@code
 * DynamoConfiguration.builder(String.class, Customer.class)
 *     .expiry(CreatedExpiryPolicy.factoryOf(Duration.TEN_MINUTES))
 *     .statistics(true)
 *     .table("customers")
 *     .build();
 * }</pre>
 *
 * @param <K> the type of key
 * @param <V> the type of value
 */
public final class DynamoConfiguration<K, V> implements CompleteConfiguration<K, V> {

  private static final long serialVersionUID = 1L;

  private final MutableConfiguration<K, V> standard; // never modified, never passed to others
  private final SettingsOverlay settings;
  private final transient @Nullable DynamoDbClient client;
  private final transient @Nullable ValueCodec valueCodec;
  private final transient @Nullable List<ValueSurrogate<?, ?>> valueSurrogates; // null: as below
  private final transient @Nullable SealKeys sealKeys;
  private final transient @Nullable List<FailureListener> failureListeners; // null: deserialized

  private DynamoConfiguration(
      MutableConfiguration<K, V> standard,
      SettingsOverlay settings,
      @Nullable DynamoDbClient client,
      @Nullable ValueCodec valueCodec,
      List<ValueSurrogate<?, ?>> valueSurrogates,
      @Nullable SealKeys sealKeys,
      List<FailureListener> failureListeners) {
    this.standard = standard;
    this.settings = settings;
    this.client = client;
    this.valueCodec = valueCodec;
    this.valueSurrogates = List.copyOf(valueSurrogates);
    this.sealKeys = sealKeys;
    this.failureListeners = List.copyOf(failureListeners);
  }

  /**
   * Returns a builder with JSR-107's defaults.
   *
   * @param keyType the type of key
   * @param valueType the type of value
   * @param <K> the type of key
   * @param <V> the type of value
   * @return a builder: eternal, store-by-value, no statistics
   */
  public static <K, V> Builder<K, V> builder(Class<K> keyType, Class<V> valueType) {
    return new Builder<>(new MutableConfiguration<K, V>().setTypes(keyType, valueType));
  }

  /**
   * Returns a builder that starts with another configuration.
   *
   * @param configuration the configuration to copy; it is not changed
   * @param <K> the type of key
   * @param <V> the type of value
   * @return a builder with everything that the configuration contains
   * @throws UnsupportedOperationException when the configuration has store-by-reference
   */
  public static <K, V> Builder<K, V> from(CompleteConfiguration<K, V> configuration) {
    if (!configuration.isStoreByValue()) {
      throw new UnsupportedOperationException(
          "store-by-reference is not supported, because values pass through the table; use"
              + " setStoreByValue(true)");
    }
    Builder<K, V> builder = new Builder<>(new MutableConfiguration<>(configuration));
    if (configuration instanceof DynamoConfiguration<K, V> dynamo) {
      builder.settings = dynamo.settings;
      builder.client = dynamo.client;
      builder.valueCodec = dynamo.valueCodec;
      builder.valueSurrogates.addAll(dynamo.valueSurrogates());
      builder.sealKeys = dynamo.sealKeys;
      builder.failureListeners.addAll(dynamo.failureListeners());
    }
    return builder;
  }

  /** Returns a copy with another JSR-107 part; the settings and objects stay the same. */
  DynamoConfiguration<K, V> withStandard(MutableConfiguration<K, V> other) {
    return new DynamoConfiguration<>(
        other, settings, client, valueCodec, valueSurrogates(), sealKeys, failureListeners());
  }

  @Override
  public Class<K> getKeyType() {
    return standard.getKeyType();
  }

  @Override
  public Class<V> getValueType() {
    return standard.getValueType();
  }

  /** Always true: values are stored in the table. */
  @Override
  public boolean isStoreByValue() {
    return true;
  }

  @Override
  public boolean isReadThrough() {
    return standard.isReadThrough();
  }

  @Override
  public boolean isWriteThrough() {
    return standard.isWriteThrough();
  }

  @Override
  public boolean isStatisticsEnabled() {
    return standard.isStatisticsEnabled();
  }

  @Override
  public boolean isManagementEnabled() {
    return standard.isManagementEnabled();
  }

  @Override
  public Iterable<CacheEntryListenerConfiguration<K, V>> getCacheEntryListenerConfigurations() {
    return List.copyOf(
        (Collection<CacheEntryListenerConfiguration<K, V>>)
            standard.getCacheEntryListenerConfigurations());
  }

  @Override
  public @Nullable Factory<CacheLoader<K, V>> getCacheLoaderFactory() {
    return standard.getCacheLoaderFactory();
  }

  @Override
  public @Nullable Factory<CacheWriter<? super K, ? super V>> getCacheWriterFactory() {
    return standard.getCacheWriterFactory();
  }

  @Override
  public Factory<ExpiryPolicy> getExpiryPolicyFactory() {
    return standard.getExpiryPolicyFactory();
  }

  /** Returns the whole configuration in the form that the assembly takes. */
  CacheDefinition<K, V> definition() {
    return new CacheDefinition<>(
        this, settings, client(), valueCodec(), valueSurrogates(), sealKeys(), failureListeners());
  }

  /**
   * Returns the client that the application supplied. It is not serialized with the configuration.
   *
   * @return the client, or empty when the manager's client is used
   */
  public Optional<DynamoDbClient> client() {
    return Optional.ofNullable(client);
  }

  /**
   * Returns the codec that the application supplied. It is not serialized with the configuration.
   *
   * @return the codec, or empty when {@code value-codec} names it
   */
  public Optional<ValueCodec> valueCodec() {
    return Optional.ofNullable(valueCodec);
  }

  /**
   * Returns the surrogates that the application supplied. They are not serialized with the
   * configuration.
   *
   * @return the surrogates, in the order in which they were added, without those of the setting
   *     {@code value-surrogates}; unmodifiable
   */
  public List<ValueSurrogate<?, ?>> valueSurrogates() {
    return valueSurrogates == null ? List.of() : valueSurrogates;
  }

  /**
   * Returns the seal keys that the application supplied. They are not serialized with the
   * configuration.
   *
   * @return the keys, or empty when those of the setting {@code seal-keys} are used
   */
  public Optional<SealKeys> sealKeys() {
    return Optional.ofNullable(sealKeys);
  }

  /**
   * Returns the listeners for changes of the failure state. They are not serialized with the
   * configuration.
   *
   * @return the listeners, in the order in which they were added; unmodifiable
   */
  public List<FailureListener> failureListeners() {
    return failureListeners == null ? List.of() : failureListeners;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DynamoConfiguration<?, ?> that
        && standard.equals(that.standard)
        && settings.equals(that.settings)
        && client == that.client
        && valueCodec == that.valueCodec
        && valueSurrogates().equals(that.valueSurrogates())
        && sealKeys == that.sealKeys
        && failureListeners().equals(that.failureListeners());
  }

  @Override
  public int hashCode() {
    return Objects.hash(standard, settings);
  }

  @Override
  public String toString() {
    return "DynamoConfiguration["
        + getKeyType().getName()
        + " -> "
        + getValueType().getName()
        + ", "
        + settings.values()
        + "]";
  }

  /**
   * Builds a {@link DynamoConfiguration}. Every method except {@link #build} returns this builder.
   * Methods that change a setting throw {@link IllegalArgumentException} if its value is not
   * acceptable. Not thread-safe.
   *
   * @param <K> the type of key
   * @param <V> the type of value
   */
  public static final class Builder<K, V> {

    private final MutableConfiguration<K, V> standard;
    private SettingsOverlay settings = SettingsOverlay.empty();
    private @Nullable DynamoDbClient client;
    private @Nullable ValueCodec valueCodec;
    private final List<ValueSurrogate<?, ?>> valueSurrogates = new ArrayList<>();
    private @Nullable SealKeys sealKeys;
    private final List<FailureListener> failureListeners = new ArrayList<>();

    private Builder(MutableConfiguration<K, V> standard) {
      this.standard = standard;
    }

    /**
     * Sets the expiry policy. Default: entries never expire.
     *
     * @param factory a factory of policies; called once for each cache that is opened
     * @return this builder
     */
    public Builder<K, V> expiry(Factory<? extends ExpiryPolicy> factory) {
      standard.setExpiryPolicyFactory(factory);
      return this;
    }

    /**
     * Sets the cache loader and enables read-through: a miss calls the loader.
     *
     * @param loader a factory of loaders; called once for each cache that is opened
     * @return this builder
     */
    public Builder<K, V> readThrough(Factory<? extends CacheLoader<K, V>> loader) {
      standard.setCacheLoaderFactory(loader).setReadThrough(true);
      return this;
    }

    /**
     * Sets the cache loader, for {@code loadAll} only.
     *
     * @param loader a factory of loaders; called once for each cache that is opened
     * @return this builder
     */
    public Builder<K, V> loader(Factory<? extends CacheLoader<K, V>> loader) {
      standard.setCacheLoaderFactory(loader);
      return this;
    }

    /**
     * Sets the cache writer and enables write-through: each write calls the writer first.
     *
     * @param writer a factory of writers; called once for each cache that is opened
     * @return this builder
     */
    public Builder<K, V> writeThrough(Factory<? extends CacheWriter<? super K, ? super V>> writer) {
      standard.setCacheWriterFactory(writer).setWriteThrough(true);
      return this;
    }

    /**
     * Adds a cache entry listener.
     *
     * @param listener how the listener is made and what it hears
     * @return this builder
     */
    public Builder<K, V> listener(CacheEntryListenerConfiguration<K, V> listener) {
      standard.addCacheEntryListenerConfiguration(listener);
      return this;
    }

    /**
     * Sets whether statistics are counted. Default: false.
     *
     * @param enabled whether hits, misses and times are counted
     * @return this builder
     */
    public Builder<K, V> statistics(boolean enabled) {
      standard.setStatisticsEnabled(enabled);
      return this;
    }

    /**
     * Sets whether JMX shows the configuration. Default: false.
     *
     * @param enabled true registers the cache's configuration bean
     * @return this builder
     */
    public Builder<K, V> management(boolean enabled) {
      standard.setManagementEnabled(enabled);
      return this;
    }

    /**
     * Sets the table, by name or ARN ({@code table}).
     *
     * @param name 3 to 255 letters, digits, or any of _ . -; or an ARN
     * @return this builder
     */
    public Builder<K, V> table(String name) {
      return set(StoreSchema.TABLE, name);
    }

    /**
     * Sets what the provider may do about the table ({@code table-mode}).
     *
     * @param mode whether it is created, verified, or neither, when a cache is opened
     * @return this builder
     */
    public Builder<K, V> tableMode(TableMode mode) {
      return set(StoreSchema.TABLE_MODE, mode);
    }

    /**
     * Sets whether reads are strongly consistent ({@code consistent-reads}).
     *
     * @param consistent false halves the read units, and may return an earlier state
     * @return this builder
     */
    public Builder<K, V> consistentReads(boolean consistent) {
      return set(StoreSchema.CONSISTENT_READS, consistent);
    }

    /**
     * Sets whether threads that read the same key at the same time share a request ({@code
     * shared-reads}).
     *
     * @param shared false sends a request for each read
     * @return this builder
     */
    public Builder<K, V> sharedReads(boolean shared) {
      return set(StoreSchema.SHARED_READS, shared);
    }

    /**
     * Sets how {@code clear()} works ({@code clear-mode}).
     *
     * @param mode {@code GENERATION} takes one write, {@code DELETE} one or more for each entry
     * @return this builder
     */
    public Builder<K, V> clearMode(ClearMode mode) {
      return set(StoreSchema.CLEAR_MODE, mode);
    }

    /**
     * Sets the longest time after which a clear by another JVM is seen: zero or more ({@code
     * clear-visibility}).
     *
     * @param time whole milliseconds; zero adds a read of the meta item to every operation
     * @return this builder
     */
    public Builder<K, V> clearVisibility(Duration time) {
      return set(StoreSchema.CLEAR_VISIBILITY, time);
    }

    /**
     * Sets the part of an access lifetime after which a read writes a new expiry: 0 to 1 ({@code
     * touch-threshold}).
     *
     * @param fraction 0 makes every read a write; with 1 reads do not extend the lifetime
     * @return this builder
     */
    public Builder<K, V> touchThreshold(double fraction) {
      return set(StoreSchema.TOUCH_THRESHOLD, fraction);
    }

    /**
     * Sets how values are compressed ({@code compression}).
     *
     * @param compression the algorithm; the application adds the library of lz4 and zstd
     * @return this builder
     */
    public Builder<K, V> compression(Compression compression) {
      return set(ValueSchema.COMPRESSION, compression);
    }

    /**
     * Sets what happens to a value that does not fit into an item ({@code oversize}).
     *
     * @param oversize what happens above 400 KB, or with a smaller {@code chunk-size}
     * @return this builder
     */
    public Builder<K, V> oversize(Oversize oversize) {
      return set(ValueSchema.OVERSIZE, oversize);
    }

    /**
     * Sets the time limit of one request with all its attempts: at least 1 ms ({@code
     * call-timeout}).
     *
     * @param time not less than {@code attempt-timeout}
     * @return this builder
     */
    public Builder<K, V> callTimeout(Duration time) {
      return set(StoreSchema.CALL_TIMEOUT, time);
    }

    /**
     * Sets what the cache does when DynamoDB fails ({@code failure-mode}).
     *
     * @param mode what it does; {@code bypass} needs dev.failsafe:failsafe
     * @return this builder
     */
    public Builder<K, V> failureMode(FailureMode mode) {
      return set(BypassSchema.FAILURE_MODE, mode);
    }

    /**
     * Adds a listener for changes of the failure state, with {@code failure-mode = bypass}.
     *
     * @param listener never closed
     * @return this builder
     */
    public Builder<K, V> failureListener(FailureListener listener) {
      failureListeners.add(requireNonNull(listener, "listener"));
      return this;
    }

    /**
     * Sets the codec of values by name ({@code value-codec}): kryo, json, or the name of your own.
     *
     * @param name letters, digits, _ and -
     * @return this builder
     */
    public Builder<K, V> valueCodec(String name) {
      this.valueCodec = null;
      return set(ValueSchema.VALUE_CODEC, name);
    }

    /**
     * Sets the codec of values. Overrides {@code value-codec}.
     *
     * @param codec your own codec, or a {@code JsonValueCodec} with your own mapper
     * @return this builder
     */
    public Builder<K, V> valueCodec(ValueCodec codec) {
      this.valueCodec = codec;
      return this;
    }

    /**
     * Adds a surrogate for a class of values. The surrogates of the setting {@code
     * value-surrogates} and those found as services are used too.
     *
     * @param surrogate for a class that has no other surrogate; never closed
     * @return this builder
     */
    public Builder<K, V> valueSurrogate(ValueSurrogate<?, ?> surrogate) {
      valueSurrogates.add(requireNonNull(surrogate, "surrogate"));
      return this;
    }

    /**
     * Allows more classes in the cache ({@code allowed-classes}): exact names, or names that end in
     * {@code *}. They are added to those in the configuration file.
     *
     * @param names such as {@code com.acme.model.*}
     * @return this builder
     */
    public Builder<K, V> allowedClasses(String... names) {
      return set(ValueSchema.ALLOWED_CLASSES.name(), List.of(names));
    }

    /**
     * Seals the values ({@code seal}).
     *
     * @param mode how they are sealed
     * @param keys the keys; not closed with the cache
     * @return this builder
     */
    public Builder<K, V> seal(SealMode mode, SealKeys keys) {
      this.sealKeys = keys;
      return set(ValueSchema.SEAL, mode);
    }

    /**
     * Sets any setting that the configuration file can have for a cache.
     *
     * @param setting the setting's name, such as {@code shards}
     * @param value its value: of the setting's type, or text as in a file
     * @return this builder
     * @throws IllegalArgumentException when there is no such setting, or the value is not
     *     acceptable
     */
    public Builder<K, V> set(String setting, Object value) {
      settings = settings.with(setting, value);
      return this;
    }

    private <T> Builder<K, V> set(Setting<T> setting, T value) {
      return set(setting.name(), value);
    }

    /**
     * Sets the application's own client: DAX, tracing, a special HTTP client. The cache never
     * closes it.
     *
     * @param ownClient open for as long as the cache
     * @return this builder
     */
    public Builder<K, V> client(DynamoDbClient ownClient) {
      this.client = ownClient;
      return this;
    }

    /**
     * Builds the configuration.
     *
     * @return an immutable configuration; later changes to this builder do not affect it
     */
    public DynamoConfiguration<K, V> build() {
      return new DynamoConfiguration<>(
          new MutableConfiguration<>(standard),
          settings,
          client,
          valueCodec,
          valueSurrogates,
          sealKeys,
          failureListeners);
    }
  }
}
