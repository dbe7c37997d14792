package io.github.dynamojcache.testing;

import io.github.dynamojcache.internal.dynamo.EachRead;
import io.github.dynamojcache.internal.dynamo.Entries;
import io.github.dynamojcache.internal.dynamo.ExpiryRule;
import io.github.dynamojcache.internal.dynamo.Fanout;
import io.github.dynamojcache.internal.dynamo.Precondition;
import io.github.dynamojcache.internal.dynamo.StoredEntry;
import io.github.dynamojcache.internal.dynamo.WriteId;
import io.github.dynamojcache.internal.dynamo.WriteIntent;
import io.github.dynamojcache.internal.dynamo.WriteIntents;
import io.github.dynamojcache.internal.dynamo.WriteOutcome;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The entries of one cache in memory, with the conditions of the real ones. Thread-safe. */
public final class MemoryEntries implements Entries {

  private final ConcurrentMap<CanonicalKey, StoredEntry> items = new ConcurrentHashMap<>();
  private final Queue<Duration> timesLeft = new ConcurrentLinkedQueue<>();
  private final AtomicLong writes = new AtomicLong();
  private final InstantSource clock;
  private final Consumer<String> eachRequest;

  /** What runs before each request is told the operation, and may delay or fail it. */
  public MemoryEntries(InstantSource clock, Consumer<String> eachRequest) {
    this.clock = clock;
    this.eachRequest = eachRequest;
  }

  @Override
  public @Nullable StoredEntry read(String operation, CanonicalKey key) {
    eachRequest.accept(operation);
    return items.get(key);
  }

  @Override
  public @Nullable StoredEntry readToChange(String operation, CanonicalKey key) {
    return read(operation, key);
  }

  @Override
  public void readAll(String operation, List<CanonicalKey> keys, EachRead each) {
    eachRequest.accept(operation);
    for (int place = 0; place < keys.size(); place++) {
      each.read(place, items.get(keys.get(place)));
    }
  }

  @Override
  public void readAllToChange(String operation, List<CanonicalKey> keys, EachRead each) {
    readAll(operation, keys, each);
  }

  @Override
  public WriteOutcome write(String operation, WriteIntent intent) {
    eachRequest.accept(operation);
    WriteOutcome[] outcome = new WriteOutcome[1];
    items.compute(
        intent.key(),
        (key, before) -> {
          boolean applied = isMet(intent.precondition(), before);
          StoredEntry after = applied ? applied(intent, before) : before;
          boolean isTouch = intent instanceof WriteIntent.Touch;
          outcome[0] =
              new WriteOutcome(
                  applied, isTouch ? after : before, /* skipped= */ false, /* oldLost= */ false);
          return after;
        });
    return outcome[0];
  }

  private boolean isMet(Precondition condition, @Nullable StoredEntry before) {
    boolean live = before != null && before.isLive(clock.millis());
    if (condition instanceof Precondition.None) {
      return true;
    }
    if (condition instanceof Precondition.Absent) {
      return !live;
    }
    if (condition instanceof Precondition.Unmodified unmodified) {
      return before != null && before.version().equals(unmodified.version());
    }
    if (condition instanceof Precondition.LiveAndEqual equal) {
      return before != null && live && before.value().equals(equal.value());
    }
    if (condition instanceof Precondition.LiveUntil until) {
      return before != null && live && before.deadline() == until.deadline();
    }
    return live;
  }

  private @Nullable StoredEntry applied(WriteIntent intent, @Nullable StoredEntry before) {
    if (intent instanceof WriteIntent.Store store) {
      return stored(store, before);
    }
    if (intent instanceof WriteIntent.Touch touch && before != null) {
      return new StoredEntry(
          before.key(), before.value(), before.version(), touch.deadline(), null);
    }
    return null;
  }

  private StoredEntry stored(WriteIntent.Store store, @Nullable StoredEntry before) {
    boolean live = before != null && before.isLive(clock.millis());
    long deadline =
        store.expiry() instanceof ExpiryRule.At at
            ? at.deadline()
            : before != null && live
                ? before.deadline()
                : ((ExpiryRule.Keep) store.expiry()).deadlineIfCreated();
    return new StoredEntry(
        store.key(), store.value(), new WriteId(writes.incrementAndGet()), deadline, null);
  }

  @Override
  public WriteOutcome access(String operation, StoredEntry seen, WriteIntent intent) {
    return write(operation, intent);
  }

  @Override
  public BitSet writeAll(String operation, WriteIntents intents) {
    BitSet written = new BitSet();
    for (int place = 0; place < intents.size(); place++) {
      write(operation, intents.get(place));
      written.set(place);
    }
    return written;
  }

  @Override
  public <T extends @Nullable Object> T inTime(@Nullable Duration left, Supplier<T> operation) {
    if (left != null) {
      timesLeft.add(left);
    }
    return operation.get();
  }

  /** Returns the times that operations which had waited had left, in their order. */
  public List<Duration> timesLeft() {
    return List.copyOf(timesLeft);
  }

  @Override
  public boolean needsChunks(CanonicalKey key, EncodedValue value) {
    return false;
  }

  @Override
  public boolean comparesValues() {
    return true;
  }

  @Override
  public void pieceOfBulk(Runnable piece) {
    piece.run();
  }

  @Override
  public void inParallel(List<? extends Runnable> pieces) {
    Fanout.alone().run(pieces);
  }

  @Override
  public Iterator<StoredEntry> entries(String operation) {
    eachRequest.accept(operation);
    long now = clock.millis();
    return List.copyOf(items.values()).stream().filter(entry -> entry.isLive(now)).iterator();
  }

  @Override
  public Iterator<StoredEntry> entriesToRemove(String operation) {
    return entries(operation);
  }

  @Override
  public long countLive(String operation) {
    eachRequest.accept(operation);
    long now = clock.millis();
    return items.values().stream().filter(entry -> entry.isLive(now)).count();
  }

  @Override
  public void clear(String operation) {
    eachRequest.accept(operation);
    items.clear();
  }
}
