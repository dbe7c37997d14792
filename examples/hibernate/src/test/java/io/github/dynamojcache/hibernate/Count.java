package io.github.dynamojcache.hibernate;

import io.github.dynamojcache.testing.RecordedRequest;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * How many requests were sent.
 *
 * @param reads of a region
 * @param writes of a region
 * @param timestampReads of the region of the timestamps
 * @param timestampWrites of the region of the timestamps
 */
record Count(int reads, int writes, int timestampReads, int timestampWrites) {

  static Count of(List<RecordedRequest> requests) {
    int[] counts = new int[4];
    for (RecordedRequest request : requests) {
      int place = request.operation().equals("GetItem") ? 0 : 1;
      counts[partitionKey(request).contains("timestamps") ? place + 2 : place]++;
    }
    return new Count(counts[0], counts[1], counts[2], counts[3]);
  }

  private static String partitionKey(RecordedRequest request) {
    var key =
        switch (request.operation()) {
          case "GetItem" -> request.request(GetItemRequest.class).key();
          case "PutItem" -> request.request(PutItemRequest.class).item();
          case "UpdateItem" -> request.request(UpdateItemRequest.class).key();
          case "DeleteItem" -> request.request(DeleteItemRequest.class).key();
          default -> throw new AssertionError("nothing else should be sent: " + request);
        };
    return String.valueOf(key.get("pk"));
  }

  /** Such as {@code 1 read, 2 writes}. */
  @Override
  public String toString() {
    return text(reads, writes);
  }

  /** Those of the region of the timestamps. */
  String timestamps() {
    return text(timestampReads, timestampWrites);
  }

  private static String text(int reads, int writes) {
    String both = join(number(reads, "read"), number(writes, "write"));
    return both.isEmpty() ? "none" : both;
  }

  private static String join(String one, String other) {
    return one + (one.isEmpty() || other.isEmpty() ? "" : ", ") + other;
  }

  private static String number(int count, String what) {
    return count == 0 ? "" : count + " " + what + (count == 1 ? "" : "s");
  }
}
