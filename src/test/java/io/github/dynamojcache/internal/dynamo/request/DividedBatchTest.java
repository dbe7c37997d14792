package io.github.dynamojcache.internal.dynamo.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dynamojcache.internal.dynamo.StoreFixture;
import io.github.dynamojcache.internal.dynamo.item.ItemBytes;
import io.github.dynamojcache.internal.entries.Fanout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** How a batch that does not pass in time is made smaller, and when that ends. */
@Timeout(30)
class DividedBatchTest {

  private final Stub server = new Stub();
  private final DynamoCalls calls = StoreFixture.calls(server);
  private final BatchReads reads = new BatchReads(calls, Fanout.alone());
  private final BatchWrites writes = new BatchWrites(calls, Fanout.alone());

  private static List<Map<String, AttributeValue>> keys(int count) {
    return IntStream.range(0, count).mapToObj(StoreFixture::key).toList();
  }

  private static List<WriteRequest> puts(int count, int size) {
    return keys(count).stream()
        .map(
            key -> {
              Map<String, AttributeValue> item = new HashMap<>(key);
              item.put("v", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[size])));
              return BatchWrites.put(item);
            })
        .toList();
  }

  @Test
  void aReadThatIsTooMuchIsAskedForInWhatFits() {
    server.itemBytes = 200_000;
    server.carried = 1_200_000;

    assertThat(reads.read("getAll", keys(100))).hasSize(100);

    assertThat(server.sizes.subList(0, 3)).containsExactly(100, 1, 5);
    assertThat(server.sizes.stream().skip(2)).allMatch(size -> size <= 5);
  }

  @Test
  void everyKeyIsReadOnceButForThoseThatTimedOut() {
    server.itemBytes = 200_000;
    server.carried = 1_200_000;

    reads.read("getAll", keys(100));

    assertThat(server.sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100 + 100);
  }

  @Test
  void whereAMegabyteIsStillTooMuchPartsAreHalved() {
    server.itemBytes = 100_000;
    server.carried = 300_000;

    assertThat(reads.read("getAll", keys(20))).hasSize(20);

    assertThat(server.sizes).startsWith(20, 1, 10, 1, 5, 1, 2, 2);
  }

  @Test
  void whereNothingIsAnsweredABatchEndsWithTheFirstTimeOut() {
    server.silent = true;

    CacheException failure =
        catchThrowableOfType(CacheException.class, () -> reads.read("getAll", keys(100)));

    assertThat(failure).hasCauseInstanceOf(ApiCallTimeoutException.class);
    assertThat(server.sizes).containsExactly(100, 1);
    assertThat(server.limits.get(1)).isEqualTo(StoreFixture.ATTEMPT_TIMEOUT.toMillis());
  }

  @Test
  void aBatchOfSmallWritesEndsWithItsFirstTimeOut() {
    server.silent = true;

    CacheException failure =
        catchThrowableOfType(CacheException.class, () -> writes.write("putAll", puts(25, 300)));

    assertThat(failure).hasCauseInstanceOf(ApiCallTimeoutException.class);
    assertThat(server.sizes).containsExactly(25);
  }

  @Test
  void aBatchOfTwoThatMustEndInTheTimeOfOneIsNotDivided() {
    server.silent = true;

    assertThatThrownBy(() -> reads.inTheTimeOfOne().read("get", keys(2)))
        .isInstanceOf(CacheException.class);

    assertThat(server.sizes).containsExactly(2);
  }

  @Test
  void anotherFailureDividesNothing() {
    server.refusal = InternalServerErrorException.builder().statusCode(500).build();

    assertThatThrownBy(() -> writes.write("putAll", puts(5, 100_000)))
        .isInstanceOf(CacheException.class);

    assertThat(server.sizes).containsExactly(5);
  }

  @Test
  void ofWritesThatFailInPartWhatIsDoneIsKnown() {
    server.carried = 250_000;
    List<WriteRequest> all = new ArrayList<>(puts(4, 100_000));
    Map<String, AttributeValue> large = new HashMap<>(StoreFixture.key(9));
    large.put("v", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[390_000])));
    all.add(BatchWrites.put(large));
    CompletedWrites done = new CompletedWrites();

    CacheException failure =
        catchThrowableOfType(CacheException.class, () -> writes.write("putAll", all, done));

    assertThat(failure).hasCauseInstanceOf(ApiCallTimeoutException.class);
    assertThat(IntStream.range(0, 5).filter(done::isDone)).containsExactly(0, 1, 2, 3);
  }

  @Test
  void whatTheServiceLeavesUndoneOnTheWayIsSentAgain() {
    server.carried = 250_000;
    server.leavesTheLast = true;

    writes.write("putAll", puts(8, 100_000));

    assertThat(server.written).hasSize(8);
  }

  @Test
  void requestsToWriteAreBoundedByBytesAndByCount() {
    writes.write("putAll", puts(10, 300_000));
    assertThat(server.sizes).containsExactly(3, 3, 3, 1);

    server.sizes.clear();
    writes.write("putAll", puts(60, 300));
    assertThat(server.sizes).containsExactly(25, 25, 10);
  }

  /** Times out at once with what is larger than a network carries, or with everything. */
  private static final class Stub implements DynamoDbClient {
    private final List<Integer> sizes = new ArrayList<>();
    private final List<Long> limits = new ArrayList<>();
    private final Map<AttributeValue, WriteRequest> written = new HashMap<>();
    private long carried = Long.MAX_VALUE;
    private long itemBytes;
    private boolean silent;
    private boolean leavesTheLast;
    private @Nullable DynamoDbException refusal;

    private void pass(int items, long bytes, long limit) {
      sizes.add(items);
      limits.add(limit);
      if (refusal != null) {
        throw refusal;
      }
      if (silent || bytes > carried) {
        throw limit == StoreFixture.ATTEMPT_TIMEOUT.toMillis()
            ? ApiCallAttemptTimeoutException.create(limit)
            : ApiCallTimeoutException.create(limit);
      }
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
      var keys = request.requestItems().values().iterator().next().keys();
      pass(
          keys.size(),
          keys.size() * itemBytes,
          request.overrideConfiguration().orElseThrow().apiCallTimeout().orElseThrow().toMillis());
      SdkBytes value = SdkBytes.fromByteArray(new byte[(int) itemBytes]);
      List<Map<String, AttributeValue>> items = new ArrayList<>();
      for (Map<String, AttributeValue> key : keys) {
        Map<String, AttributeValue> item = new HashMap<>(key);
        item.put("v", AttributeValue.fromB(value));
        items.add(item);
      }
      return BatchGetItemResponse.builder().responses(Map.of("jcache", items)).build();
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
      List<WriteRequest> items = request.requestItems().values().iterator().next();
      pass(
          items.size(),
          items.stream().mapToLong(w -> ItemBytes.of(w.putRequest().item())).sum(),
          request.overrideConfiguration().orElseThrow().apiCallTimeout().orElseThrow().toMillis());
      int done = leavesTheLast && items.size() > 1 ? items.size() - 1 : items.size();
      items.subList(0, done).forEach(w -> written.put(w.putRequest().item().get("sk"), w));
      return BatchWriteItemResponse.builder()
          .unprocessedItems(
              done == items.size() ? Map.of() : Map.of("jcache", items.subList(done, items.size())))
          .build();
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }
}
