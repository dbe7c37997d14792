package io.github.dynamojcache.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A table that is missing, made otherwise, or out of the caller's reach. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class TableErrorsTest {

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

  @Test
  void aMissingTableIsNamedWithTheCommandThatCreatesIt() {
    fixture.set("table-mode", "verify");

    assertThatThrownBy(() -> fixture.create("books"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("createCache on cache 'books'")
        .hasMessageContaining("table '" + table + "' at " + dynamo.endpoint())
        .hasMessageContaining("does not exist")
        .hasMessageContaining("table-mode = verify creates none")
        .hasMessageContaining("aws dynamodb create-table --table-name " + table)
        .hasMessageContaining("aws dynamodb update-time-to-live")
        .hasMessageContaining("table-mode = create");
    assertThat(fixture.log().operations()).containsExactly("DescribeTable");
  }

  @Test
  void aMissingTableThatNobodyLookedForIsFoundMissingByTheFirstRead() {
    fixture.set("table-mode", "none");

    assertThatThrownBy(() -> fixture.create("books"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("createCache on cache 'books'")
        .hasMessageContaining(table)
        .hasMessageContaining("does not exist")
        .hasMessageContaining("table-mode = create");
  }

  @Test
  void aTableThatDisappearsIsNamedByTheOperationThatMissesIt() {
    Cache<String, String> cache = fixture.create("books");
    dynamo.client().deleteTable(t -> t.tableName(table));

    assertThatThrownBy(() -> cache.get("k"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("get on cache 'books'")
        .hasMessageContaining(table)
        .hasMessageContaining("does not exist");
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "verify"})
  void anotherKeySchemaIsRefusedAndShown(String mode) {
    createTableOfSomebodyElse();
    fixture.set("table-mode", mode);

    assertThatThrownBy(() -> fixture.create("books"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("createCache on cache 'books'")
        .hasMessageContaining(table)
        .hasMessageContaining("does not fit")
        .hasMessageContaining("id (N)")
        .hasMessageContaining("pk (S)")
        .hasMessageContaining("sk (S)");
  }

  @Test
  void anotherKeySchemaThatNobodyLookedAtIsFoundByTheFirstRead() {
    createTableOfSomebodyElse();
    fixture.set("table-mode", "none");

    assertThatThrownBy(() -> fixture.create("books"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("createCache on cache 'books'")
        .hasMessageContaining("another key schema")
        .hasMessageContaining("partition key pk and sort key sk");
  }

  @Test
  void aTableWithoutTtlIsRefusedInVerifyMode() {
    String existing = dynamo.createTable();
    fixture.set("table", existing).set("table-mode", "verify");

    assertThatThrownBy(() -> fixture.create("books"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("createCache on cache 'books'")
        .hasMessageContaining("TTL")
        .hasMessageContaining("aws dynamodb update-time-to-live --table-name " + existing)
        .hasMessageContaining("native-ttl = false");
  }

  @Test
  void aTableWithoutTtlIsAcceptedInVerifyModeWhenTtlIsNotWanted() {
    fixture
        .set("table", dynamo.createTable())
        .set("table-mode", "verify")
        .set("native-ttl", "false");

    Cache<String, String> cache = fixture.create("books");
    cache.put("k", "v");

    assertThat(cache.get("k")).isEqualTo("v");
  }

  private void createTableOfSomebodyElse() {
    AttributeDefinition id =
        AttributeDefinition.builder()
            .attributeName("id")
            .attributeType(ScalarAttributeType.N)
            .build();
    KeySchemaElement key =
        KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build();
    dynamo
        .client()
        .createTable(
            t ->
                t.tableName(table)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(id)
                    .keySchema(key));
  }
}
