package io.github.dynamojcache.internal.dynamo;

import io.github.dynamojcache.options.ClearMode;
import java.time.Duration;

/**
 * What the store needs to know about one cache.
 *
 * @param table the table's name
 * @param consistentReads whether reads are strongly consistent (twice the read units of eventual
 *     ones)
 * @param sharedReads whether threads that ask for the same key at the same moment share one request
 * @param nativeTtl whether the {@code ttl} attribute is written
 * @param clearMode how {@code clear()} works
 * @param clearVisibility for how long the current generation may be taken as known
 * @param shards over how many partition keys the entries of one generation are spread, 1 to 256
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
   * Returns how long this JVM may go on writing into a generation that has ended: for as long as it
   * may take it for the current one, and a request that began then may take.
   */
  long graceMillis() {
    return clearVisibility.plus(callTimeout).toMillis();
  }
}
