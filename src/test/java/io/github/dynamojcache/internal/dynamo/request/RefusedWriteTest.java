package io.github.dynamojcache.internal.dynamo.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.dynamo.item.ItemLayout;
import io.github.dynamojcache.internal.dynamo.item.ItemMapper;
import io.github.dynamojcache.internal.entries.ExpiryRule;
import io.github.dynamojcache.internal.entries.WriteId;
import io.github.dynamojcache.internal.entries.WriteIntent;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.internal.values.seal.NoSeal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** A refused write costs as much as the larger of the item that is there and the one wanted. */
class RefusedWriteTest {

  private static final CanonicalKey KEY = new CanonicalKey("s:key", null);
  private static final long DEADLINE = 1_900_000_000_000L;
  private static final String PARTITION = "books/1/0";

  private final WriteExpressions expressions =
      new WriteExpressions(
          "jcache",
          /* nativeTtl= */ true,
          () -> new RequestTerms(null, null),
          new ItemMapper(NoSeal.UNSEALED, /* nativeTtl= */ true));

  private static EncodedValue value(int bytes) {
    return new EncodedValue.Binary(new byte[bytes]);
  }

  private static Map<String, AttributeValue> item(int valueBytes) {
    return ItemLayout.item(PARTITION, KEY, value(valueBytes), new WriteId(7), DEADLINE, true);
  }

  private DynamoDbRequest request(WriteIntent intent) {
    return expressions.compose(intent, PARTITION, new WriteId(8), 1_700_000_000_000L);
  }

  private DynamoDbRequest putIfAbsent(int valueBytes) {
    return request(WriteIntent.putIfAbsent(KEY, value(valueBytes), DEADLINE));
  }

  @Test
  void aSmallValueBesideALargeOneIsChargedByTheLargeOne() {
    assertThat(RefusedWrite.units(putIfAbsent(10), item(5_000))).isEqualTo(5);
  }

  @Test
  void aLargeValueBesideASmallOneIsChargedByTheLargeOne() {
    assertThat(RefusedWrite.units(putIfAbsent(300_000), item(10))).isEqualTo(294);
  }

  @Test
  void withoutTheItemThatIsThereTheOneWantedCounts() {
    assertThat(RefusedWrite.units(putIfAbsent(3_000), Map.of())).isEqualTo(3);
  }

  @Test
  void theLeastIsOneUnit() {
    assertThat(RefusedWrite.units(putIfAbsent(1), Map.of())).isEqualTo(1);
  }

  @Test
  void anUpdateIsChargedByTheItemThatItWouldHaveMade() {
    DynamoDbRequest replace =
        request(
            WriteIntent.replaceIfEqual(
                KEY, value(20_000), value(7_000), new ExpiryRule.Keep(DEADLINE)));

    // 7,000 bytes and some, not the 20,000 that the condition compares with.
    assertThat(RefusedWrite.units(replace, Map.of())).isEqualTo(7);
    assertThat(RefusedWrite.units(replace, item(10))).isEqualTo(7);
    assertThat(RefusedWrite.units(replace, item(9_000))).isEqualTo(9);
  }

  @Test
  void anUpdateLeavesOtherAttributesOfTheItem() {
    Map<String, AttributeValue> existing = new HashMap<>(item(10));
    existing.put("foreign", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[3_072])));
    DynamoDbRequest touch = request(WriteIntent.touchIfUnmoved(KEY, DEADLINE, DEADLINE + 1));

    assertThat(RefusedWrite.units(touch, existing)).isEqualTo(3 + 1);
  }

  @Test
  void aRemovalIsChargedByTheItemThatIsThere() {
    DynamoDbRequest remove = request(WriteIntent.removeIfEqual(KEY, value(9_000)));

    assertThat(RefusedWrite.units(remove, item(2_500))).isEqualTo(3);
    assertThat(RefusedWrite.units(remove, Map.of())).isEqualTo(1);
  }
}
