package io.github.dynamojcache.docs;

import com.bertramlabs.plugins.hcl4j.HCLParser;
import com.bertramlabs.plugins.hcl4j.HCLParserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The table that a template describes.
 *
 * @param types the type of each attribute of the key
 * @param partitionKey the name of the partition key
 * @param sortKey the name of the sort key
 * @param ttl the attribute that TTL looks at
 * @param billingMode how it is paid for
 */
record PastedTable(
    Map<String, ScalarAttributeType> types,
    String partitionKey,
    String sortKey,
    String ttl,
    BillingMode billingMode) {

  /** A template of CloudFormation, as a tree. */
  static Map<?, ?> cloudFormation() {
    String text = Guide.read(Guide.ROOT.resolve("infra/cloudformation/dynamo-jcache.yaml"));
    return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  /** A module of Terraform, as a tree. */
  static Map<?, ?> terraform() {
    try {
      return new HCLParser().parse(Guide.read(Guide.ROOT.resolve("infra/terraform/main.tf")));
    } catch (HCLParserException e) {
      throw new IllegalArgumentException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What lies at the end of a path of names. */
  static Object at(Object tree, Object... path) {
    Object found = tree;
    for (Object step : path) {
      found = found instanceof List<?> list ? list.get((int) step) : ((Map<?, ?>) found).get(step);
      if (found == null) {
        throw new IllegalArgumentException("nothing at " + step + " in " + List.of(path));
      }
    }
    return found;
  }

  static PastedTable ofCloudFormation() {
    Object properties = at(cloudFormation(), "Resources", "Table", "Properties");
    return new PastedTable(
        Map.of(
            text(properties, "AttributeDefinitions", 0, "AttributeName"),
            type(properties, "AttributeDefinitions", 0, "AttributeType"),
            text(properties, "AttributeDefinitions", 1, "AttributeName"),
            type(properties, "AttributeDefinitions", 1, "AttributeType")),
        key(properties, KeyType.HASH),
        key(properties, KeyType.RANGE),
        text(properties, "TimeToLiveSpecification", "AttributeName"),
        BillingMode.fromValue(text(properties, "BillingMode")));
  }

  private static String key(Object properties, KeyType type) {
    return ((List<?>) at(properties, "KeySchema"))
        .stream()
            .filter(key -> text(key, "KeyType").equals(type.toString()))
            .map(key -> text(key, "AttributeName"))
            .findFirst()
            .orElseThrow();
  }

  static PastedTable ofTerraform() {
    Object table = at(terraform(), "resource", "aws_dynamodb_table", "jcache");
    return new PastedTable(
        Map.of(
            text(table, "attribute", 0, "name"),
            type(table, "attribute", 0, "type"),
            text(table, "attribute", 1, "name"),
            type(table, "attribute", 1, "type")),
        text(table, "hash_key"),
        text(table, "range_key"),
        text(table, "ttl", "attribute_name"),
        BillingMode.fromValue(text(table, "billing_mode")));
  }

  private static String text(Object tree, Object... path) {
    return (String) at(tree, path);
  }

  private static ScalarAttributeType type(Object tree, Object... path) {
    return ScalarAttributeType.fromValue(text(tree, path));
  }

  /** Creates it. */
  void create(DynamoDbClient client, String name) {
    client.createTable(
        table ->
            table
                .tableName(name)
                .billingMode(billingMode)
                .attributeDefinitions(attribute(partitionKey), attribute(sortKey))
                .keySchema(key(partitionKey, KeyType.HASH), key(sortKey, KeyType.RANGE)));
    client.updateTimeToLive(
        update ->
            update
                .tableName(name)
                .timeToLiveSpecification(setting -> setting.attributeName(ttl).enabled(true)));
  }

  private AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder().attributeName(name).attributeType(types.get(name)).build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
