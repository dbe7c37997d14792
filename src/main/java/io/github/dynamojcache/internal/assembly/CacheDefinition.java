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
 * What code says of a cache. Immutable.
 *
 * @param standard what JSR-107 knows
 * @param settings the settings beside it, maybe none
 * @param client a client for this cache alone
 * @param valueCodec the codec that was handed in
 * @param valueSurrogates the surrogates that were handed in
 * @param sealKeys the keys of the seal that were handed in
 * @param failureListeners hear when the cache bypasses DynamoDB
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
