package io.github.dynamojcache.internal.dynamo.request;

import io.github.dynamojcache.options.ClearMode;
import java.time.Duration;

/**
 * The store's settings for one cache.
 *
 * @param table the table's name
 * @param consistentReads whether reads are strongly consistent (twice the read units of eventual
 *     ones)
 * @param sharedReads whether threads that read the same key at the same moment share one request
 * @param nativeTtl whether the {@code ttl} attribute is written
 * @param clearMode how {@code clear()} works
 * @param clearVisibility how long a JVM may rely on what it knows of the current generation
 * @param shards the number of partition keys of the entries of one generation, 1 to 256
 * @param callTimeout the longest time for one operation's request with its retries
 * @param attemptTimeout the longest time for one attempt
 * @param purgeRate write units a second that the purge of old generations may use; 0 turns it off
 */
public record StoreSettings(
    String table,
    boolean consistentReads,
    boolean sharedReads,
    boolean nativeTtl,
    ClearMode clearMode,
    Duration clearVisibility,
    int shards,
    Duration callTimeout,
    Duration attemptTimeout,
    int purgeRate) {

  /**
   * Returns how long this JVM may continue to write into a generation that has ended: as long as it
   * may take it for the current one, and as a request that began then may take.
   */
  public long graceMillis() {
    return clearVisibility.plus(callTimeout).toMillis();
  }
}
