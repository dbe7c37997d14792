package io.github.dynamojcache.internal.dynamo;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import java.time.Duration;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one cache, as its operations see them. Every method names the operation on whose
 * behalf it is called, for the message should it fail; every failure is a {@link
 * javax.cache.CacheException}. Thread-safe.
 *
 * <p>Whoever reads in order to change says so: where a read can be left out, what it was meant to
 * change must not be seen again as it was.
 */
public interface Entries {

  /**
   * Reads one entry.
   *
   * @param operation the operation, for messages
   * @param key the entry's key
   * @return the item, live or expired; null when there is none
   */
  @Nullable StoredEntry read(String operation, CanonicalKey key);

  /**
   * Reads one entry that is about to be changed.
   *
   * @param operation the operation, for messages
   * @param key the entry's key
   * @return the item, live or expired; null when there is none
   */
  @Nullable StoredEntry readToChange(String operation, CanonicalKey key);

  /**
   * Reads many entries, some at a time.
   *
   * @param operation the operation, for messages
   * @param keys the entries' keys, without duplicates; asked for as they are needed, by this thread
   * @param each hears of each key once, in any order, in this thread
   */
  void readAll(String operation, List<CanonicalKey> keys, EachRead each);

  /**
   * Reads many entries that are about to be changed, some at a time.
   *
   * @param operation the operation, for messages
   * @param keys the entries' keys, without duplicates; asked for as they are needed, by this thread
   * @param each hears of each key once, in any order, in this thread
   */
  void readAllToChange(String operation, List<CanonicalKey> keys, EachRead each);

  /**
   * Carries out an intent.
   *
   * @param operation the operation, for messages
   * @param intent what is wanted
   * @return what became of it
   */
  WriteOutcome write(String operation, WriteIntent intent);

  /**
   * Carries out what an access does to an entry that was read.
   *
   * @param operation the operation, for messages
   * @param seen the entry
   * @param intent what is due
   * @return what became of it
   */
  WriteOutcome access(String operation, StoredEntry seen, WriteIntent intent);

  /**
   * Carries out unconditional intents, some at a time. What stood there before does not come back.
   *
   * @param operation the operation, for messages
   * @param intents the intents
   * @return the places of those that were carried out; those that were skipped are left out
   * @throws PartlyWrittenException when not all of the others are done for certain; all were tried,
   *     unless there was no use in it
   */
  BitSet writeAll(String operation, WriteIntents intents);

  /**
   * Carries out an operation that may take several requests: they share the time for one. Chunks
   * have time of their own.
   *
   * @param operation reads, writes and accesses of one entry, on this thread
   * @return what it returns
   */
  default <T extends @Nullable Object> T inTime(Supplier<T> operation) {
    return inTime(/* left= */ null, operation);
  }

  /**
   * Carries out requests of an operation that has waited for its turn.
   *
   * @param left the time that is left for them; null: all of the time for one request
   * @param operation reads, writes and accesses of one entry, on this thread
   * @return what it returns
   */
  <T extends @Nullable Object> T inTime(@Nullable Duration left, Supplier<T> operation);

  /**
   * Carries out a piece of a bulk operation that writes entries by themselves, beside others of its
   * kind: a large write may take the time of another request when the network carries little.
   *
   * @param piece the piece, on this thread
   */
  void pieceOfBulk(Runnable piece);

  /**
   * Returns whether a value takes more than its item: then a write that is not certain to be
   * applied had better look first, and DynamoDB cannot compare it with another.
   *
   * @param key the entry's key
   * @param value the encoded value
   * @return true when it is stored in chunks
   */
  boolean needsChunks(CanonicalKey key, EncodedValue value);

  /**
   * Returns whether DynamoDB can compare a stored value with an expected one: then a condition on
   * the value is worth a request.
   *
   * @return false when equal values are never stored as equal bytes
   */
  boolean comparesValues();

  /**
   * Runs pieces of a bulk operation side by side.
   *
   * @param pieces what to run; all are tried, as {@link Fanout} has it
   */
  void inParallel(List<? extends Runnable> pieces);

  /**
   * Iterates the live entries of the current generation.
   *
   * @param operation the operation, for messages
   * @return an iterator for one thread; {@code remove()} is not supported
   */
  Iterator<StoredEntry> entries(String operation);

  /**
   * Iterates the live entries of the current generation, all of which are about to be removed.
   *
   * @param operation the operation, for messages
   * @return an iterator for one thread; {@code remove()} is not supported
   */
  Iterator<StoredEntry> entriesToRemove(String operation);

  /**
   * Counts the live entries.
   *
   * @param operation the operation, for messages
   * @return how many entries were live when they were read
   */
  long countLive(String operation);

  /**
   * Empties the cache.
   *
   * @param operation the operation, for messages
   */
  void clear(String operation);
}
