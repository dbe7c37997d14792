package io.github.dynamojcache.faults;

import io.github.dynamojcache.faults.client.ClientProcess;
import io.github.dynamojcache.faults.client.Kind;
import io.github.dynamojcache.faults.history.Action;
import io.github.dynamojcache.faults.history.Call;
import io.github.dynamojcache.faults.history.Operation;
import io.github.dynamojcache.faults.history.Operation.Ending;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Somebody who deletes and restores the meta items of caches that JVMs have open. To whoever uses
 * such a cache, that is a clear: or nothing at all, when the item comes back as it was. For one
 * thread.
 */
final class Operator {

  private final DynamoDbClient client;
  private final String table;
  private final Random random;
  private final Map<Kind, Map<String, AttributeValue>> backups = new EnumMap<>(Kind.class);
  private int acts;

  Operator(DynamoDbClient client, String table, Random random) {
    this.client = client;
    this.table = table;
    this.random = random;
  }

  /**
   * Does something to the meta item of a cache that nobody uses at the moment, and waits until
   * everybody must have noticed.
   *
   * @param round the round's name
   * @param keys how many entries it has
   * @return what it was to the round's entries
   */
  List<Operation> act(String round, Kind kind, int keys) {
    acts++;
    long begun = System.nanoTime();
    Map<String, AttributeValue> standing = meta(kind);
    Map<String, AttributeValue> earlier = backups.put(kind, standing);
    boolean keepsEntries = false;
    switch (random.nextInt(3)) {
      case 0 -> delete(kind);
      case 1 -> {
        delete(kind);
        put(standing);
        keepsEntries = true;
      }
      default -> {
        put(earlier == null ? standing : earlier);
        keepsEntries = earlier == null || generation(earlier).equals(generation(standing));
      }
    }
    Awaitility.await()
        .pollDelay(ClientProcess.CLEAR_VISIBILITY.multipliedBy(2))
        .until(() -> true); // what is to be shown is that this long is enough
    long ended = System.nanoTime();
    return keepsEntries ? List.of() : emptied(round, keys, begun, ended);
  }

  private static List<Operation> emptied(String round, int keys, long begun, long ended) {
    return new ArrayList<>(
        IntStream.range(0, keys)
            .mapToObj(i -> new Call(Action.DELETE, round + "-" + i, null, null))
            .map(
                call ->
                    new Operation(
                        "operator", call, begun, ended, Ending.RETURNED, null, true, List.of()))
            .toList());
  }

  private Map<String, AttributeValue> meta(Kind kind) {
    return client.getItem(get -> get.tableName(table).key(key(kind)).consistentRead(true)).item();
  }

  private static String generation(Map<String, AttributeValue> meta) {
    return String.valueOf(meta.get("g"));
  }

  private void delete(Kind kind) {
    client.deleteItem(delete -> delete.tableName(table).key(key(kind)));
  }

  private void put(Map<String, AttributeValue> item) {
    client.putItem(put -> put.tableName(table).item(item));
  }

  private static Map<String, AttributeValue> key(Kind kind) {
    return Map.of(
        "pk", AttributeValue.fromS(kind.name().toLowerCase(Locale.ROOT)),
        "sk", AttributeValue.fromS("#"));
  }

  /** Returns how often something was done. */
  int acts() {
    return acts;
  }
}
