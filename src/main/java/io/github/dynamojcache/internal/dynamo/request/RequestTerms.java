package io.github.dynamojcache.internal.dynamo.request;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * What every request to the data plane must carry.
 *
 * @param limits the time limits; null if the client has the same
 * @param capacity whether DynamoDB is to report the consumed capacity; null: nothing about it is
 *     sent, which means no
 */
public record RequestTerms(
    @Nullable AwsRequestOverrideConfiguration limits, @Nullable ReturnConsumedCapacity capacity) {}
