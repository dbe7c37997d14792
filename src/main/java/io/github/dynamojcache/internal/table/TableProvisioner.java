package io.github.dynamojcache.internal.table;

import io.github.dynamojcache.internal.failure.AwsCommands;
import io.github.dynamojcache.internal.failure.FailedOperation;
import io.github.dynamojcache.internal.failure.FailureTranslator;
import io.github.dynamojcache.options.TableMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.cache.CacheException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * Makes sure that a table exists and fits, as far as {@link TableMode} allows. One for each client;
 * remembers the tables that were in order, so that a hundred caches in one table cost the requests
 * of one. Thread-safe.
 *
 * <p>Billing, backups and deletion protection are never touched, and an existing table is never
 * changed.
 */
public final class TableProvisioner {

  private static final Logger LOG = LoggerFactory.getLogger(TableProvisioner.class);

  private final ControlPlane controlPlane;
  private final FailureTranslator failures;
  private final AwsCommands commands;
  private final TableInspection inspection;
  private final TableTtl ttl;
  private final Waiting waiting;
  private final Waiting settling;
  private final Map<String, Object> locks = new ConcurrentHashMap<>();
  private final Set<TableSettings> ensured = ConcurrentHashMap.newKeySet();

  /**
   * Creates a provisioner that has seen no table yet.
   *
   * @param client sends the requests; not closed here
   * @param failures translates failures
   * @param openTimeout the longest time for one request
   */
  public TableProvisioner(DynamoDbClient client, FailureTranslator failures, Duration openTimeout) {
    this(client, failures, openTimeout, Waiting.FOR_A_TABLE, Waiting.FOR_ITS_FIRST_REQUESTS);
  }

  /**
   * @param waiting how to wait until a table is ready
   * @param settling how to wait until every request finds a table that is ready
   */
  TableProvisioner(
      DynamoDbClient client,
      FailureTranslator failures,
      Duration openTimeout,
      Waiting waiting,
      Waiting settling) {
    this.controlPlane = new ControlPlane(client, openTimeout);
    this.failures = failures;
    this.commands = new AwsCommands(failures.endpoint());
    this.inspection = new TableInspection(commands);
    this.waiting = waiting;
    this.settling = settling;
    this.ttl = new TableTtl(controlPlane, inspection, commands, settling, this::pause);
  }

  /**
   * Makes sure that a table can be used. Waits at most 2 minutes for a table that is being created.
   * Once it has succeeded, the same settings cost no further request.
   *
   * @param settings which table, and what may be done about it
   * @param cacheName the cache that needs it, for messages
   * @throws CacheException if the table is missing, does not fit, does not become ready, or cannot
   *     be described; the message says how to fix it. The next call tries again
   */
  public void ensure(TableSettings settings, String cacheName) {
    if (settings.mode() == TableMode.NONE || ensured.contains(settings)) {
      return;
    }
    synchronized (locks.computeIfAbsent(settings.name(), name -> new Object())) {
      if (!ensured.contains(settings)) {
        examine(settings, opening(settings, cacheName));
        ensured.add(settings);
      }
    }
  }

  /**
   * Sends the first requests to a table, again and again for a bounded time while DynamoDB responds
   * that it does not exist: after {@link #ensure} has seen it, that only means that it is not known
   * everywhere yet. The table is checked again each time, since it may have been deleted after all.
   *
   * @param settings which table, and what may be done about it; with {@code table-mode = none} it
   *     was not checked before, and the requests are sent once
   * @param cacheName the cache that needs it, for messages
   * @param requests calls {@link #ensure}, and sends the requests
   * @throws CacheException the last exception that {@code requests} throws
   */
  public void untilFound(TableSettings settings, String cacheName, Runnable requests) {
    long deadline = System.nanoTime() + settling.limit().toNanos();
    for (int steps = 0; ; steps++) {
      try {
        requests.run();
        return;
      } catch (CacheException e) {
        if (settings.mode() == TableMode.NONE
            || !(e.getCause() instanceof ResourceNotFoundException)
            || System.nanoTime() - deadline > 0) {
          throw e;
        }
        ensured.remove(settings);
        LOG.debug("Table '{}' is ready but is not found yet", settings.name(), e);
      }
      pause(settling, steps, opening(settings, cacheName));
    }
  }

  private static FailedOperation opening(TableSettings settings, String cacheName) {
    return new FailedOperation("createCache", cacheName, settings.name()).withoutWriting();
  }

