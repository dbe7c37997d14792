package io.github.dynamojcache.internal.dynamo;

import io.github.dynamojcache.options.Oversize;

/**
 * What the store needs to know about values that do not fit into an item.
 *
 * @param oversize what becomes of them
 * @param chunkSize how many bytes one chunk may have
 * @param maxBytes how many bytes a value in chunks may have, for it to be read
 */
public record ChunkSettings(Oversize oversize, int chunkSize, int maxBytes) {}
