package io.github.dynamojcache.internal.dynamo.request;

import static io.github.dynamojcache.internal.dynamo.item.ItemLayout.DEADLINE;
import static io.github.dynamojcache.internal.dynamo.item.ItemLayout.PARTITION_KEY;
import static io.github.dynamojcache.internal.dynamo.item.ItemLayout.VALUE;
import static io.github.dynamojcache.internal.dynamo.item.ItemLayout.WRITE_ID;

import io.github.dynamojcache.internal.dynamo.item.ForeignItem;
import io.github.dynamojcache.internal.dynamo.item.ItemLayout;
import io.github.dynamojcache.internal.dynamo.item.ItemMapper;
import io.github.dynamojcache.internal.entries.Deadline;
import io.github.dynamojcache.internal.entries.Precondition;
import io.github.dynamojcache.internal.entries.Version;
import io.github.dynamojcache.internal.entries.WriteId;
import io.github.dynamojcache.internal.entries.WriteIntent;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The condition expressions of write intents: pure functions. Immutable and thread-safe.
 *
 * <p>There are three kinds, in the terms of the layout: live is {@code x > :now}; absent or expired
 * is {@code NOT x > :now}; unmodified is {@code w = :w}. For DynamoDB, a comparison of values of
 * different types is false, and so is one with a missing value. So an item without a number as
 * {@code x} is absent.
 */
final class WriteConditions {

  private static final String LIVE = DEADLINE + " > :now";
  private static final String IN_BOUNDS = DEADLINE + " <= :end";

  private final ItemMapper items;

  /**
   * @param items makes the values that are compared
   */
  WriteConditions(ItemMapper items) {
    this.items = items;
  }

  /**
   * Returns the condition of a request that writes or deletes the whole item.
   *
   * @param values receives the values that it names
   * @param now the time that decides what is live, epoch milliseconds
   * @return the expression; null if there is no condition
   */
  @Nullable String of(
      WriteIntent intent, String partitionKey, Map<String, AttributeValue> values, long now) {
    return intent.precondition() instanceof Precondition.None
        ? null
        : asked(intent, partitionKey, values, now);
  }

  /**
   * Returns the condition of a request that leaves {@code x} as it is, or returns it: {@code x}
   * must not exceed the latest valid deadline.
   *
   * @param values receives the values that it names
   * @param now the time that decides what is live, epoch milliseconds
   */
  String ofUpdate(
      WriteIntent intent, String partitionKey, Map<String, AttributeValue> values, long now) {
    if (intent.precondition() instanceof Precondition.None) {
      // It is unknown whether the entry exists; the deadline of an expired one must not be kept.
      values.put(":now", ItemLayout.number(now));
      return "attribute_not_exists(" + PARTITION_KEY + ") OR " + inBounds(LIVE, values);
    }
    String asked = asked(intent, partitionKey, values, now);
    boolean isExact =
        intent.precondition() instanceof Precondition.Unmodified
            || intent.precondition() instanceof Precondition.LiveUntil;
    return isExact ? asked : inBounds(asked, values);
  }

  private static String inBounds(String condition, Map<String, AttributeValue> values) {
    values.put(":end", ItemLayout.number(Deadline.ETERNAL));
    return condition + " AND " + IN_BOUNDS;
  }

  private String asked(
      WriteIntent intent, String partitionKey, Map<String, AttributeValue> values, long now) {
    Precondition precondition = intent.precondition();
    if (precondition instanceof Precondition.Unmodified unmodified) {
      return unmodified(unmodified.version(), values);
    }
    values.put(":now", ItemLayout.number(now));
    if (precondition instanceof Precondition.Absent) {
      return "NOT " + LIVE;
    }
    if (precondition instanceof Precondition.LiveAndEqual equal) {
      values.put(":old", items.value(partitionKey, intent.key(), equal.value()));
      return VALUE + " = :old AND " + LIVE;
    }
    if (precondition instanceof Precondition.LiveUntil until) {
      values.put(":seen", ItemLayout.number(until.deadline()));
      return DEADLINE + " = :seen AND " + LIVE;
    }
    return LIVE;
  }

  /**
   * Returns the condition that an item has not been written since it was read.
   *
   * @param values receives the values that it names
   */
  static String unmodified(Version version, Map<String, AttributeValue> values) {
    return version instanceof ForeignItem foreign
        ? asSeen(WRITE_ID, ":w", foreign.writeId(), values)
            + " AND "
            + asSeen(DEADLINE, ":seen", foreign.deadline(), values)
        : asSeen(WRITE_ID, ":w", ItemLayout.writeId((WriteId) version), values);
  }

  private static String asSeen(
      String attribute,
      String name,
      @Nullable AttributeValue seen,
      Map<String, AttributeValue> values) {
    if (seen == null) {
      return "attribute_not_exists(" + attribute + ")";
    }
    values.put(name, seen);
    return attribute + " = " + name;
  }
}
