package io.github.dynamojcache.internal.bypass;

import io.github.dynamojcache.options.FailureMode;
import java.time.Duration;

/**
 * What one cache does when DynamoDB fails.
 *
 * @param mode whether operations throw or bypass DynamoDB
 * @param failures the number of failures among the last {@code 2 * failures} requests after which
 *     no more are sent; at least 1
 * @param retryAfter how long no request is sent, before one tests whether DynamoDB is back
 * @param journalKeys the most keys that the journal holds; when there are more, all entries of the
 *     cache are discarded
 */
public record BypassSettings(
    FailureMode mode, int failures, Duration retryAfter, int journalKeys) {}
