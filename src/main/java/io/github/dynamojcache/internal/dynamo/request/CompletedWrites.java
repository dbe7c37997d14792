package io.github.dynamojcache.internal.dynamo.request;

import io.github.dynamojcache.internal.dynamo.item.ItemLayout;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Which of a list of writes are certainly done, by their positions in it. Thread-safe. */
public final class CompletedWrites {

  private final BitSet done = new BitSet(); // guarded by this

  /**
   * Records the outcome of a part of the list.
   *
   * @param from the position of its first write
   * @param sent the part
   * @param left the writes of it that are not done or have an unknown outcome; not necessarily the
   *     same objects
   */
  synchronized void add(int from, List<WriteRequest> sent, List<WriteRequest> left) {
    if (left.isEmpty()) {
      done.set(from, from + sent.size());
    } else if (left.size() < sent.size()) {
      Set<List<AttributeValue>> undone = new HashSet<>();
      left.forEach(write -> undone.add(primaryKey(write)));
      for (int i = 0; i < sent.size(); i++) {
        done.set(from + i, !undone.contains(primaryKey(sent.get(i))));
      }
    }
  }

  private static List<AttributeValue> primaryKey(WriteRequest write) {
    Map<String, AttributeValue> attributes =
        write.putRequest() != null ? write.putRequest().item() : write.deleteRequest().key();
    return List.of(attributes.get(ItemLayout.PARTITION_KEY), attributes.get(ItemLayout.SORT_KEY));
  }

  public synchronized boolean isDone(int place) {
    return done.get(place);
  }
}
