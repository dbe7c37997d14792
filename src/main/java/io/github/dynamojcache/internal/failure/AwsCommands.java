package io.github.dynamojcache.internal.failure;

/**
 * AWS CLI commands that repair a table, ready to be pasted. Immutable.
 *
 * <p>The attribute names are those of the fixed table layout.
 */
public final class AwsCommands {

  private final String options;

  /**
   * Creates commands for one endpoint.
   *
   * @param endpoint in the form of {@link EndpointDescription}
   */
  public AwsCommands(String endpoint) {
    if (endpoint.startsWith("http")) {
      options = " --endpoint-url " + endpoint;
    } else if (endpoint.startsWith(EndpointDescription.REGION)) {
      options = " --region " + endpoint.substring(EndpointDescription.REGION.length());
    } else {
      options = "";
    }
  }

  /**
   * Creates the table as the provider does: key schema and on-demand billing.
   *
   * @param table the table's name
   * @return a command line
   */
  public String createTable(String table) {
    return "aws dynamodb create-table --table-name "
        + table
        + " --attribute-definitions AttributeName=pk,AttributeType=S"
        + " AttributeName=sk,AttributeType=S"
        + " --key-schema AttributeName=pk,KeyType=HASH AttributeName=sk,KeyType=RANGE"
        + " --billing-mode PAY_PER_REQUEST"
        + options;
  }

  /**
   * Enables DynamoDB's TTL.
   *
   * @param table the table's name
   * @return a command line
   */
  public String enableTtl(String table) {
    return "aws dynamodb update-time-to-live --table-name "
        + table
        + " --time-to-live-specification Enabled=true,AttributeName=ttl"
        + options;
  }

  /**
   * Disables DynamoDB's TTL, which is necessary before another attribute can be set.
   *
   * @param table the table's name
   * @param attribute the current TTL attribute
   * @return a command line
   */
  public String disableTtl(String table, String attribute) {
    return "aws dynamodb update-time-to-live --table-name "
        + table
        + " --time-to-live-specification Enabled=false,AttributeName="
        + attribute
        + options;
  }

  /**
   * Switches a table to on-demand billing.
   *
   * @param table the table's name
   * @return a command line
   */
  public String payPerRequest(String table) {
    return "aws dynamodb update-table --table-name "
        + table
        + " --billing-mode PAY_PER_REQUEST"
        + options;
  }

  /**
   * Removes the maximum throughput of an on-demand table.
   *
   * @param table the table's name
   * @return a command line
   */
  public String noMaximum(String table) {
    return "aws dynamodb update-table --table-name "
        + table
        + " --on-demand-throughput MaxReadRequestUnits=-1,MaxWriteRequestUnits=-1"
        + options;
  }

  /**
   * Shows the key schema of a table.
   *
   * @param table the table's name
   * @return a command line
   */
  public String showKeySchema(String table) {
    return "aws dynamodb describe-table --table-name "
        + table
        + " --query Table.[KeySchema,AttributeDefinitions,TableStatus]"
        + options;
  }

  /**
   * Deletes one item.
   *
   * @param table the table's name
   * @param partitionKey its partition key
   * @param sortKey its sort key
   * @return a command line for a POSIX shell
   */
  public String deleteItem(String table, String partitionKey, String sortKey) {
    String key = "{\"pk\":{\"S\":" + json(partitionKey) + "},\"sk\":{\"S\":" + json(sortKey) + "}}";
    return "aws dynamodb delete-item --table-name "
        + table
        + " --key '"
        + key.replace("'", "'\\''")
        + "'"
        + options;
  }

  private static String json(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
