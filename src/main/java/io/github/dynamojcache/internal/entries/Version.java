package io.github.dynamojcache.internal.entries;

/**
 * The version that must be unchanged for a write that is based on a read: a {@link WriteId}, or a
 * value that a store takes from an item that it did not write. Immutable, with {@code equals}.
 */
public interface Version {}
