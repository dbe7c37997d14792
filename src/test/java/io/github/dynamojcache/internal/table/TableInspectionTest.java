package io.github.dynamojcache.internal.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.dynamojcache.internal.failure.AwsCommands;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class TableInspectionTest {

  private final TableInspection inspection = new TableInspection(new AwsCommands("region r"));

  @Test
  void theKeysOfTheProviderFit() {
    assertThat(inspection.keys(table("pk", "S", "sk", "S"))).isEmpty();
  }

  @Test
  void otherNamesAreADriftEach() {
    assertThat(inspection.keys(table("id", "S", "range", "S")))
        .extracting(TableDrift::what, TableDrift::found, TableDrift::needed)
        .containsExactly(
            tuple("partition key", "id (S)", "pk (S)"), tuple("sort key", "range (S)", "sk (S)"));
  }

  @Test
  void anotherTypeIsADrift() {
    assertThat(inspection.keys(table("pk", "S", "sk", "B")))
        .singleElement()
        .satisfies(
            drift ->
                assertThat(drift.sentence())
                    .startsWith("The sort key is sk (B), needed is sk (S). The keys"));
  }

  @Test
  void aTableWithoutSortKeyDrifts() {
    TableDescription table =
        TableDescription.builder()
            .keySchema(key("pk", KeyType.HASH))
            .attributeDefinitions(attribute("pk", "S"))
            .build();

    assertThat(inspection.keys(table))
        .singleElement()
        .extracting(TableDrift::found)
        .isEqualTo("missing");
  }

  @ParameterizedTest
  @EnumSource(names = {"ENABLED", "ENABLING"})
  void ttlThatIsOnOrComingFits(TimeToLiveStatus status) {
    assertThat(inspection.ttl("t", ttl(status, "ttl"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"DISABLED", "DISABLING"})
  void ttlThatIsOffOrGoingIsADriftWithTheCommandThatMendsIt(TimeToLiveStatus status) {
    assertThat(inspection.ttl("t", ttl(status, "ttl")))
        .singleElement()
        .satisfies(
            drift ->
                assertThat(drift.remedy())
                    .contains("aws dynamodb update-time-to-live --table-name t")
                    .contains("native-ttl = false"));
  }

  @Test
  void ttlOnAnotherAttributeIsADriftThatNamesIt() {
    List<TableDrift> drifts = inspection.ttl("t", ttl(TimeToLiveStatus.ENABLED, "expires"));

    assertThat(drifts)
        .singleElement()
        .satisfies(
            drift -> {
              assertThat(drift.found()).isEqualTo("on for the attribute expires");
              assertThat(drift.remedy()).contains("Enabled=false,AttributeName=expires");
            });
  }

  @Test
  void theCommandsNameTheAttributesOfTheLayout() {
    AwsCommands commands = new AwsCommands("");

    assertThat(commands.createTable("t"))
        .contains("AttributeName=" + TableSchema.PARTITION_KEY + ",KeyType=HASH")
        .contains("AttributeName=" + TableSchema.SORT_KEY + ",KeyType=RANGE");
    assertThat(commands.enableTtl("t")).contains("Enabled=true,AttributeName=" + TableSchema.TTL);
  }

  private static TimeToLiveDescription ttl(TimeToLiveStatus status, String attribute) {
    return TimeToLiveDescription.builder()
        .timeToLiveStatus(status)
        .attributeName(attribute)
        .build();
  }

  private static TableDescription table(
      String partition, String partitionType, String sort, String sortType) {
    return TableDescription.builder()
        .keySchema(key(partition, KeyType.HASH), key(sort, KeyType.RANGE))
        .attributeDefinitions(attribute(partition, partitionType), attribute(sort, sortType))
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static AttributeDefinition attribute(String name, String type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }
}
