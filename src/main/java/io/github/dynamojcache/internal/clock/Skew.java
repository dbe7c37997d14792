package io.github.dynamojcache.internal.clock;

/**
 * The measured skew of a JVM's clock.
 *
 * @param aheadMillis how many milliseconds it is ahead of the service's; negative when behind
 * @param uncertaintyMillis the largest error of that number, milliseconds
 */
public record Skew(long aheadMillis, long uncertaintyMillis) {}
