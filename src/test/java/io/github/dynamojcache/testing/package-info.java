/**
 * The test harness: a DynamoDB Local of its own process, a ledger of requests, and faults on order.
 *
 * <p>Published to the other modules of the reactor as a test-jar; no part of the provider.
 */
@NullMarked
package io.github.dynamojcache.testing;

import org.jspecify.annotations.NullMarked;
