package io.github.dynamojcache.internal.coding;

import io.github.dynamojcache.internal.keys.CanonicalKeys;

/**
 * The codecs for keys and values of one cache, with the classes of one application.
 *
 * @param keys the codec for keys
 * @param values the codec for values
 */
public record CacheCodec(CanonicalKeys keys, CacheValues values) {}
