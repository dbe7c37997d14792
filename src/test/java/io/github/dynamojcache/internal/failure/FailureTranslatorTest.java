package io.github.dynamojcache.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketException;
import java.net.UnknownHostException;
import javax.cache.CacheException;
import javax.cache.integration.CacheLoaderException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.Crc32MismatchException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class FailureTranslatorTest {

  private static final FailedOperation GET = new FailedOperation("get", "books", "jcache");

  private final FailureTranslator translator = new FailureTranslator("region eu-west-1");

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @Test
  void everyMessageNamesOperationCacheTableAndEndpointAndKeepsTheCause() {
    RuntimeException failure = answer("SomethingNewException", 400, "Never seen before");

    CacheException translated = translator.translate(failure, GET);

    assertThat(translated)
        .hasMessageStartingWith(
            "get on cache 'books' failed (table 'jcache' at region eu-west-1): ")
        .hasMessageContaining(
            "DynamoDB said: Never seen before (SomethingNewException, HTTP 400, request R1")
        .hasCause(failure);
  }

  @Test
  void aFailureThatConcernsNoCacheNamesNone() {
    assertThat(message(answer("X", 400, "x"), new FailedOperation("open", null, "jcache")))
        .startsWith("open failed (table 'jcache'");
  }

  @Test
  void aCacheExceptionIsReturnedUnchanged() {
    CacheException failure = new CacheLoaderException("the loader's own");

    assertThat(translator.translate(failure, GET)).isSameAs(failure);
  }

  @Test
  void aFailureThatIsNotTheSdksIsNamedByItsClass() {
    assertThat(message(new IllegalStateException("odd")))
        .contains("java.lang.IllegalStateException: odd");
  }

  @Test
  void aFailureWithoutAMessageIsTranslatedToo() {
    assertThat(message(new IllegalStateException())).contains("IllegalStateException: nothing");
  }

  @Test
  void aMissingTableIsMendedByTheSettingOrByTwoCommands() {
    assertThat(message(answer("ResourceNotFoundException", 400, "Requested resource not found")))
        .contains("table-mode = create")
        .contains(
            "aws dynamodb create-table --table-name jcache --attribute-definitions"
                + " AttributeName=pk,AttributeType=S AttributeName=sk,AttributeType=S"
                + " --key-schema AttributeName=pk,KeyType=HASH AttributeName=sk,KeyType=RANGE"
                + " --billing-mode PAY_PER_REQUEST --region eu-west-1")
        .contains(
            "aws dynamodb update-time-to-live --table-name jcache --time-to-live-specification"
                + " Enabled=true,AttributeName=ttl --region eu-west-1");
  }

  @Test
  void aDeniedActionIsNamedWithTheTableItIsNeededOn() {
    assertThat(
            message(
                answer(
                    "AccessDeniedException",
                    400,
                    "User: arn:aws:iam::1:user/u is not authorized to perform: dynamodb:PutItem on"
                        + " resource: r")))
        .contains(
            "not allowed to do dynamodb:PutItem. Allow it on"
                + " arn:aws:dynamodb:<region>:<account>:table/jcache")
        .doesNotContain("table-mode");
  }

  @Test
  void aTableGivenByItsArnIsNamedByIt() {
    String arn = "arn:aws:dynamodb:eu-west-1:1:table/t";

    assertThat(
            message(
                answer("AccessDeniedException", 400, "dynamodb:Query"),
                new FailedOperation("get", "books", arn)))
        .contains("Allow it on " + arn + " in");
  }

  @Test
  void aDenialThatNamesNoActionListsThoseThatAreNeeded() {
    assertThat(message(answer("AccessDeniedException", 400, "no")))
        .contains("dynamodb:GetItem, PutItem, UpdateItem, DeleteItem, BatchGetItem");
  }

  @Test
  void aDeniedCreationTellsHowAnotherCanDoIt() {
    assertThat(message(answer("AccessDeniedException", 400, "perform: dynamodb:CreateTable on")))
        .contains("created by someone with that permission: aws dynamodb create-table")
        .contains("table-mode = none");
  }

  @Test
  void aDeniedKmsKeyIsNotTakenForADeniedTable() {
    assertThat(message(answer("AccessDeniedException", 400, "KMS key access denied error")))
        .contains("kms:Decrypt");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          UnrecognizedClientException, The security token included in the request is invalid, get-caller-identity
          InvalidSignatureException, The request signature we calculated does not match, get-caller-identity
          InvalidSignatureException, Signature expired: 20261120T000000Z is now earlier, clock of this machine
          ExpiredTokenException, The security token included in the request is expired, Renew them
          ProvisionedThroughputExceededException, Too fast, --billing-mode PAY_PER_REQUEST
          ThrottlingException, Rate exceeded, more shards
          RequestLimitExceeded, Throughput exceeds the current throughput limit, quota
          ItemCollectionSizeLimitExceededException, Collection size exceeded, local secondary index
          ValidationException, Item size has exceeded the maximum allowed size, 400 KB
          ValidationException, Item size to update has exceeded the maximum allowed size, 400 KB
          ValidationException, The provided key element does not match the schema, Table.[KeySchema
          ValidationException, One or more parameter values were invalid: Missing the key id in the item, partition key pk
          ValidationException, Invalid table/index name, the setting table
          TransactionConflictException, Transaction is ongoing for the item, Try again
          ReplicatedWriteConflictException, Conflict, Another Region
          ResourceInUseException, Table is being created: t, status is ACTIVE
          LimitExceededException, Subscriber limit exceeded, limit of tables
          """)
  void anAnswerOfTheServiceIsMendedByItsOwnRemedy(String code, String said, String remedy) {
    assertThat(message(answer(code, 400, said))).contains(remedy).contains(said).contains(code);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void aServerErrorLeavesOpenWhetherAWriteTookEffect(int status) {
    assertThat(message(answer("InternalServerError", status, "boom")))
        .contains("Whether a write took effect is not known");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void aServerErrorOfAReadLeavesNothingOpen(int status) {
    assertThat(message(answer("InternalServerError", status, "boom"), GET.withoutWriting()))
        .contains("DynamoDB failed inside")
        .doesNotContain("Whether");
  }

  @Test
  void aConnectionThatBreaksUnderTlsIsNotTakenForAFailedHandshake() {
    assertThat(
            message(
                SdkClientException.create(
                    "failed", new SSLException("broken", new SocketException("reset")))))
        .contains("The connection broke while the answer was awaited");
    assertThat(
            message(
                SdkClientException.create(
                    "failed", new SSLHandshakeException("certificate unknown"))))
        .contains("The TLS connection could not be made");
  }

  @Test
  void missingCredentialsSayWhereTheyCanBeGiven() {
    assertThat(
            message(
                SdkClientException.create(
                    "Unable to load credentials from any of the providers in the chain")))
        .contains("AWS_ACCESS_KEY_ID", "aws.accessKeyId", "AWS_PROFILE", "role");
  }

  @Test
  void aMissingRegionSaysWhereItCanBeGiven() {
    assertThat(
            message(
                SdkClientException.create(
                    "Unable to load region from any of the providers in the chain")))
        .contains("AWS_REGION", "~/.aws/config", "the setting region", "-Daws.region");
  }

  @Test
  void aCallTimeoutNamesItsSetting() {
    assertThat(message(ApiCallTimeoutException.create("1000 millis", null)))
        .contains("Raise call-timeout");
  }

  @Test
  void anAttemptTimeoutNamesItsSetting() {
    assertThat(message(ApiCallAttemptTimeoutException.create("300 millis", null)))
        .contains("Raise attempt-timeout", "max-attempts");
  }

  @Test
  void anUnknownHostIsTakenFromTheCauses() {
    assertThat(message(SdkClientException.create("failed", new UnknownHostException("nowhere"))))
        .contains("cannot be resolved");
  }

  @Test
  void aChecksumThatDoesNotFitIsDamageOrAnErrorThatTheSdkHides() {
    Crc32MismatchException failure =
        Crc32MismatchException.builder().message("Expected 1 as the Crc32 checksum").build();

    assertThat(message(failure))
        .contains("The checksum of the answer does not fit.")
        .contains("OutOfMemoryError")
        .contains("Try again, and see whether this JVM runs out of memory, or a proxy changes");
  }

  @Test
  void anExhaustedConnectionPoolNamesItsSize() {
    assertThat(message(SdkClientException.create("Timeout waiting for connection from pool")))
        .contains("max-connections", "maxConnections");
  }

  @Test
  void aClosedClientIsNamed() {
    assertThat(message(new IllegalStateException("Connection pool shut down")))
        .contains("DynamoDbClient is closed");
  }

  @Test
  void anInterruptIsSetAgain() {
    String message = message(AbortedException.create("Thread was interrupted"));

    assertThat(message).contains("was interrupted");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void aTimeoutIsNoInterruptAlthoughTheSdkInterruptsItself() {
    translator.translate(
        ApiCallTimeoutException.create("1000 millis", new InterruptedException()), GET);

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aLongQuoteIsCut() {
    assertThat(message(answer("X", 400, "y".repeat(5000)))).hasSizeLessThan(1000);
  }

  @Test
  void causesThatGoInACircleEnd() {
    IllegalStateException inner = new IllegalStateException("inner");
    IllegalStateException outer = new IllegalStateException("outer", inner);
    inner.initCause(outer);

    assertThat(message(outer)).contains("outer");
  }

  private String message(RuntimeException failure) {
    return message(failure, GET);
  }

  private String message(RuntimeException failure, FailedOperation operation) {
    return String.valueOf(translator.translate(failure, operation).getMessage());
  }

  private static RuntimeException answer(String code, int status, String said) {
    return DynamoDbException.builder()
        .statusCode(status)
        .requestId("R1")
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage(said)
                .serviceName("DynamoDb")
                .build())
        .build();
  }
}
