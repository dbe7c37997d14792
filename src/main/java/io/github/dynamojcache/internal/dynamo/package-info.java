/**
 * The only place that knows DynamoDB's data plane: intents become requests, responses become
 * outcomes.
 *
 * <p>Batches, paging, generations and what retries leave in doubt. No JCache operation may be
 * decided here.
 */
@NullMarked
package io.github.dynamojcache.internal.dynamo;

import org.jspecify.annotations.NullMarked;
