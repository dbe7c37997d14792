package io.github.dynamojcache.internal.bypass;

import io.github.dynamojcache.internal.entries.LookAhead;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * Iterates until DynamoDB fails, and ends there. An iteration cut short by an outage does not
 * resume: pages fetched before may hold entries that were removed since. A key that was journalled
 * when the iteration began is left out for the same reason, even if the journal no longer has it.
 * For one thread.
 */
final class BypassingIteration implements Iterator<StoredEntry> {

  private final BypassSwitch bypassSwitch;
  private final Journal journal;
  private final Supplier<Iterator<StoredEntry>> start;
  private final Runnable onCut;
  private final int timesShut;
  private final Set<CanonicalKey> doubtful; // journalled when the iteration began
  private @Nullable Iterator<StoredEntry> entries;
  private @Nullable StoredEntry fetched; // kept if the switch throws after the fetch
  private final LookAhead<StoredEntry> upcoming = new LookAhead<>(this::search);
  private @Nullable CacheException refusal;
  private boolean wasCut;
  private boolean ended;

  /**
   * @param onCut runs once when the iteration ends before all entries were seen
   */
  BypassingIteration(
      BypassSwitch bypassSwitch,
      Journal journal,
      Supplier<Iterator<StoredEntry>> start,
      Runnable onCut) {
    this.bypassSwitch = bypassSwitch;
    this.journal = journal;
    this.start = start;
    this.onCut = onCut;
    this.timesShut = bypassSwitch.timesShut();
    this.doubtful = journal.keys();
  }

  @Override
  public boolean hasNext() {
    return upcoming.hasNext();
  }

  @Override
  public StoredEntry next() {
    return upcoming.take();
  }

  private @Nullable StoredEntry search() {
    StoredEntry next = null;
    while (next == null && !ended) {
      boolean any = fetched != null || fetchOrCut();
      next = fetched == null || isDoubtful(fetched.key()) ? null : fetched;
      fetched = null;
      ended |= !any;
    }
    return next;
  }

  /**
   * Returns false at the end.
   *
   * @throws CacheException when the failure is not an outage. A failure that cut the iteration
   *     short is thrown again by every later call, because a normal end would look complete
   */
  private boolean fetchOrCut() {
    if (refusal != null) {
      throw new CacheException(refusal.getMessage(), refusal);
    }
    try {
      return bypassSwitch.pass(
          bypassSwitch.isServing() && bypassSwitch.timesShut() == timesShut,
          this::fetch,
          sent -> cut());
    } catch (CacheException e) {
      refusal = wasCut ? e : null;
      throw e;
    }
  }

  private boolean isDoubtful(CanonicalKey key) {
    return doubtful.contains(key) || journal.contains(key);
  }

  /** Returns false at the end. */
  private boolean fetch() {
    Iterator<StoredEntry> from = entries;
    if (from == null) {
      from = start.get();
      entries = from;
    }
    if (!from.hasNext()) {
      return false;
    }
    fetched = from.next();
    return true;
  }

  private boolean cut() {
    if (!wasCut) {
      onCut.run();
      wasCut = true;
    }
    return false;
  }
}
