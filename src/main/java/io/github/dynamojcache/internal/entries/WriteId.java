package io.github.dynamojcache.internal.entries;

/**
 * Identifies one write of one JVM. It is the optimistic lock of an entry. After a lost response it
 * shows whether the stored write is our own.
 *
 * @param bits 64 bits that no other write of the same key carries
 */
public record WriteId(long bits) implements Version {}
