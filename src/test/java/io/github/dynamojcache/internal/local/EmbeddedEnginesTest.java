package io.github.dynamojcache.internal.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@Tag("server")
class EmbeddedEnginesTest {

  private final ClassLoader loader = EmbeddedEnginesTest.class.getClassLoader();
  private final EmbeddedEngines engines = new EmbeddedEngines();

  @Test
  void allWhoAskGetTheSameEngineUntilTheLastGivesItBack() {
    EmbeddedEngines.Lease first = engines.acquire(loader);
    EmbeddedEngines.Lease second = engines.acquire(loader);
    DynamoDbClient client = second.client();
    assertThat(first.client()).isSameAs(client);

    first.close();
    assertThatCode(client::listTables).doesNotThrowAnyException();

    second.close();
    assertThatThrownBy(client::listTables).isInstanceOf(RuntimeException.class);
  }

  @Test
  void aShareGivenBackTwiceCountsOnce() {
    try (EmbeddedEngines.Lease kept = engines.acquire(loader)) {
      EmbeddedEngines.Lease other = engines.acquire(loader);
      other.close();
      other.close();

      assertThatCode(kept.client()::listTables).doesNotThrowAnyException();
    }
  }

  @Test
  void loadersThatSeeTheSameDynamoDbLocalShareIt() throws Exception {
    try (URLClassLoader child = new URLClassLoader(new URL[0], loader);
        EmbeddedEngines.Lease first = engines.acquire(loader);
        EmbeddedEngines.Lease second = engines.acquire(child)) {
      assertThat(second.client()).isSameAs(first.client());
    }
  }

  @Test
  void afterTheLastANewEngineIsStarted() {
    DynamoDbClient ended;
    try (EmbeddedEngines.Lease lease = engines.acquire(loader)) {
      ended = lease.client();
    }

    try (EmbeddedEngines.Lease lease = engines.acquire(loader)) {
      assertThat(lease.client()).isNotSameAs(ended);
      assertThatCode(lease.client()::listTables).doesNotThrowAnyException();
    }
  }

  @Test
  void twoProvidersDoNotShare() {
    try (EmbeddedEngines.Lease mine = engines.acquire(loader);
        EmbeddedEngines.Lease theirs = new EmbeddedEngines().acquire(loader)) {
      assertThat(theirs.client()).isNotSameAs(mine.client());
    }
  }
}
