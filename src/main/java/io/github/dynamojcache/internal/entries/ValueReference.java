package io.github.dynamojcache.internal.entries;

/**
 * Says where a store keeps a value that does not fit beside its key. Only the store that made it
 * knows more. Immutable.
 */
public interface ValueReference {}
