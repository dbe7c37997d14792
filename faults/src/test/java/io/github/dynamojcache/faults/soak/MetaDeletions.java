package io.github.dynamojcache.faults.soak;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Somebody who deletes the meta item of a cache that is in use, again and again, until stopped. To
 * the cache that is a clear. Nothing is restored here: entries of long ago would come back with it.
 */
final class MetaDeletions implements Runnable {

  private final DynamoDbClient client;
  private final String table;
  private final List<String> caches;
  private final Duration pause;
  private final Random random;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicInteger count = new AtomicInteger();

  /**
   * @param pause the time between two deletions
   */
  MetaDeletions(
      DynamoDbClient client, String table, List<String> caches, Duration pause, long seed) {
    this.client = client;
    this.table = table;
    this.caches = caches;
    this.pause = pause;
    this.random = new Random(seed);
  }

  @Override
  public void run() {
    try {
      while (!stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        delete(caches.get(random.nextInt(caches.size())));
        count.incrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void delete(String cache) {
    Map<String, AttributeValue> key =
        Map.of("pk", AttributeValue.fromS(cache), "sk", AttributeValue.fromS("#"));
    client.deleteItem(delete -> delete.tableName(table).key(key));
  }

  /** Returns how many items were deleted. */
  int count() {
    return count.get();
  }

  void stop() {
    stopped.countDown();
  }
}
