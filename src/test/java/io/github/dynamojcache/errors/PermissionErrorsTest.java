package io.github.dynamojcache.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A role that may do less than is needed: the action is named, and on what to allow it. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class PermissionErrorsTest {

  private LocalDynamo dynamo;
  private String table;
  private CacheFixture fixture;

  @BeforeEach
  void prepare(LocalDynamo local) {
    dynamo = local;
    table = dynamo.newTableName();
    fixture = new CacheFixture(dynamo, table);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void deny(String operation) {
    fixture
        .faults()
        .every(operation)
        .error(
            400,
            "AccessDeniedException",
            "User: arn:aws:iam::1:user/u is not authorized to perform: dynamodb:"
                + operation
                + " on resource: arn:aws:dynamodb:us-east-1:1:table/"
                + table
                + " because no identity-based policy allows the action");
  }

  @Test
  void aReadThatIsNotAllowed() {
    Cache<String, String> cache = fixture.create("books");
    deny("GetItem");

    assertThatThrownBy(() -> cache.get("k"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("get on cache 'books'")
        .hasMessageContaining("not allowed to do dynamodb:GetItem")
        .hasMessageContaining("Allow it on")
        .hasMessageContaining(table);
  }

  @Test
  void aWriteThatIsNotAllowed() {
    Cache<String, String> cache = fixture.create("books");
    deny("PutItem");
    deny("BatchWriteItem");

    assertThatThrownBy(() -> cache.put("k", "v"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("put on cache 'books'")
        .hasMessageContaining("not allowed to do dynamodb:PutItem");
    assertThatThrownBy(() -> cache.putAll(Map.of("a", "1", "b", "2")))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("putAll on cache 'books'")
        .hasMessageContaining("not allowed to do dynamodb:BatchWriteItem");
  }

  @Test
  void aReadOfManyThatIsNotAllowed() {
    Cache<String, String> cache = fixture.create("books");
    deny("BatchGetItem");
    deny("Query");

    assertThatThrownBy(() -> cache.getAll(Set.of("a", "b")))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("getAll on cache 'books'")
        .hasMessageContaining("not allowed to do dynamodb:BatchGetItem");
    assertThatThrownBy(() -> cache.iterator().hasNext())
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("iterator on cache 'books'")
        .hasMessageContaining("not allowed to do dynamodb:Query");
  }

  @Test
  void aTableThatMayNotBeCreatedComesWithTheCommandForSomebodyWhoMay() {
    deny("CreateTable");

    assertThatThrownBy(() -> fixture.create("books"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("createCache on cache 'books'")
        .hasMessageContaining("not allowed to do dynamodb:CreateTable")
        .hasMessageContaining("aws dynamodb create-table --table-name " + table)
        .hasMessageContaining("table-mode = none");
  }

  @Test
  void aTableThatMayNotBeDescribedCanBeUsedUnseen() {
    fixture.set("table", dynamo.createTable());
    deny("DescribeTable");
    assertThatThrownBy(() -> fixture.create("books"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("not allowed to do dynamodb:DescribeTable")
        .hasMessageContaining("table-mode = none");
    fixture.manager().close();
    fixture.set("table-mode", "none");

    Cache<String, String> cache = fixture.create("books");
    cache.put("k", "v");

    assertThat(cache.get("k")).isEqualTo("v");
  }

  @Test
  void aCacheThatIsThereAlreadyNeedsNoLookAtItsTable() {
    fixture.create("books").put("k", "v");
    fixture.manager().close();
    deny("DescribeTable");
    deny("DescribeTimeToLive");

    assertThat(fixture.create("books").get("k")).isEqualTo("v");
  }

  @Test
  void aRoleWithoutCreateTableCanUseATableThatExists() {
    fixture.set("table", dynamo.createTable());
    deny("CreateTable");
    deny("UpdateTimeToLive");
    deny("DescribeTimeToLive");

    Cache<String, String> cache = fixture.create("books");
    cache.put("k", "v");

    assertThat(cache.get("k")).isEqualTo("v");
    assertThat(fixture.log().operations())
        .doesNotContain("CreateTable", "UpdateTimeToLive")
        .contains("DescribeTable");
  }

  /** Without TTL a cache works and is dearer: a warning, and no failure. */
  @Test
  void aRoleThatMayCreateTheTableButNotTurnOnItsTtlGetsAWorkingCache() {
    deny("UpdateTimeToLive");

    Cache<String, String> cache = fixture.create("books");
    cache.put("k", "v");

    assertThat(cache.get("k")).isEqualTo("v");
    assertThat(fixture.log().count("UpdateTimeToLive")).isPositive();
  }

  @Test
  void credentialsThatAreNotValid() {
    Cache<String, String> cache = fixture.create("books");
    fixture
        .faults()
        .every("GetItem")
        .error(400, "UnrecognizedClientException", "The security token is invalid.");

    assertThatThrownBy(() -> cache.get("k"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("get on cache 'books'")
        .hasMessageContaining("The credentials are not valid there")
        .hasMessageContaining("aws sts get-caller-identity");
  }
}
