/**
 * One request to DynamoDB: its expressions, limits, retries, batches and pages, and the capacity
 * units that it consumed.
 *
 * <p>Every request to the data plane is sent by {@code DynamoCalls}.
 */
@NullMarked
package io.github.dynamojcache.internal.dynamo.request;

import org.jspecify.annotations.NullMarked;
