package io.github.dynamojcache.internal.dynamo.item;

import io.github.dynamojcache.options.Oversize;

/**
 * The store's settings for values that do not fit into an item.
 *
 * @param oversize how they are handled
 * @param chunkSize how many bytes one chunk may have
 * @param maxBytes how many bytes a value in chunks may have; a larger one is not read
 */
public record ChunkSettings(Oversize oversize, int chunkSize, int maxBytes) {}
