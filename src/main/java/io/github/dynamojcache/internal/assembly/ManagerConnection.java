package io.github.dynamojcache.internal.assembly;

import io.github.dynamojcache.internal.bypass.ConnectionHealth;
import io.github.dynamojcache.internal.clock.ServiceClock;
import io.github.dynamojcache.internal.config.CacheSettings;
import io.github.dynamojcache.internal.config.ConnectionSettings;
import io.github.dynamojcache.internal.config.ManagerSettings;
import io.github.dynamojcache.internal.connect.Connection;
import io.github.dynamojcache.internal.dynamo.DynamoEntryStore;
import io.github.dynamojcache.internal.dynamo.request.PurgeRounds;
import io.github.dynamojcache.internal.dynamo.request.StoreContext;
import io.github.dynamojcache.internal.entries.CacheStore;
import io.github.dynamojcache.internal.failure.FailedOperation;
import io.github.dynamojcache.internal.lifecycle.Making;
import io.github.dynamojcache.internal.table.TableProvisioner;
import io.github.dynamojcache.options.SkewMode;
import io.github.dynamojcache.options.TableMode;
import java.time.InstantSource;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The manager's connection to DynamoDB, opened for the first cache that needs it, and the
 * connections of clients that belong to single caches, which are removed with the last cache that
 * uses them. Thread-safe.
 */
public final class ManagerConnection implements StoreConnections {

  private final ManagerSettings settings;
  private final SharedParts ofProvider;
  private final ClassLoader classLoader;
  private final @Nullable DynamoDbClient handedIn;
  private final @Nullable InstantSource handedInClock;

  /** By client; under this object for the manager's own client. Guarded by this. */
  private final IdentityHashMap<Object, Counted> links = new IdentityHashMap<>();

  private boolean closed; // guarded by this

  /** Connects to nothing yet; the parameters are those of {@link StoreConnections.Opener}. */
  public ManagerConnection(
      ManagerSettings settings,
      SharedParts ofProvider,
      ClassLoader classLoader,
      @Nullable DynamoDbClient client,
      @Nullable InstantSource clock) {
    this.settings = settings;
    this.ofProvider = ofProvider;
    this.classLoader = classLoader;
    this.handedIn = client;
    this.handedInClock = clock;
  }

  /**
   * A connection with its known tables, its clock, its health, and the schedule of searches for
   * destroyed caches.
   */
  record Link(
      Connection connection,
      TableProvisioner tables,
      ServiceClock clock,
      ConnectionHealth health,
      PurgeRounds rounds) {}

  /** A link and the number of caches that use it. */
  private static final class Counted {
    private final Object key;
    private final Making<Link> making;
    private int uses; // guarded by the manager's connection

    Counted(Object key, Making<Link> making) {
      this.key = key;
      this.making = making;
    }
  }

  /** A cache's use of a link, until it is closed. Thread-safe. */
  private final class Use implements StoreConnection {
    private final Counted counted;
    private final Link link;
    private final AtomicBoolean over = new AtomicBoolean();

    private Use(Counted counted, Link link) {
      this.counted = counted;
      this.link = link;
    }

    @Override
    public CacheStore store(Request request) {
      CacheSettings ofCache = request.settings();
      return new DynamoEntryStore(
          new StoreContext(
              link.connection().client(),
              link.connection().failures(),
              request.cacheName(),
              ofCache.store(),
              ofCache.size().chunks(),
              request.seal(),
              request.mayHoldEternal(),
              request.capacity(),
              link.clock(),
              request.budget(),
              request.fanout(),
              request.requests(),
              request.upkeep(),
              link.rounds()));
    }

    @Override
    public void open(CacheStore store, String cacheName, CacheSettings ofCache) {
      Runnable ensureTable = () -> link.tables().ensure(ofCache.table(), cacheName);
      Runnable opening =
          () -> {
            if (ofCache.table().mode() == TableMode.VERIFY) {
              ensureTable.run();
            }
            store.open(settings.connection().openTimeout(), ensureTable);
          };
      link.tables().untilFound(ofCache.table(), cacheName, opening);
    }

