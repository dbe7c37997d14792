package io.github.dynamojcache.internal.entries;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one cache: what the engine needs from a store. The innermost one is DynamoDB's; a
 * tier is an {@code EntryStore} around another, and forwards what it does not answer. Every method
 * takes the name of the operation that calls it, for messages; every failure is a {@link
 * javax.cache.CacheException}. Thread-safe.
 */
public interface EntryStore {

  /**
   * Reads one entry.
   *
   * @param operation the operation, for messages
   * @param key the entry's key
   * @param purpose the purpose of the read
   * @return the item, live or expired; null when there is none
   */
  @Nullable StoredEntry read(String operation, CanonicalKey key, ReadPurpose purpose);

  /**
   * Reads many entries, some at a time.
   *
   * @param operation the operation, for messages
   * @param keys the entries' keys, without duplicates; read from the list as they are needed, by
   *     this thread
   * @param purpose the purpose of the read
   * @param each is called once for each key, in any order, in this thread
   */
  void readAll(String operation, List<CanonicalKey> keys, ReadPurpose purpose, EachRead each);

  /**
   * Carries out an intent.
   *
   * @param operation the operation, for messages
   * @param intent the intent
   * @return the outcome
   */
  WriteOutcome write(String operation, WriteIntent intent);

  /**
   * Carries out the write that an access to an entry requires.
   *
   * @param operation the operation, for messages
   * @param seen the entry that was read
   * @param intent the write that is due
   * @return the outcome
   */
  WriteOutcome access(String operation, StoredEntry seen, WriteIntent intent);

  /**
   * Carries out unconditional intents, some at a time. The previous entries are not returned.
   *
   * @param operation the operation, for messages
   * @param intents the intents
   * @return the places of those that were carried out; those that were skipped are left out
   * @throws PartlyWrittenException when some of the others failed or have an unknown outcome; all
   *     were tried, unless the operation was stopped early
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
