/**
 * The only package that knows DynamoDB's data plane: intents become requests, responses become
 * outcomes.
 *
 * <p>It handles batches, paging, generations, and unknown outcomes after retries. It must not
 * decide JCache operations.
 */
@NullMarked
package io.github.dynamojcache.internal.dynamo;

import org.jspecify.annotations.NullMarked;
