package io.github.dynamojcache.internal.failure;

import java.util.List;
import java.util.Set;

/**
 * Remedies for a table that is missing, not ready, not made for the provider, or refuses an item.
 */
final class TableRemedies {

  private static final Set<String> MISSING =
      Set.of("ResourceNotFoundException", "TableNotFoundException");

  private TableRemedies() {}

  static List<Remedy> all() {
    return List.of(
        new Remedy(f -> f.hasCode(MISSING), (f, o, c) -> missing(o.table(), c)),
        new Remedy(TableRemedies::isAboutTheKeySchema, (f, o, c) -> wrongSchema(o.table(), c)),
        Remedy.of(
            f -> f.says("Invalid table/index name") || f.says("'tableName'"),
            "This cannot be the name of a table. Give one by the setting table: 3 to 255 characters"
                + " out of a-z, A-Z, 0-9, _, - and ., or the ARN of a table."),
        Remedy.of(
            f -> f.says("maximum allowed size") || f.says("Item size"),
            "The entry is larger than the 400 KB that DynamoDB allows for an item, names and key"
                + " included. Cache a smaller value under this key: split it, compress it, or keep"
                + " large content elsewhere and cache where it is."),
        Remedy.of(
            f -> f.hasCode(Set.of("ItemCollectionSizeLimitExceededException")),
            "A partition of a table with a local secondary index is limited to 10 GB. Use a table"
                + " without local secondary indexes: the provider needs none."),
        Remedy.of(
            f -> f.hasCode(Set.of("ResourceInUseException")),
            "The table is being created, changed or deleted right now. Try again when its status is"
                + " ACTIVE."),
        Remedy.of(
            f -> f.hasCode(Set.of("LimitExceededException")),
            "The account's limit of tables, or of tables being changed at the same time, is"
                + " reached. Try again later, delete tables that are not needed, or have the quota"
                + " raised; several caches can share one table."));
  }

  private static String missing(String table, AwsCommands commands) {
    return "The table does not exist there. Set table-mode = create to have it created, or create"
        + " it with: "
        + commands.createTable(table)
        + " and then: "
        + commands.enableTtl(table)
        + " (not needed with native-ttl = false). If it exists, then in another Region or account:"
        + " see region and endpoint.";
  }

  private static boolean isAboutTheKeySchema(Failure failure) {
    return failure.says("does not match the schema")
        || failure.says("number of conditions on the keys is invalid")
        || failure.says("Missing the key")
        || failure.says("required keys was not given")
        || failure.says("Type mismatch for key");
  }

  private static String wrongSchema(String table, AwsCommands commands) {
    return "The table has another key schema than the provider needs: partition key pk and sort key"
        + " sk, both strings. See what it has with: "
        + commands.showKeySchema(table)
        + " and set table to the name of a table made for the provider, or to a new name together"
        + " with table-mode = create. With table-mode = verify this is checked at the start.";
  }
}
