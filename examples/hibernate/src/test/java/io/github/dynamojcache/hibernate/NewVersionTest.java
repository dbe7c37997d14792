package io.github.dynamojcache.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A deployment whose entity has one property more. Hibernate caches the values of an entity's
 * properties in the order of their names, without the names.
 */
@ExtendWith(LocalDynamoExtension.class)
@SuppressWarnings("NullAway.Init") // Set before each test.
class NewVersionTest {

  @TempDir private Path sourcesBefore;
  @TempDir private Path sourcesAfter;
  private final String database = "version" + UUID.randomUUID();
  private Class<?> before;
  private Class<?> after;

  @BeforeEach
  void compileBoth() {
    before = CompiledEntity.member(sourcesBefore, "String mail; String name;");
    after = CompiledEntity.member(sourcesAfter, "String alias; String mail; String name;");
    ShopRows.execute(
        database,
        "create table Member (id bigint primary key, alias varchar, mail varchar, name varchar)",
        "insert into Member values (1, 'ali', 'alice@example.org', 'Alice')");
  }

  @Test
  void withARegionPrefixOfItsOwnItReadsTheDatabase(LocalDynamo dynamo) {
    String table = dynamo.newTableName();
    cacheIn(Deployment.on(dynamo, table, database).entities(before).loadedBy(loader(before)));

    try (Deployment next =
        Deployment.on(dynamo, table, database)
            .entities(after)
            .loadedBy(loader(after))
            .set("hibernate.cache.region_prefix", "shop-v2")
            .start()) {
      Object alice = next.factory.fromSession(session -> session.find(after, 1L));

      assertThat(next.get(alice, "alias")).isEqualTo("ali");
      assertThat(next.get(alice, "name")).isEqualTo("Alice");
      assertThat(next.factory.getStatistics().getSecondLevelCacheHitCount()).isZero();
    }
  }

  private void cacheIn(Deployment.Plan plan) {
    try (Deployment deployment = plan.start()) {
      deployment.factory.inSession(session -> session.find(before, 1L));
      assertThat(deployment.factory.getStatistics().getSecondLevelCachePutCount()).isEqualTo(1);
    }
  }

  private static ClassLoader loader(Class<?> entity) {
    return entity.getClassLoader();
  }
}
