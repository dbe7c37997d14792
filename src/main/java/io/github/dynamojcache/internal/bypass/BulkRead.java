package io.github.dynamojcache.internal.bypass;

import io.github.dynamojcache.internal.entries.EachRead;
import io.github.dynamojcache.internal.entries.EntryStore;
import io.github.dynamojcache.internal.entries.ReadPurpose;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * One read of many keys. A key that is not served is a miss, and so is a key without an answer when
 * DynamoDB fails. For one thread.
 */
final class BulkRead implements EachRead {

  private final EntryStore store;
  private final BypassSwitch bypassSwitch;
  private final List<CanonicalKey> keys;
  private final ReadPurpose purpose;
  private final Served served;
  private final EachRead each;
  private final BitSet unserved;
  private final BitSet unanswered = new BitSet();

  BulkRead(
      EntryStore store,
      BypassSwitch bypassSwitch,
      List<CanonicalKey> keys,
      ReadPurpose purpose,
      Served served,
      EachRead each) {
    this.store = store;
    this.bypassSwitch = bypassSwitch;
    this.keys = keys;
    this.purpose = purpose;
    this.served = served;
    this.each = each;
    this.unserved = served.others();
    unanswered.set(0, keys.size());
    unanswered.andNot(unserved);
  }

  /** Wraps an exception thrown by the receiver of the results: the request itself did not fail. */
  private static final class HearerFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final CacheException failure;

    HearerFailedException(CacheException failure) {
      super(failure);
      this.failure = failure;
    }
  }

  /**
   * Reads.
   *
   * @param onSkip runs when the request was not sent, or was not answered
   * @param skipped is called with each key that was not read, before the operation returns
   */
  void run(String operation, Runnable onSkip, Consumer<CanonicalKey> skipped) {
    unserved.stream().forEach(place -> skipped.accept(keys.get(place)));
    try {
      bypassSwitch.pass(
          served.size() > 0,
          () -> {
            store.readAll(operation, served.of(keys), purpose, this);
            return true;
          },
          sent -> {
            onSkip.run();
            unanswered.stream().forEach(place -> skipped.accept(keys.get(place)));
            return false;
          });
    } catch (HearerFailedException e) {
      throw e.failure;
    }
    unserved.or(unanswered);
    unserved.stream().forEach(place -> each.read(place, null));
  }

  @Override
  public void read(int place, @Nullable StoredEntry entry) {
    int whole = served.place(place);
    unanswered.clear(whole);
    try {
      each.read(whole, entry);
    } catch (CacheException e) {
      throw new HearerFailedException(e);
    }
  }
}
