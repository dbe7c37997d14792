package io.github.dynamojcache.internal.coding;

import io.github.dynamojcache.internal.keys.CanonicalKeys;

/**
 * Keys and values of one cache in the classes of one application.
 *
 * @param keys the keys
 * @param values the values
 */
public record CacheCodec(CanonicalKeys keys, CacheValues values) {}
