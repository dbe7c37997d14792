package io.github.dynamojcache.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingReason;

/** What is throttled is named, and mended by the remedy for just that. */
class ThrottlingTest {

  private static final String TABLE = "arn:aws:dynamodb:eu-west-1:1:table/jcache";
  private static final FailedOperation GET = new FailedOperation("get", "books", "jcache");

  private final FailureTranslator translator = new FailureTranslator("region eu-west-1");

  private static AwsErrorDetails details(String code) {
    return AwsErrorDetails.builder().errorCode(code).errorMessage("too fast").build();
  }

  private static List<ThrottlingReason> reasons(String... reasons) {
    return Arrays.stream(reasons)
        .map(reason -> ThrottlingReason.builder().reason(reason).resource(TABLE).build())
        .toList();
  }

  private static RuntimeException throttled(String... reasons) {
    return ProvisionedThroughputExceededException.builder()
        .statusCode(400)
        .awsErrorDetails(details("ProvisionedThroughputExceededException"))
        .throttlingReasons(reasons(reasons))
        .build();
  }

  private String message(RuntimeException failure) {
    return String.valueOf(translator.translate(failure, GET).getMessage());
  }

  private boolean isOfOnePartition(RuntimeException failure) {
    return Outage.isOfOnePartition(translator.translate(failure, GET));
  }

  @ParameterizedTest
  @CsvSource({
    "TableReadKeyRangeThroughputExceeded, One partition is hot",
    "TableWriteProvisionedThroughputExceeded, --billing-mode PAY_PER_REQUEST --region eu-west-1",
    "TableWriteMaxOnDemandThroughputExceeded, 'MaxReadRequestUnits=-1,MaxWriteRequestUnits=-1"
        + " --region eu-west-1'",
    "IndexWriteAccountLimitExceeded, quota raised",
    "TableReadSomethingNew, see what AWS says"
  })
  void eachLimitHasARemedyOfItsOwn(String reason, String remedy) {
    assertThat(message(throttled(reason))).contains(reason + " of " + TABLE).contains(remedy);
  }

  @Test
  void aRemedyIsGivenOnceForAllReasonsOfOneKind() {
    String message =
        message(
            throttled(
                "TableReadKeyRangeThroughputExceeded",
                "TableWriteKeyRangeThroughputExceeded",
                "TableReadKeyRangeThroughputExceeded"));

    assertThat(message.split("One partition is hot", -1)).hasSize(2);
    assertThat(message.split("TableReadKeyRange", -1)).hasSize(2);
  }

  static Stream<RuntimeException> everyKind() {
    List<ThrottlingReason> hot = reasons("TableReadKeyRangeThroughputExceeded");
    return Stream.of(
        throttled("TableReadKeyRangeThroughputExceeded"),
        ThrottlingException.builder()
            .statusCode(400)
            .awsErrorDetails(details("ThrottlingException"))
            .throttlingReasons(hot)
            .build(),
        RequestLimitExceededException.builder()
            .statusCode(400)
            .awsErrorDetails(details("RequestLimitExceeded"))
            .throttlingReasons(hot)
            .build());
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void reasonsAreFoundInEveryKindOfAnswer(RuntimeException throttled) {
    assertThat(message(throttled)).contains("TableReadKeyRangeThroughputExceeded of " + TABLE);
    assertThat(isOfOnePartition(throttled)).isTrue();
  }

  @Test
  void aHotPartitionIsAnOutageOfThatPartitionOnly() {
    CacheException hot =
        translator.translate(throttled("TableReadKeyRangeThroughputExceeded"), GET);

    assertThat(Outage.isOne(hot)).isTrue();
    assertThat(Outage.isOfOnePartition(hot)).isTrue();
  }

  @Test
  void whenMoreThanPartitionsIsThrottledItIsAnOutageOfAll() {
    assertThat(
            isOfOnePartition(
                throttled(
                    "TableReadKeyRangeThroughputExceeded",
                    "TableReadProvisionedThroughputExceeded")))
        .isFalse();
    assertThat(isOfOnePartition(throttled("TableReadAccountLimitExceeded"))).isFalse();
  }

  @Test
  void whereNoReasonIsGivenNobodyKnows() {
    assertThat(isOfOnePartition(throttled())).isFalse();
    assertThat(
            isOfOnePartition(
                DynamoDbException.builder()
                    .statusCode(400)
                    .awsErrorDetails(details("ThrottlingException"))
                    .build()))
        .isFalse();
  }

  @Test
  void aBatchOfWhichOnlySomeIsNeverDoneShowsAHotPartition() {
    assertThat(Outage.isOfOnePartition(new UnprocessedItemsException("left", true))).isTrue();
    assertThat(Outage.isOfOnePartition(new UnprocessedItemsException("left", false))).isFalse();
    assertThat(Outage.isOne(new UnprocessedItemsException("left", true))).isTrue();
  }
}
