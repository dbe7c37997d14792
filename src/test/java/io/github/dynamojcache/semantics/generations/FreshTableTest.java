package io.github.dynamojcache.semantics.generations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The first requests to a table that was created a moment ago. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class FreshTableTest {

  private LocalDynamo dynamo;
  private Jvm jvm;
  private String table;

  @BeforeEach
  void open(LocalDynamo dynamo) {
    this.dynamo = dynamo;
    table = dynamo.newTableName();
    jvm = new Jvm(dynamo, table);
  }

  @AfterEach
  void close() {
    jvm.close();
  }

  private void refuse(String operation) {
    jvm.faults
        .next(operation)
        .error(400, "ResourceNotFoundException", "Cannot do operations on a non-existent table");
  }

  @Test
  void aFirstWriteThatDoesNotFindTheNewTableIsSentAgain() {
    refuse("UpdateItem");
    refuse("UpdateItem");

    Cache<String, String> cache = jvm.cache("books");
    cache.put("k", "v");

    assertThat(cache.get("k")).isEqualTo("v");
    assertThat(jvm.log.count("CreateTable")).isOne();
  }

  @Test
  void aReadThatDoesNotFindATableOfAnotherJvmLooksForItAgain() {
    try (Jvm other = new Jvm(dynamo, table)) {
      other.cache("books").put("k", "v");
    }
    refuse("GetItem");
    refuse("UpdateItem");

    assertThat(jvm.cache("books").get("k")).isEqualTo("v");
    assertThat(jvm.log.count("CreateTable")).isZero();
  }

  @Test
  void aVerifiedTableIsWaitedForToo() {
    try (Jvm other = new Jvm(dynamo, table)) {
      other.cache("books").put("k", "v");
    }
    refuse("GetItem");
    refuse("UpdateItem");

    assertThat(jvm.cache("books", Jvm.strings().set("table-mode", "verify")).get("k"))
        .isEqualTo("v");
  }

  @Test
  void aTableThatWasDeletedMeanwhileIsCreatedAgainForTheNextCache() {
    jvm.cache("books");
    DynamoDbClient operator = dynamo.client();
    operator.deleteTable(t -> t.tableName(table));

    Cache<String, String> next = jvm.cache("authors");
    next.put("k", "v");

    assertThat(next.get("k")).isEqualTo("v");
    assertThat(jvm.log.count("CreateTable")).isEqualTo(2);
  }

  @Test
  void withTableModeNoneAMissingTableIsReportedAtOnce() {
    assertThatThrownBy(() -> jvm.cache("books", Jvm.strings().set("table-mode", "none")))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("The table does not exist there");

    assertThat(jvm.log.count("DescribeTable")).isZero();
    assertThat(jvm.log.count("UpdateItem")).isOne();
  }
}
