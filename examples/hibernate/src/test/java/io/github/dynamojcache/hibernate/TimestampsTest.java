package io.github.dynamojcache.hibernate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/** By its timestamps Hibernate knows whether the result of a query is still true. */
@ExtendWith(LocalDynamoExtension.class)
class TimestampsTest {

  private static final String TIMESTAMPS = "shop-v1.default-update-timestamps-region";
  private static final String COUNTRIES = "select name from Country";

  @Test
  void theyNeverExpireAndAreReadConsistentlyWhateverIsWrittenAboutAllRegions(LocalDynamo dynamo) {
    StoredEntries stored = new StoredEntries(dynamo, dynamo.newTableName());
    try (Deployment shop = careless(dynamo, stored.table())) {
      shop.factory.inTransaction(
          session -> session.createMutationQuery("delete from Article").executeUpdate());
      ask(shop);
      shop.log.clear();
      ask(shop);

      assertThat(stored.items(TIMESTAMPS)).singleElement().matches(item -> !hasTtl(item));
      assertThat(stored.items("shop-v1.default-query-results-region"))
          .singleElement()
          .matches(TimestampsTest::hasTtl);
      assertThat(reads(shop, pk -> pk.startsWith(TIMESTAMPS))).containsExactly(true);
      assertThat(reads(shop, pk -> !pk.startsWith(TIMESTAMPS))).containsExactly(false);
    }
  }

  private static Deployment careless(LocalDynamo dynamo, String table) {
    return Deployment.on(dynamo, table, "timestamps" + UUID.randomUUID())
        .creatingTables()
        .file("careless.conf")
        .start();
  }

  private static void ask(Deployment shop) {
    shop.factory.inSession(
        session -> session.createSelectionQuery(COUNTRIES, String.class).setCacheable(true).list());
  }

  /** What never expires has the end of the year 9999 as its deadline. */
  private static boolean hasTtl(Map<String, AttributeValue> item) {
    return Long.parseLong(requireNonNull(item.get("x")).n()) < 253_402_300_799_999L;
  }

  private static List<Boolean> reads(Deployment shop, Predicate<String> partitionKey) {
    return shop.log.requests("GetItem").stream()
        .map(TimestampsTest::getItem)
        .filter(request -> partitionKey.test(requireNonNull(request.key().get("pk")).s()))
        .map(GetItemRequest::consistentRead)
        .toList();
  }

  private static GetItemRequest getItem(RecordedRequest request) {
    return request.request(GetItemRequest.class);
  }
}
