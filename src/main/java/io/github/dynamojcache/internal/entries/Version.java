package io.github.dynamojcache.internal.entries;

/**
 * What a write that was decided on by a read asks to find unchanged: a {@link WriteId}, or what a
 * store finds in the place of an entry that it did not write. Immutable, with {@code equals}.
 */
public interface Version {}
