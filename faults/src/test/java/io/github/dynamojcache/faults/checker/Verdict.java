package io.github.dynamojcache.faults.checker;

/**
 * What a check found.
 *
 * @param linearizable whether there is an order of steps that explains every result
 * @param explanation where the longest attempt at one ended; empty when there is one
 * @param configurations how many configurations were looked at
 */
public record Verdict(boolean linearizable, String explanation, int configurations) {}
