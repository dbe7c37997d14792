package io.github.dynamojcache.internal.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.dynamo.request.BatchReads;
import io.github.dynamojcache.internal.dynamo.request.BatchWrites;
import io.github.dynamojcache.internal.dynamo.request.DynamoCalls;
import io.github.dynamojcache.internal.entries.Fanout;
import io.github.dynamojcache.internal.management.CapacityCounters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A table that is named by its ARN may be called by its plain name in answers. */
class BatchesUnderAnArnTest {

  private static final String ARN = "arn:aws:dynamodb:eu-west-1:123456789012:table/jcache";

  private final PlainNames server = new PlainNames();
  private final DynamoCalls calls =
      StoreFixture.calls(server, ARN, new CapacityCounters(/* enabled= */ false));

  private static List<Map<String, AttributeValue>> keys(int count) {
    return IntStream.range(0, count).mapToObj(StoreFixture::key).toList();
  }

  @Test
  void whatWasFoundIsFoundWhateverNameTheAnswerCarries() {
    assertThat(new BatchReads(calls, Fanout.alone()).read("getAll", keys(3)))
        .containsExactlyInAnyOrderElementsOf(keys(3));
  }

  @Test
  void whatWasNotReadIsAskedForAgainByTheArn() {
    server.mostAtATime = 2;

    assertThat(new BatchReads(calls, Fanout.alone()).read("getAll", keys(5)))
        .containsExactlyInAnyOrderElementsOf(keys(5));

    assertThat(server.names).containsExactly(ARN, ARN, ARN);
  }

  @Test
  void whatWasNotWrittenIsSentAgainByTheArn() {
    server.mostAtATime = 2;

    new BatchWrites(calls, Fanout.alone())
        .write("putAll", keys(5).stream().map(BatchWrites::delete).toList());

    assertThat(server.written).hasSize(5);
    assertThat(server.names).containsExactly(ARN, ARN, ARN);
  }

  /** Answers by the plain name, and does no more than some items of a batch. */
  private static final class PlainNames implements DynamoDbClient {
    private final List<String> names = new ArrayList<>();
    private final List<WriteRequest> written = new ArrayList<>();
    private int mostAtATime = 100;

    private <T> T asked(Map<String, T> byTable) {
      assertThat(byTable).hasSize(1);
      names.add(byTable.keySet().iterator().next());
      return byTable.values().iterator().next();
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
      var keys = asked(request.requestItems()).keys();
      int done = Math.min(mostAtATime, keys.size());
      var left = KeysAndAttributes.builder().keys(keys.subList(done, keys.size())).build();
      return BatchGetItemResponse.builder()
          .responses(Map.of("jcache", keys.subList(0, done)))
          .unprocessedKeys(done == keys.size() ? Map.of() : Map.of("jcache", left))
          .build();
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
      List<WriteRequest> writes = asked(request.requestItems());
      int done = Math.min(mostAtATime, writes.size());
      written.addAll(writes.subList(0, done));
      return BatchWriteItemResponse.builder()
          .unprocessedItems(
              done == writes.size()
                  ? Map.of()
                  : Map.of("jcache", writes.subList(done, writes.size())))
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
