package io.github.dynamojcache.benchmarks.result;

/**
 * One {@code clear()} of a cache in DynamoDB Local.
 *
 * @param entries how many entries it had
 * @param requests what was sent, in order
 * @param writeUnits what the engine charged
 * @param millis how long it took
 */
public record ClearCost(int entries, String requests, double writeUnits, double millis) {}
