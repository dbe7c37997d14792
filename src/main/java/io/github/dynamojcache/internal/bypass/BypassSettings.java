package io.github.dynamojcache.internal.bypass;

import io.github.dynamojcache.options.FailureMode;
import java.time.Duration;

/**
 * What one cache does when DynamoDB fails.
 *
 * @param mode whether it throws
 * @param failures how many of the last twice as many requests must have failed before no more are
 *     sent; at least 1
 * @param retryAfter how long nothing is sent, before one request finds out whether DynamoDB is back
 * @param journalKeys how many keys are remembered; beyond that, all entries of the cache are given
 *     up
 */
public record BypassSettings(
    FailureMode mode, int failures, Duration retryAfter, int journalKeys) {}
