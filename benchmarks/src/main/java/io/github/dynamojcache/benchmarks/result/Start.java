package io.github.dynamojcache.benchmarks.result;

/**
 * What an HTTP client makes of the time to the first value.
 *
 * @param httpClient its title
 * @param tableMode what the cache is told; empty when there is no cache
 * @param wall milliseconds from the start of the process; first: bare SDK, second: cache
 * @param cpu CPU milliseconds of the process, likewise
 * @param starts how many JVMs of each
 */
public record Start(String httpClient, String tableMode, Paired wall, Paired cpu, int starts) {}
