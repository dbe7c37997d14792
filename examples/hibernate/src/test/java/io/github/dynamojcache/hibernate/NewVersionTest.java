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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    cacheIn(dynamo, table, before);

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

  /** Hibernate alone would fail, or take the mail for the alias. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "String alias; String mail; String name;",
        "String alias; String name;",
        "@jakarta.persistence.Column(name = \"mail\") String post; String name;"
      })
  void anEntryOfAnotherVersionIsAMiss(String fields, @TempDir Path folder, LocalDynamo dynamo) {
    String table = dynamo.newTableName();
    cacheIn(dynamo, table, before);

    Class<?> other = CompiledEntity.member(folder, fields);
    try (Deployment next =
        Deployment.on(dynamo, table, database).entities(other).loadedBy(loader(other)).start()) {
      Object alice = next.factory.fromSession(session -> session.find(other, 1L));

      assertThat(next.get(alice, "name")).isEqualTo("Alice");
      assertThat(next.factory.getStatistics().getSecondLevelCacheHitCount()).isZero();
    }
  }

  @Test
  void theOrderOfItsFieldsIsNoOtherVersion(@TempDir Path folder, LocalDynamo dynamo) {
    String table = dynamo.newTableName();
    cacheIn(dynamo, table, before);

    Class<?> same = CompiledEntity.member(folder, "String name; String mail;");
    try (Deployment next =
        Deployment.on(dynamo, table, database).entities(same).loadedBy(loader(same)).start()) {
      Object alice = next.factory.fromSession(session -> session.find(same, 1L));

      assertThat(next.get(alice, "name")).isEqualTo("Alice");
      assertThat(next.factory.getStatistics().getSecondLevelCacheHitCount()).isEqualTo(1);
    }
  }

  @Test
  void anotherVersionOfAnEmbeddedClassIsAnotherVersionOfTheEntity(
      @TempDir Path folder, @TempDir Path another, LocalDynamo dynamo) {
    String table = dynamo.newTableName();
    cacheIn(dynamo, table, CompiledEntity.member(folder, embedding("String mail; String name;")));

    Class<?> other =
        CompiledEntity.member(another, embedding("String alias; String mail; String name;"));
    try (Deployment next =
        Deployment.on(dynamo, table, database).entities(other).loadedBy(loader(other)).start()) {
      next.factory.inSession(session -> session.find(other, 1L));

      assertThat(next.factory.getStatistics().getSecondLevelCacheHitCount()).isZero();
      assertThat(next.factory.getStatistics().getSecondLevelCachePutCount()).isEqualTo(1);
    }
  }

  private static String embedding(String fields) {
    return "@jakarta.persistence.Embeddable public static class Names { %s } Names names;"
        .formatted(fields);
  }

  private void cacheIn(LocalDynamo dynamo, String table, Class<?> entity) {
    try (Deployment deployment =
        Deployment.on(dynamo, table, database).entities(entity).loadedBy(loader(entity)).start()) {
      deployment.factory.inSession(session -> session.find(entity, 1L));
      assertThat(deployment.factory.getStatistics().getSecondLevelCachePutCount()).isEqualTo(1);
    }
  }

  private static ClassLoader loader(Class<?> entity) {
    return entity.getClassLoader();
  }
}
