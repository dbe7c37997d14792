package io.github.dynamojcache.store;

/** What a write that was decided on by a read asks to find unchanged. Immutable. */
public sealed interface Version permits WriteId, ForeignItem {}
