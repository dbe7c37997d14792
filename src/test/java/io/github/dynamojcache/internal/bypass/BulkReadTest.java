package io.github.dynamojcache.internal.bypass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.internal.entries.Deadline;
import io.github.dynamojcache.internal.entries.EachRead;
import io.github.dynamojcache.internal.entries.EntryStore;
import io.github.dynamojcache.internal.entries.ReadPurpose;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.entries.WriteId;
import io.github.dynamojcache.internal.failure.UnprocessedItemsException;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A read of many keys with bypass: each key is told of once, whatever becomes of the request. */
class BulkReadTest {

  private static final int KEYS = 20;

  private final Journal journal = new Journal(100);
  private final BypassSwitch bypassSwitch =
      new BypassSwitch(
          new Breaker(5),
          journal,
          new BypassCounters(),
          new OutageNotifier("books", List.of(), System::nanoTime, Runnable::run));
  private final List<CanonicalKey> keys =
      IntStream.range(0, KEYS).mapToObj(i -> new CanonicalKey("s:" + i, null)).toList();
  private final Map<Integer, Boolean> told = new TreeMap<>();
  private final List<CanonicalKey> skipped = new ArrayList<>();
  private final AtomicInteger skips = new AtomicInteger();

  private static CacheException outage() {
    return new UnprocessedItemsException("on purpose", /* ofSome= */ false);
  }

  /** Knows all keys, and fails after some of them. */
  private static EntryStore store(int failingAfter, CacheException failure) {
    return (EntryStore)
        Proxy.newProxyInstance(
            EntryStore.class.getClassLoader(),
            new Class<?>[] {EntryStore.class},
            (self, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("readAll");
              List<?> asked = (List<?>) arguments[1];
              for (int place = 0; place < asked.size(); place++) {
                if (place == failingAfter) {
                  throw failure;
                }
                CanonicalKey key = (CanonicalKey) asked.get(place);
                ((EachRead) arguments[3])
                    .read(
                        place,
                        new StoredEntry(
                            key,
                            new EncodedValue.Text("v"),
                            new WriteId(place),
                            Deadline.ETERNAL,
                            null));
              }
              return null;
            });
  }

  private void tell(int place, @Nullable StoredEntry entry) {
    assertThat(told.put(place, entry != null)).as("told before of %s", place).isNull();
    if (entry != null) {
      assertThat(entry.key()).isEqualTo(keys.get(place));
    }
  }

  private void read(EntryStore store, EachRead each) {
    Served served = Served.of(KEYS, keys::get, bypassSwitch, journal);
    new BulkRead(store, bypassSwitch, keys, ReadPurpose.LOOKUP, served, each)
        .run("getAll", skips::incrementAndGet, skipped::add);
  }

  private long found() {
    return told.values().stream().filter(found -> found).count();
  }

  @Test
  void whatWasAnsweredBeforeAnOutageIsFoundAndTheRestIsNotThere() {
    read(store(7, outage()), this::tell);

    assertThat(told).hasSize(KEYS);
    assertThat(found()).isEqualTo(7);
    assertThat(skipped).isEqualTo(keys.subList(7, KEYS));
    assertThat(skips).hasValue(1);
  }

  @Test
  void whatWaitsToBeMadeUpForIsNotAskedFor() {
    journal.record(keys.get(3), /* sent= */ false);
    journal.record(keys.get(11), /* sent= */ false);

    read(store(-1, outage()), this::tell);

    assertThat(told).hasSize(KEYS).containsEntry(3, false).containsEntry(11, false);
    assertThat(found()).isEqualTo(KEYS - 2);
    assertThat(skipped).containsExactly(keys.get(3), keys.get(11));
  }

  @Test
  void whileNothingIsServedNothingIsThere() {
    bypassSwitch.shut(outage());

    read(store(0, new CacheException("nobody asks")), this::tell);

    assertThat(told).hasSize(KEYS);
    assertThat(found()).isZero();
    assertThat(skipped).hasSize(KEYS);
  }

  @Test
  void whatIsNoOutageIsThrown() {
    assertThatThrownBy(() -> read(store(7, new CacheException("refused on purpose")), this::tell))
        .hasMessage("refused on purpose");
    assertThat(skipped).isEmpty();
  }

  @Test
  void whatTheHearerThrowsIsNoOutageOfThisCache() {
    CacheException ofAnother = outage();

    assertThatThrownBy(
            () ->
                read(
                    store(-1, outage()),
                    (place, entry) -> {
                      throw ofAnother;
                    }))
        .isSameAs(ofAnother);
    assertThat(skipped).isEmpty();
    assertThat(skips).hasValue(0);
  }
}
