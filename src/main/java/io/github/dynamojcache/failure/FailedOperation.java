package io.github.dynamojcache.failure;

import org.jspecify.annotations.Nullable;

/**
 * What was being done when DynamoDB, or the way to it, failed.
 *
 * @param name the operation as the user knows it, such as {@code get} or {@code createCache}
 * @param cache the cache's name; null when the failure concerns none
 * @param table the table's name
 */
public record FailedOperation(String name, @Nullable String cache, String table) {}
