package io.github.dynamojcache.semantics.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.semantics.expiry.ZeroDurationTest;
import io.github.dynamojcache.semantics.values.UndecodableValueTest;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.Lifetimes;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.RawTable;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.configuration.Factory;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A client that does not bring the item that refused a write, as that of DAX: operations do the
 * same, with a read more.
 */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class WithoutItemsOfRefusalsTest {

  private Jvm jvm;
  private Jvm other;
  private RawTable table;

  @BeforeEach
  void open(LocalDynamo dynamo) {
    table = new RawTable(dynamo, dynamo.newTableName());
    jvm = new Jvm(dynamo, table.name());
    other = new Jvm(dynamo, table.name());
    jvm.itemsOfRefusalsDropped.turnOn();
  }

  @AfterEach
  void close() {
    jvm.close();
    other.close();
  }

  @Nested
  class LostResponses extends LostResponseTest {
    @BeforeEach
    void drop() {
      jvm.itemsOfRefusalsDropped.turnOn();
    }
  }

  @Nested
  class RepeatedWrites extends RepeatedWriteTest {
    @BeforeEach
    void drop() {
      jvm.itemsOfRefusalsDropped.turnOn();
    }
  }

  @Nested
  class UndecodableValues extends UndecodableValueTest {
    @BeforeEach
    void drop() {
      jvm.itemsOfRefusalsDropped.turnOn();
    }
  }

  @Nested
  class ZeroDurations extends ZeroDurationTest {
    @BeforeEach
    void drop() {
      jvm.itemsOfRefusalsDropped.turnOn();
    }
  }

  @Nested
  class OldValuesThatWereLost extends LostOldValueTest {
    @BeforeEach
    void drop() {
      jvm.itemsOfRefusalsDropped.turnOn();
    }
  }

  static Stream<Named<Factory<? extends ExpiryPolicy>>> policies() {
    return Stream.of(
        Named.of("eternal", EternalExpiryPolicy.factoryOf()),
        Named.of("created", CreatedExpiryPolicy.factoryOf(Duration.ONE_HOUR)),
        Named.of("custom", Lifetimes.policy(Lifetimes.HOUR, Lifetimes.HOUR, Lifetimes.UNCHANGED)));
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  private Cache<String, List<Integer>> lists(Factory<? extends ExpiryPolicy> policy) {
    return jvm.cache(
        "lists",
        (DynamoConfiguration.Builder)
            DynamoConfiguration.builder(String.class, List.class).expiry(policy));
  }

  private static List<Integer> arrayList() {
    return new ArrayList<>(List.of(1, 2));
  }

  @SuppressWarnings("JdkObsolete") // equal to the other list, and encoded as another class
  private static List<Integer> linkedList() {
    return new LinkedList<>(List.of(1, 2));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void anEqualValueThatIsStoredAsOtherBytesIsReplaced(Factory<? extends ExpiryPolicy> policy) {
    Cache<String, List<Integer>> cache = lists(policy);
    cache.put("k", linkedList());

    assertThat(cache.replace("k", arrayList(), List.of(3))).isTrue();

    assertThat(cache.get("k")).containsExactly(3);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void anEqualValueThatIsStoredAsOtherBytesIsRemoved(Factory<? extends ExpiryPolicy> policy) {
    Cache<String, List<Integer>> cache = lists(policy);
    cache.put("k", linkedList());

    assertThat(cache.remove("k", arrayList())).isTrue();

    assertThat(cache.containsKey("k")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void whatIsThereOrNotIsSeen(Factory<? extends ExpiryPolicy> policy) {
    Cache<String, String> cache = jvm.cache("c", policy);
    cache.put("k", "1");

    assertThat(cache.replace("k", "2", "3")).isFalse();
    assertThat(cache.replace("absent", "2", "3")).isFalse();
    assertThat(cache.replace("absent", "2")).isFalse();
    assertThat(cache.getAndReplace("absent", "2")).isNull();
    assertThat(cache.remove("k", "2")).isFalse();
    assertThat(cache.remove("absent", "2")).isFalse();
    assertThat(cache.putIfAbsent("k", "2")).isFalse();
    assertThat(cache.putIfAbsent("absent", "2")).isTrue();
    assertThat(cache.get("k")).isEqualTo("1");
  }

  @ParameterizedTest
  @MethodSource("policies")
  void aPutTakesThePlaceOfAnExpiredItem(Factory<? extends ExpiryPolicy> policy) {
    Cache<String, String> cache = jvm.cache("c", policy);
    cache.put("k", "1");
    table.expireAll("c");

    cache.put("k", "2");

    assertThat(cache.get("k")).isEqualTo("2");
  }

  @ParameterizedTest
  @MethodSource("policies")
  void aProcessorRunsAgainOnWhatAnotherJvmWroteOrRemoved(Factory<? extends ExpiryPolicy> policy) {
    Cache<String, String> cache = jvm.cache("c", policy);
    Cache<String, String> theirs = other.cache("c", policy);
    cache.put("k", "old");
    List<String> seen = new ArrayList<>();

    cache.invoke(
        "k",
        (entry, arguments) -> {
          seen.add(String.valueOf(entry.getValue()));
          switch (seen.size()) {
            case 1 -> theirs.put("k", "theirs");
            case 2 -> theirs.remove("k");
            default -> {}
          }
          entry.setValue("ours");
          return null;
        });

    assertThat(seen).containsExactly("old", "theirs", "null");
    assertThat(cache.get("k")).isEqualTo("ours");
  }

  @Test
  void theItemIsReadWhereItCouldBeThere() {
    Cache<String, String> cache = jvm.cache("c");
    cache.put("k", "1");
    jvm.log.clear();

    cache.putIfAbsent("k", "2");
    cache.replace("absent", "1", "2");
    cache.replace("absent", "2");

    assertThat(jvm.log.operations())
        .containsExactly("PutItem", "GetItem", "PutItem", "GetItem", "PutItem");
  }

  @Test
  void oneItemThatCameProvesThatTheOthersDoToo() {
    Cache<String, String> cache = other.cache("c");
    cache.put("k", "1");
    other.log.clear();

    cache.replace("absent", "1", "2");
    cache.putIfAbsent("k", "2");
    cache.replace("absent", "1", "2");
    cache.remove("absent", "1");

    assertThat(other.log.operations())
        .containsExactly("PutItem", "GetItem", "PutItem", "PutItem", "DeleteItem");
  }
}
