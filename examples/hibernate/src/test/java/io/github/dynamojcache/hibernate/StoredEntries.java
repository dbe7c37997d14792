package io.github.dynamojcache.hibernate;

import io.github.dynamojcache.testing.LocalDynamo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The table as somebody sees it who looks into the console. */
record StoredEntries(LocalDynamo dynamo, String table) {

  /** The items of a region, whatever their generation, without the region's own item. */
  List<Map<String, AttributeValue>> items(String region) {
    String beginning = region.replace("#", "%23") + "#";
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    dynamo
        .client()
        .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
        .items()
        .forEach(
            item -> {
              if (text(item, "pk").startsWith(beginning)) {
                items.add(item);
              }
            });
    return items;
  }

  /** The texts of the keys. Long ones stand beside their hash. */
  List<String> keys(String region) {
    return items(region).stream()
        .map(item -> item.containsKey("k") ? text(item, "k") : text(item, "sk"))
        .toList();
  }

  private static String text(Map<String, AttributeValue> item, String attribute) {
    return Objects.requireNonNull(item.get(attribute)).s();
  }
}
