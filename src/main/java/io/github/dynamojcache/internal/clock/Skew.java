package io.github.dynamojcache.internal.clock;

/**
 * How far a JVM's clock is off, as well as it is known.
 *
 * @param aheadMillis by how many milliseconds it is ahead of the service's; negative when behind
 * @param uncertaintyMillis by how many milliseconds, at most, that may be wrong
 */
public record Skew(long aheadMillis, long uncertaintyMillis) {}
