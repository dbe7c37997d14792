package io.github.dynamojcache.internal.entries;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one cache: what the engine needs of a store. DynamoDB's is at the bottom; a tier
 * is an {@code EntryStore} around another, and forwards what it does not answer. Every method names
 * the operation on whose behalf it is called, for messages; every failure is a {@link
 * javax.cache.CacheException}. Thread-safe.
 */
public interface EntryStore {

  /**
   * Reads one entry.
   *
   * @param operation the operation, for messages
   * @param key the entry's key
   * @param purpose what it is read for
   * @return the item, live or expired; null when there is none
   */
  @Nullable StoredEntry read(String operation, CanonicalKey key, ReadPurpose purpose);

  /**
   * Reads many entries, some at a time.
   *
   * @param operation the operation, for messages
   * @param keys the entries' keys, without duplicates; asked for as they are needed, by this thread
   * @param purpose what they are read for
   * @param each hears of each key once, in any order, in this thread
   */
  void readAll(String operation, List<CanonicalKey> keys, ReadPurpose purpose, EachRead each);

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
   * Carries out unconditional intents, some at a time. The entries as they were before are not
   * returned.
   *
   * @param operation the operation, for messages
   * @param intents the intents
   * @return the places of those that were carried out; those that were skipped are left out
   * @throws PartlyWrittenException when not all of the others are done for certain; all were tried,
   *     unless there was no use in it
   */
  BitSet writeAll(String operation, WriteIntents intents);

  /**
   * Iterates the live entries of the current generation.
   *
   * @param operation the operation, for messages
   * @param purpose {@link ReadPurpose#CHANGE} when all of them are about to be removed; then values
   *     may be missing
   * @return an iterator for one thread; {@code remove()} is not supported
   */
  Iterator<StoredEntry> entries(String operation, ReadPurpose purpose);

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
