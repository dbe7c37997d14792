package io.github.dynamojcache.internal.dynamo.item;

import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.internal.entries.Deadline;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.entries.Version;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The version of an item in an entry's place that was not written by this provider. It is
 * identified by the two attributes that every write of an entry sets: a proper write in between
 * changes them. Immutable.
 *
 * @param writeId the attribute in place of the write id; null if there is none
 * @param deadline the attribute in place of the deadline; null if there is none
 */
public record ForeignItem(@Nullable AttributeValue writeId, @Nullable AttributeValue deadline)
    implements Version {

  /**
   * Returns such an item as an entry whose value cannot be read: a miss, which may be overwritten.
   * If its deadline is not a valid time, the entry never expires.
   *
   * @param key the key of the entry whose place it takes
   * @param item its attributes
   */
  static StoredEntry entry(CanonicalKey key, Map<String, AttributeValue> item) {
    AttributeValue deadline = item.get(ItemLayout.DEADLINE);
    return new StoredEntry(
        key,
        new EncodedValue.Unreadable(Reason.FORMAT, explanation(item)),
        new ForeignItem(item.get(ItemLayout.WRITE_ID), deadline),
        millis(deadline),
        /* reference= */ null);
  }

  /** Truncates a fraction of a millisecond. */
  private static long millis(@Nullable AttributeValue deadline) {
    BigDecimal number = ItemLayout.readNumber(deadline);
    return number == null
            || number.signum() < 0
            || number.compareTo(BigDecimal.valueOf(Deadline.ETERNAL)) > 0
        ? Deadline.ETERNAL
        : number.longValue();
  }

  private static String explanation(Map<String, AttributeValue> item) {
    String wrong =
        ItemLayout.readWriteId(item.get(ItemLayout.WRITE_ID)) == null
            ? ItemLayout.WRITE_ID
            : ItemLayout.readDeadline(item.get(ItemLayout.DEADLINE)) == null
                ? ItemLayout.DEADLINE
                : ItemLayout.WHOLE_KEY;
    return "this provider has not written its item: the attribute '"
        + wrong
        + (item.containsKey(wrong) ? "' is none that it writes" : "' is missing");
  }
}
