package io.github.dynamojcache.internal.dynamo.generation;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** DynamoDB, with the meta item of one cache and nothing else. Thread-safe. */
final class MetaTable implements DynamoDbClient {

  private static final Map<String, AttributeValue> META =
      Map.of(
          "g", AttributeValue.fromS("1hf7uaq00abcdefg"),
          "n", AttributeValue.fromN("4"),
          "f", AttributeValue.fromN("1"));

  /** An answer to a question, or what comes instead. */
  @FunctionalInterface
  interface Answer {
    GetItemResponse to(Duration limit) throws InterruptedException;
  }

  final AtomicInteger questions = new AtomicInteger();
  volatile Answer answer = limit -> item();

  static GetItemResponse item() {
    return GetItemResponse.builder().item(META).build();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    questions.incrementAndGet();
    Duration limit =
        request
            .overrideConfiguration()
            .flatMap(AwsRequestOverrideConfiguration::apiCallTimeout)
            .orElse(Duration.ofHours(1));
    try {
      return answer.to(limit);
    } catch (InterruptedException e) {
      throw AbortedException.create("interrupted", e);
    }
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
