package io.github.dynamojcache.internal.dynamo;

import io.github.dynamojcache.internal.clock.ServiceClock;
import io.github.dynamojcache.internal.dynamo.item.ChunkSettings;
import io.github.dynamojcache.internal.dynamo.request.PurgeRounds;
import io.github.dynamojcache.internal.dynamo.request.StoreContext;
import io.github.dynamojcache.internal.entries.CacheStore;
import io.github.dynamojcache.internal.entries.CallBudget;
import io.github.dynamojcache.internal.entries.EntryStore;
import io.github.dynamojcache.internal.entries.EntryStoreContract;
import io.github.dynamojcache.internal.entries.Fanout;
import io.github.dynamojcache.internal.failure.FailureTranslator;
import io.github.dynamojcache.internal.management.CapacityCounters;
import io.github.dynamojcache.internal.values.seal.NoSeal;
import io.github.dynamojcache.options.Oversize;
import io.github.dynamojcache.options.SkewMode;
import io.github.dynamojcache.testing.ConfiguredStore;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract, in the table. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
public class DynamoEntryStoreTest extends EntryStoreContract {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static LocalDynamo dynamo;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static String table;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private @Nullable CacheStore store;

  @BeforeAll
  static void createTable(LocalDynamo local) {
    dynamo = local;
    table = local.createTable();
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
    threads.shutdownNow();
  }

  @Override
  protected EntryStore newStore() {
    return openStore();
  }

  /** Opens a store under a name of its own; it is closed after the test. */
  protected final CacheStore openStore() {
    ServiceClock time = new ServiceClock(clock, SkewMode.IGNORE, Duration.ofSeconds(2), "local");
    CacheStore opened =
        new DynamoEntryStore(
            new StoreContext(
                dynamo.client(),
                new FailureTranslator("local"),
                "contract-" + UUID.randomUUID(),
                ConfiguredStore.settings(
                    Map.of(
                        "table", table,
                        "clear-visibility", Duration.ofSeconds(10),
                        "call-timeout", PATIENCE,
                        "attempt-timeout", PATIENCE)),
                new ChunkSettings(Oversize.CHUNK, 300_000, 16_000_000),
                NoSeal.UNSEALED,
                /* mayHoldEternal= */ false,
                new CapacityCounters(false),
                time,
                new CallBudget(PATIENCE),
                new Fanout(threads),
                threads,
                threads,
                new PurgeRounds(time)));
    opened.open(PATIENCE, () -> {});
    store = opened;
    return opened;
  }
}
