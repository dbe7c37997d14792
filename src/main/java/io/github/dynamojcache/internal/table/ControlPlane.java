package io.github.dynamojcache.internal.table;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/** The four control-plane requests, with timeouts of their own. Thread-safe. */
final class ControlPlane {

  private final DynamoDbClient client;
  private final AwsRequestOverrideConfiguration limits;

  /**
   * @param openTimeout the longest time for one request
   */
  ControlPlane(DynamoDbClient client, Duration openTimeout) {
    this.client = client;
    this.limits =
        AwsRequestOverrideConfiguration.builder()
            .apiCallTimeout(openTimeout)
            .apiCallAttemptTimeout(openTimeout) // the client's own is for single entries
            .build();
  }

  /** Returns the table's description; empty if there is no table. */
  Optional<TableDescription> describe(String table) {
    try {
      return Optional.of(
          client
              .describeTable(
                  DescribeTableRequest.builder()
                      .tableName(table)
                      .overrideConfiguration(limits)
                      .build())
              .table());
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  TimeToLiveDescription describeTtl(String table) {
    return client
        .describeTimeToLive(
            DescribeTimeToLiveRequest.builder()
                .tableName(table)
                .overrideConfiguration(limits)
                .build())
        .timeToLiveDescription();
  }

  /**
   * Requests a new table.
   *
   * @return false if it already exists: another JVM was faster, or this request's first attempt
   */
  boolean create(String table) {
    try {
      client.createTable(
          CreateTableRequest.builder()
              .tableName(table)
              .billingMode(BillingMode.PAY_PER_REQUEST)
              .attributeDefinitions(string(TableSchema.PARTITION_KEY), string(TableSchema.SORT_KEY))
              .keySchema(
                  key(TableSchema.PARTITION_KEY, KeyType.HASH),
                  key(TableSchema.SORT_KEY, KeyType.RANGE))
              .overrideConfiguration(limits)
              .build());
      return true;
    } catch (ResourceInUseException e) {
      return false;
    }
  }

  void enableTtl(String table) {
    client.updateTimeToLive(
        UpdateTimeToLiveRequest.builder()
            .tableName(table)
            .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName(TableSchema.TTL))
            .overrideConfiguration(limits)
            .build());
  }

  private static AttributeDefinition string(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
