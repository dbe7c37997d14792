package io.github.dynamojcache.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Hibernate does about caches that the manager does not have yet. */
@ExtendWith(LocalDynamoExtension.class)
class MissingCachesTest {

  private static final String DEFAULT_TIMESTAMPS = "shop-v1.default-update-timestamps-region";

  private static Deployment.Plan countries(LocalDynamo dynamo, String table, String strategy) {
    return Deployment.on(dynamo, table, "missing" + UUID.randomUUID())
        .creatingTables()
        .entities(Country.class)
        .set("hibernate.javax.cache.missing_cache_strategy", strategy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "create-warn"})
  void theyAreCreated(String strategy, LocalDynamo dynamo) {
    try (Deployment shop = countries(dynamo, dynamo.newTableName(), strategy).start()) {
      assertThat(shop.manager.getCacheNames())
          .containsExactlyInAnyOrder(
              "shop-v1.io.github.dynamojcache.hibernate.Country",
              "shop-v1.default-query-results-region",
              DEFAULT_TIMESTAMPS);
    }
  }

  @Test
  void withFailTheyMustBeDeclared(LocalDynamo dynamo) {
    Deployment.Plan undeclared = countries(dynamo, dynamo.newTableName(), "fail");

    assertThatThrownBy(undeclared::start)
        .hasStackTraceContaining(
            "On-the-fly creation of JCache Cache objects is not supported"
                + " [shop-v1.default-update-timestamps-region]");
  }

  @Test
  void declaredOnesAreFoundByNameAndByFormerName(LocalDynamo dynamo) {
    try (Deployment shop =
        countries(dynamo, dynamo.newTableName(), "fail").file("declared.conf").start()) {
      assertThat(shop.manager.getCacheNames())
          .containsExactlyInAnyOrder(
              "shop-v1.io.github.dynamojcache.hibernate.Country",
              "shop-v1.default-query-results-region",
              "shop-v1.org.hibernate.cache.spi.UpdateTimestampsCache");
    }
  }

  @Test
  void aFormerNameIsNotTakenBecauseAnotherManagerHasIt(LocalDynamo dynamo) {
    String table = dynamo.newTableName();
    try (Deployment before = countries(dynamo, table, "fail").file("declared.conf").start();
        Deployment shop = countries(dynamo, table, "create").start()) {
      assertThat(before.manager.getCacheNames()).doesNotContain(DEFAULT_TIMESTAMPS);
      assertThat(shop.manager.getCacheNames()).contains(DEFAULT_TIMESTAMPS);
    }
  }
}
