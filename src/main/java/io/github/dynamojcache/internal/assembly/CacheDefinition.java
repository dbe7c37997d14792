package io.github.dynamojcache.internal.assembly;

import io.github.dynamojcache.codec.ValueCodec;
import io.github.dynamojcache.codec.ValueSurrogate;
import io.github.dynamojcache.internal.config.SettingsOverlay;
import io.github.dynamojcache.options.FailureListener;
import io.github.dynamojcache.seal.SealKeys;
import java.util.List;
import java.util.Optional;
import javax.cache.configuration.CompleteConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The configuration of a cache in code. Immutable.
 *
 * @param standard the JSR-107 part
 * @param settings the other settings, may be empty
 * @param client a client for this cache alone
 * @param valueCodec the codec that the application supplied
 * @param valueSurrogates the surrogates that the application supplied
 * @param sealKeys the seal keys that the application supplied
 * @param failureListeners the listeners for the failure state
 * @param <K> the type of key
 * @param <V> the type of value
 */
public record CacheDefinition<K, V>(
    CompleteConfiguration<K, V> standard,
    SettingsOverlay settings,
    Optional<DynamoDbClient> client,
    Optional<ValueCodec> valueCodec,
    List<ValueSurrogate<?, ?>> valueSurrogates,
    Optional<SealKeys> sealKeys,
    List<FailureListener> failureListeners) {}
