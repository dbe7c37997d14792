package io.github.dynamojcache.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.util.UUID;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hibernate writes to the cache when the database has committed already. */
@ExtendWith(LocalDynamoExtension.class)
class FailedWritesTest {

  @Test
  void theTransactionIsCommittedAlthoughCommitThrows(LocalDynamo dynamo) {
    try (Deployment shop = deploy(dynamo)) {
      shop.factory.inTransaction(session -> session.persist(new Article("watch", 1, null)));

      assertThatThrownBy(
              () ->
                  shop.factory.inTransaction(
                      session -> {
                        session.find(Article.class, "watch").setPrice(2);
                        session.flush();
                        shop.faults.every("PutItem").failBeforeSending();
                      }))
          .hasStackTraceContaining("Unable to perform afterTransactionCompletion callback")
          .hasRootCauseInstanceOf(Exception.class)
          .satisfies(thrown -> assertThat(thrown).hasStackTraceContaining(CACHE_EXCEPTION));

      shop.faults.reset();
      assertThat(price(shop)).isEqualTo(2);
    }
  }

  private static final String CACHE_EXCEPTION = CacheException.class.getName();

  private static Deployment deploy(LocalDynamo dynamo) {
    return Deployment.on(dynamo, dynamo.newTableName(), "failed" + UUID.randomUUID())
        .creatingTables()
        .entities(Article.class)
        .loadedBy(FailedWritesTest.class.getClassLoader())
        .start();
  }

  private static Object price(Deployment shop) {
    return shop.factory.fromSession(
        session ->
            session
                .createSelectionQuery("select price from Article", Integer.class)
                .getSingleResult());
  }
}
