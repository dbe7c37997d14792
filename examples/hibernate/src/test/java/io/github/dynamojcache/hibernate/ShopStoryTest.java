package io.github.dynamojcache.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.cache.CacheManager;
import org.hibernate.SessionFactory;
import org.hibernate.cache.jcache.internal.JCacheRegionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;

/** The example as it is, with {@code hibernate.properties} and the embedded engine. */
class ShopStoryTest {

  @Test
  void theStoryIsTrue() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    ShopStory.run(new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("The second reads: Alice Liddell, purchases: 1. SQL statements: 0.")
        .contains("The first reads: Alice Hargreaves, purchases: 1.")
        .contains("The second asks it too: [England]. SQL statements: 0.")
        .contains("A second later, the second reads: 4300.");
  }

  @Test
  void theManagerIsTheOneOfTheUriAndTheFileDecidesLifetimes() {
    try (SessionFactory factory = Shop.open(Map.of())) {
      CacheManager manager =
          ((JCacheRegionFactory)
                  factory.unwrap(SessionFactoryImplementor.class).getCache().getRegionFactory())
              .getCacheManager();

      assertThat(manager.getURI().toString()).endsWith("/dynamo-jcache.conf");
      assertThat(settings(manager, "io.github.dynamojcache.hibernate.Customer.purchases"))
          .containsPattern("expiry.type *= modified")
          .containsPattern("expiry.duration *= 1h");
      assertThat(settings(manager, "default-query-results-region"))
          .containsPattern("expiry.type *= created")
          .containsPattern("expiry.duration *= 10m");
      assertThat(settings(manager, "default-update-timestamps-region"))
          .containsPattern("expiry.type *= eternal")
          .containsPattern("consistent-reads *= true");
    }
  }

  @Test
  void aFactoryThatClosesClosesTheRegionsOfAllThatNameItsUri() {
    SessionFactory one = Shop.open(Map.of());
    try (SessionFactory other = Shop.open(Map.of())) {
      one.close();

      assertThatThrownBy(() -> other.fromSession(session -> session.find(Country.class, "GB")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("is closed");
    }
  }

  private static String settings(CacheManager manager, String region) {
    return manager
        .unwrap(io.github.dynamojcache.DynamoCacheManager.class)
        .describeSettings("shop-v1." + region);
  }
}