    @Override
    public ServiceClock clock() {
      return link.clock();
    }

    @Override
    public ConnectionHealth health() {
      return link.health();
    }

    @Override
    public void close() {
      if (over.compareAndSet(false, true)) {
        giveBack(counted);
      }
    }
  }

  /** Waits if another thread is creating the connection. */
  @Override
  public StoreConnection use(Optional<DynamoDbClient> ofCache, FailedOperation operation) {
    DynamoDbClient client = ofCache.orElse(handedIn);
    while (true) {
      Making<Link> mine =
          ofProvider.makings().begin("the connection of a cache manager is being opened");
      Counted counted = take(client == null ? this : client, mine);
      Use use = null;
      try {
        use = counted.making == mine ? make(counted, client, operation) : await(counted);
      } finally {
        if (use == null) {
          giveBack(counted);
        }
      }
      if (use != null) {
        return use;
      }
    }
  }

  private synchronized Counted take(Object key, Making<Link> mine) {
    if (closed) {
      throw closedMeanwhile();
    }
    Counted counted = links.computeIfAbsent(key, k -> new Counted(k, mine));
    counted.uses++;
    return counted;
  }

  private static IllegalStateException closedMeanwhile() {
    return new IllegalStateException("the cache manager was closed");
  }

  /**
   * Returns null if the connection could not be created: its failure concerns another thread's
   * cache.
   */
  private @Nullable Use await(Counted counted) {
    counted.making.awaitEnd();
    return counted.making.now().map(link -> new Use(counted, link)).orElse(null);
  }

  /** Called without a lock: the client may be user code, and an engine starts slowly. */
  private Use make(Counted counted, @Nullable DynamoDbClient client, FailedOperation operation) {
    try {
      Link link = link(client, operation);
      if (!publish(counted.making, link)) {
        link.connection().close();
        throw closedMeanwhile();
      }
      return new Use(counted, link);
    } catch (Throwable e) { // even checked ones, from non-Java code: other threads wait
      forget(counted);
      counted.making.failed(e);
      throw e;
    }
  }

  private synchronized boolean publish(Making<Link> making, Link link) {
    if (!closed) {
      making.made(link);
    }
    return !closed;
  }

  private synchronized void forget(Counted counted) {
    links.remove(counted.key, counted);
  }

  /**
   * Keeps the manager's client, created or supplied, for the next cache; removes an unused one of a
   * cache.
   */
  private synchronized void giveBack(Counted counted) {
    if (--counted.uses == 0 && counted.key != this && counted.key != handedIn) {
      links.remove(counted.key, counted);
    }
  }

  private Link link(@Nullable DynamoDbClient client, FailedOperation operation) {
    ConnectionSettings limits = settings.connection();
    Connection connection =
        client != null
            ? Connection.using(client)
            : Connection.open(limits, ofProvider.engines(), classLoader, operation);
    ServiceClock clock = clock(connection.failures().endpoint());
    return new Link(
        connection,
        new TableProvisioner(connection.client(), connection.failures(), limits.openTimeout()),
        clock,
        new ConnectionHealth(),
        new PurgeRounds(clock));
  }

  /** A supplied clock is used without correction, unless the settings say otherwise. */
  private ServiceClock clock(String endpoint) {
    ConnectionSettings skew = settings.connection();
    InstantSource local = handedInClock == null ? InstantSource.system() : handedInClock;
    SkewMode otherwise = handedInClock == null ? SkewMode.CORRECT : SkewMode.IGNORE;
    return new ServiceClock(
        local, skew.clockSkew().orElse(otherwise), skew.clockSkewThreshold(), endpoint);
  }

  @Override
  public void close() {
    Counted own;
    synchronized (this) {
      closed = true; // threads that open a connection close it
      own = links.get(this);
      links.clear();
    }
    if (own != null) {
      own.making.now().ifPresent(link -> link.connection().close());
    }
  }
}
