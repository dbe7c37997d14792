package io.github.dynamojcache.testing;

import io.github.dynamojcache.internal.entries.EachRead;
import io.github.dynamojcache.internal.entries.EntryStore;
import io.github.dynamojcache.internal.entries.ReadPurpose;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.entries.WriteIntent;
import io.github.dynamojcache.internal.entries.WriteIntents;
import io.github.dynamojcache.internal.entries.WriteOutcome;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tier that answers nothing itself. Thread-safe. */
public class ForwardingEntryStore implements EntryStore {

  private final EntryStore next;

  /** Puts a tier around another store. */
  public ForwardingEntryStore(EntryStore next) {
    this.next = next;
  }

  @Override
  public @Nullable StoredEntry read(String operation, CanonicalKey key, ReadPurpose purpose) {
    return next.read(operation, key, purpose);
  }

  @Override
  public void readAll(
      String operation, List<CanonicalKey> keys, ReadPurpose purpose, EachRead each) {
    next.readAll(operation, keys, purpose, each);
  }

  @Override
  public WriteOutcome write(String operation, WriteIntent intent) {
    return next.write(operation, intent);
  }

  @Override
  public WriteOutcome access(String operation, StoredEntry seen, WriteIntent intent) {
    return next.access(operation, seen, intent);
  }

  @Override
  public BitSet writeAll(String operation, WriteIntents intents) {
    return next.writeAll(operation, intents);
  }

  @Override
  public Iterator<StoredEntry> entries(String operation, ReadPurpose purpose) {
    return next.entries(operation, purpose);
  }

  @Override
  public long countLive(String operation) {
    return next.countLive(operation);
  }

  @Override
  public void clear(String operation) {
    next.clear(operation);
  }
}
