package io.github.dynamojcache.errors;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Settings that make no sense are refused when the manager is asked for, not later. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class SettingErrorsTest {

  private CacheFixture fixture;

  @BeforeEach
  void prepare(LocalDynamo dynamo) {
    fixture = new CacheFixture(dynamo, dynamo.newTableName());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void anUnknownSettingIsRefusedWithTheOneThatWasMeant() {
    fixture.set("consistent-read", "true");

    assertThatThrownBy(fixture::manager)
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("dynamo-jcache.consistent-read")
        .hasMessageContaining("Properties")
        .hasMessageContaining("consistent-reads");
  }

  @Test
  void anUnknownSettingOfACacheIsRefusedWithItsPlace() {
    fixture.set("caches.\"com.acme.*\".statistic", "true");

    assertThatThrownBy(fixture::manager)
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("com.acme.*")
        .hasMessageContaining("statistics");
  }

  @Test
  void aValueThatDoesNotFitIsRefusedWithWhatIsAllowed() {
    fixture.set("table-mode", "maybe");

    assertThatThrownBy(fixture::manager)
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("table-mode")
        .hasMessageContaining("maybe")
        .hasMessageContaining("create")
        .hasMessageContaining("verify")
        .hasMessageContaining("none");
  }
}
