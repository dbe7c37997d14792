package io.github.dynamojcache.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.util.UUID;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An attribute that was not fetched is cached as an object that Hibernate knows by identity. */
@ExtendWith(LocalDynamoExtension.class)
class LazyAttributesTest {

  @Test
  void anUnfetchedAttributeIsStillFetchedWhenItIsReadFromTheCache(LocalDynamo dynamo) {
    String database = "lazy" + UUID.randomUUID();
    String table = dynamo.newTableName();
    try (Deployment first =
            Deployment.on(dynamo, table, database).creatingTables().enhanced().start();
        Deployment second = Deployment.on(dynamo, table, database).enhanced().start()) {
      ShopRows.insert(database);
      first.factory.inSession(session -> session.find(first.entity(Article.class), "watch"));

      second.factory.inSession(
          session -> {
            Object watch = session.find(second.entity(Article.class), "watch");
            assertThat(second.factory.getStatistics().getSecondLevelCacheHitCount()).isEqualTo(1);
            assertThat(Hibernate.isPropertyInitialized(watch, "description")).isFalse();
            assertThat(description(watch)).isEqualTo("Does not tell what o'clock it is.");
          });
    }
  }

  private static Object description(Object article) {
    try {
      return article.getClass().getMethod("description").invoke(article);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
