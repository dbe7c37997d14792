package io.github.dynamojcache.faults.history;

/**
 * A write request that went out and of whose answer the client never heard. The service may have
 * carried it out, or not.
 *
 * @param sent when it went out, in nanoseconds of the machine's monotonic clock
 * @param settled from when on it can have no effect any more; {@link Operation#NEVER} if unknown
 */
public record LostAnswer(long sent, long settled) {}
