package io.github.dynamojcache.sharing;

/**
 * A class that all applications share, around something of one of them.
 *
 * @param content whatever it is
 */
public record Wrapped(Content content) {}
