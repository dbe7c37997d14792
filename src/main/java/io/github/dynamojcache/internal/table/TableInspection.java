package io.github.dynamojcache.internal.table;

import io.github.dynamojcache.internal.failure.AwsCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.MultiRegionConsistency;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Compares descriptions of a table with what is needed. Sends no requests; immutable. */
final class TableInspection {

  private static final String KEYS_ARE_FOR_EVER =
      "The keys of a table cannot be changed: name another table, or one that does not exist yet"
          + " together with table-mode = create.";

  private final AwsCommands commands;

  TableInspection(AwsCommands commands) {
    this.commands = commands;
  }

  /** Returns the differences of the key schema; empty if it fits. */
  List<TableDrift> keys(TableDescription table) {
    List<TableDrift> drifts = new ArrayList<>();
    key(table, KeyType.HASH, "partition key", TableSchema.PARTITION_KEY).ifPresent(drifts::add);
    key(table, KeyType.RANGE, "sort key", TableSchema.SORT_KEY).ifPresent(drifts::add);
    return List.copyOf(drifts);
  }

  /**
   * Returns whether it is a global table with multi-Region strong consistency: such tables have no
   * TTL, so there is nothing to check.
   */
  boolean cannotHaveTtl(TableDescription table) {
    return table.multiRegionConsistency() == MultiRegionConsistency.STRONG;
  }

  /** Returns the difference of a table that can have no TTL. */
  TableDrift noTtl() {
    return new TableDrift(
        "TTL of DynamoDB",
        "not available: this is a global table with multi-Region strong consistency",
        "on for the attribute " + TableSchema.TTL,
        "Set native-ttl = false. Then DynamoDB deletes no expired entry; each stays in the table"
            + " until its key is written again, or until the purge that follows a clear() takes"
            + " everything that the clear() left behind.");
  }

  /**
   * Returns the differences of DynamoDB's TTL; empty if it is on, or being turned on, for {@code
   * ttl}.
   */
  List<TableDrift> ttl(String table, TimeToLiveDescription ttl) {
    TimeToLiveStatus status = ttl.timeToLiveStatus();
    boolean on = status == TimeToLiveStatus.ENABLED || status == TimeToLiveStatus.ENABLING;
    String needed = "on for the attribute " + TableSchema.TTL;
    String without =
        "Without it expired entries are still never returned, but stay in the table and are paid"
            + " for; native-ttl = false says that this is wanted.";
    if (!on) {
      return List.of(
          new TableDrift(
              "TTL of DynamoDB",
              status == TimeToLiveStatus.DISABLING ? "being turned off" : "off",
              needed,
              "Turn it on with: " + commands.enableTtl(table) + ". " + without));
    }
    if (!TableSchema.TTL.equals(ttl.attributeName())) {
      return List.of(
          new TableDrift(
              "TTL of DynamoDB",
              "on for the attribute " + ttl.attributeName(),
              needed,
              "If nothing else needs it there, turn it off with: "
                  + commands.disableTtl(table, ttl.attributeName())
                  + " and, an hour later, on with: "
                  + commands.enableTtl(table)
                  + ". "
                  + without));
    }
    return List.of();
  }

  private static Optional<TableDrift> key(
      TableDescription table, KeyType role, String what, String name) {
    String found =
        table.keySchema().stream()
            .filter(key -> key.keyType() == role)
            .map(KeySchemaElement::attributeName)
            .findFirst()
            .map(attribute -> attribute + " (" + type(table, attribute) + ")")
            .orElse("missing");
    String needed = name + " (" + ScalarAttributeType.S + ")";
    return found.equals(needed)
        ? Optional.empty()
        : Optional.of(new TableDrift(what, found, needed, KEYS_ARE_FOR_EVER));
  }

  private static String type(TableDescription table, String attribute) {
    return table.attributeDefinitions().stream()
        .filter(definition -> attribute.equals(definition.attributeName()))
        .map(AttributeDefinition::attributeTypeAsString)
        .findFirst()
        .orElse("of unknown type");
  }
}
