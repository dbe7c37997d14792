package io.github.dynamojcache.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Emptying a region is one write, however many entries are in it. */
@ExtendWith(LocalDynamoExtension.class)
@SuppressWarnings("NullAway.Init") // Set before each test.
class EvictionTest {

  private static final int ARTICLES = 30;
  private static final String REGION = "shop-v1.io.github.dynamojcache.hibernate.Article";

  private StoredEntries stored;
  private Deployment shop;

  @BeforeEach
  void deployAndCacheAllArticles(LocalDynamo dynamo) {
    stored = new StoredEntries(dynamo, dynamo.newTableName());
    shop =
        Deployment.on(dynamo, stored.table(), "eviction" + UUID.randomUUID())
            .creatingTables()
            .cache("clear-visibility", "1h")
            .entities(Article.class)
            .loadedBy(getClass().getClassLoader())
            .start();
    shop.factory.inTransaction(
        session -> {
          for (int i = 0; i < ARTICLES; i++) {
            session.persist(new Article("article " + i, i, null));
          }
        });
    assertThat(stored.items(REGION)).hasSize(ARTICLES);
    shop.log.clear();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aBulkUpdateEmptiesItsRegionWithOneWrite() {
    shop.factory.inTransaction(
        session ->
            session.createMutationQuery("update Article set price = price + 1").executeUpdate());

    assertThat(Count.of(shop.log.requests())).isEqualTo(new Count(0, 1, 0, 2));
    shop.factory.inSession(
        session -> assertThat(session.find(Article.class, "article 7").price()).isEqualTo(8));
  }

  @Test
  void evictingAllRegionsIsOneWriteForEach() {
    shop.factory.getCache().evictAllRegions();

    assertThat(shop.log.operations())
        .hasSameSizeAs(shop.manager.getCacheNames())
        .containsOnly("UpdateItem");
  }
}
