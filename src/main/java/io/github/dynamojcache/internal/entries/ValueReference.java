package io.github.dynamojcache.internal.entries;

/**
 * Tells where a store keeps a value that does not fit beside its key. Only the store that created
 * it can read it. Immutable.
 */
public interface ValueReference {}
