package io.github.dynamojcache.internal.entries;

/**
 * Names one write of one JVM. It is the optimistic lock of an entry, and it tells whether the write
 * whose response was lost was ours.
 *
 * @param bits 64 bits that no other write of the same key carries
 */
public record WriteId(long bits) implements Version {}
