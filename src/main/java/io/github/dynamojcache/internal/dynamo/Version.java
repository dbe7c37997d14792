package io.github.dynamojcache.internal.dynamo;

/** What a write that was decided on by a read asks to find unchanged. Immutable. */
public sealed interface Version permits WriteId, ForeignItem {}