  private void examine(TableSettings settings, FailedOperation operation) {
    try {
      Optional<TableDescription> found = controlPlane.describe(settings.name());
      if (settings.mode() == TableMode.VERIFY) {
        verify(settings, found.orElseThrow(() -> missing(settings, operation)), operation);
      } else if (found.isEmpty() || isBeingCreated(found.get())) {
        create(settings, found.isEmpty(), operation);
      } else {
        accept(settings, found.get(), operation);
      }
    } catch (RuntimeException e) {
      throw failures.translate(e, operation);
    }
  }

  /** Reports everything that is wrong at once. */
  private void verify(TableSettings settings, TableDescription table, FailedOperation operation) {
    TableDescription ready = isBeingCreated(table) ? awaitActive(operation) : table;
    requireUsable(ready, operation);
    List<TableDrift> drifts = new ArrayList<>(inspection.keys(ready));
    if (settings.nativeTtl()) {
      drifts.addAll(ttl.verified(settings.name(), ready));
    }
    require(drifts, operation);
  }

  /** Accepts a table that existed before: it must have the right keys; TTL is only reported. */
  private void accept(TableSettings settings, TableDescription table, FailedOperation operation) {
    requireUsable(table, operation);
    require(inspection.keys(table), operation);
    if (settings.nativeTtl()) {
      ttl.report(settings.name(), table);
    }
  }

  /**
   * Also called for a table that another JVM is creating: if that JVM stops half way, this one
   * finishes its work.
   */
  private void create(TableSettings settings, boolean missing, FailedOperation operation) {
    if (missing && controlPlane.create(settings.name())) {
      LOG.info("Created table '{}' at {}", settings.name(), failures.endpoint());
    }
    TableDescription table = awaitActive(operation);
    requireUsable(table, operation);
    require(inspection.keys(table), operation);
    if (settings.nativeTtl()) {
      ttl.enable(table, operation);
    }
  }

  private TableDescription awaitActive(FailedOperation operation) {
    long deadline = System.nanoTime() + waiting.limit().toNanos();
    for (int steps = 0; ; steps++) {
      // A table that was created a moment ago may not be found yet.
      Optional<TableDescription> table = controlPlane.describe(operation.table());
      if (table.isPresent() && !isBeingCreated(table.get())) {
        return table.get();
      }
      if (System.nanoTime() - deadline > 0) {
        throw failures.explain(
            "The table is still being created after "
                + waiting.limit().toSeconds()
                + " s. Try again when its status is ACTIVE; see it with: "
                + commands.showKeySchema(operation.table()),
            operation,
            null);
      }
      pause(waiting, steps, operation);
    }
  }

  private void pause(Waiting way, int steps, FailedOperation operation) {
    try {
      way.pause(steps);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failures.explain(
          "The thread was interrupted while it waited for the table to become ready. Its interrupt"
              + " flag is set again.",
          operation,
          e);
    }
  }

  private void requireUsable(TableDescription table, FailedOperation operation) {
    TableStatus status = table.tableStatus();
    if (status == TableStatus.DELETING) {
      throw failures.explain(
          "The table is being deleted. Try again when it is gone.", operation, null);
    }
    if (status == TableStatus.ARCHIVED
        || status == TableStatus.ARCHIVING
        || status == TableStatus.INACCESSIBLE_ENCRYPTION_CREDENTIALS) {
      throw failures.explain(
          "The table has the status "
              + status
              + ": the KMS key that encrypts it cannot be used, or could not for a week. Restore"
              + " the key and the table, or name another table.",
          operation,
          null);
    }
  }

  private void require(List<TableDrift> drifts, FailedOperation operation) {
    if (!drifts.isEmpty()) {
      throw failures.explain(
          "The table does not fit. "
              + drifts.stream().map(TableDrift::sentence).collect(Collectors.joining(" ")),
          operation,
          null);
    }
  }

  private CacheException missing(TableSettings settings, FailedOperation operation) {
    return failures.explain(
        "The table does not exist there, and table-mode = verify creates none. Create it with: "
            + commands.createTable(settings.name())
            + (settings.nativeTtl() ? " and then: " + commands.enableTtl(settings.name()) : "")
            + ", or set table-mode = create.",
        operation,
        null);
  }

  private static boolean isBeingCreated(TableDescription table) {
    return table.tableStatus() == TableStatus.CREATING;
  }
}
