package io.github.dynamojcache.internal.table;

import io.github.dynamojcache.internal.failure.AwsCommands;
import io.github.dynamojcache.internal.failure.FailedOperation;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * DynamoDB's TTL of a table: checks it, and turns it on for a new one. A cache works without it,
 * but costs more. Thread-safe.
 */
final class TableTtl {

  private static final Logger LOG = LoggerFactory.getLogger(TableTtl.class);

  private final ControlPlane controlPlane;
  private final TableInspection inspection;
  private final AwsCommands commands;
  private final Waiting settling;
  private final Pause pause;

  /** Waits. */
  @FunctionalInterface
  interface Pause {
    void pause(Waiting way, int steps, FailedOperation operation);
  }

  TableTtl(
      ControlPlane controlPlane,
      TableInspection inspection,
      AwsCommands commands,
      Waiting settling,
      Pause pause) {
    this.controlPlane = controlPlane;
    this.inspection = inspection;
    this.commands = commands;
    this.settling = settling;
    this.pause = pause;
  }

  /**
   * Returns the differences of TTL. If it cannot be checked, that is logged and none are returned.
   */
  List<TableDrift> verified(String name, TableDescription table) {
    try {
      return drifts(name, table);
    } catch (DynamoDbException e) {
      warnUnverified(name, e);
      return List.of();
    }
  }

  /** Logs that a permission is missing, or that the server does not support the request. */
  private static void warnUnverified(String table, DynamoDbException failure) {
    if (isOneOf(failure, Set.of("AccessDeniedException"))) {
      LOG.warn(
          "Whether TTL is on for table '{}' could not be verified: allow"
              + " dynamodb:DescribeTimeToLive on it, or set native-ttl = false.",
          table);
    } else if (isOneOf(failure, Set.of("UnknownOperationException", "ValidationException"))) {
      LOG.warn(
          "Whether TTL is on for table '{}' could not be verified: the server refuses the"
              + " question. If it has no TTL, set native-ttl = false. {}",
          table,
          String.valueOf(failure.getMessage()));
    } else {
      throw failure;
    }
  }

  private static boolean isOneOf(DynamoDbException failure, Set<String> codes) {
    return failure.awsErrorDetails() != null
        && codes.contains(failure.awsErrorDetails().errorCode());
  }

  /** Logs what is wrong with it. */
  void report(String name, TableDescription table) {
    try {
      drifts(name, table).forEach(drift -> LOG.warn("Table '{}': {}", name, drift.sentence()));
    } catch (RuntimeException e) {
      LOG.debug("Whether TTL is on for table '{}' could not be seen", name, e);
    }
  }

  /** Turns it on for a new table, as soon as requests find the table. */
  void enable(TableDescription created, FailedOperation operation) {
    String table = operation.table();
    if (inspection.cannotHaveTtl(created)) {
      report(table, created);
      return;
    }
    long deadline = System.nanoTime() + settling.limit().toNanos();
    for (int steps = 0; ; steps++) {
      try {
        controlPlane.enableTtl(table);
        return;
      } catch (RuntimeException e) {
        boolean settles =
            e instanceof ResourceNotFoundException || e instanceof ResourceInUseException;
        if (!settles || System.nanoTime() - deadline > 0) {
          warnUnlessOn(created, table, e);
          return;
        }
      }
      pause.pause(settling, steps, operation);
    }
  }

  private void warnUnlessOn(TableDescription created, String table, RuntimeException failure) {
    if (!isOn(created, table)) {
      LOG.warn(
          "TTL could not be turned on for the new table '{}'; expired entries stay in it until"
              + " it is: {}. {}",
          table,
          commands.enableTtl(table),
          String.valueOf(failure.getMessage()));
    }
  }

  /** Returns whether it is on: another JVM that took part in the creation may have been faster. */
  private boolean isOn(TableDescription created, String table) {
    try {
      return drifts(table, created).isEmpty();
    } catch (RuntimeException e) {
      LOG.debug("Whether TTL is on for table '{}' could not be seen", table, e);
      return false;
    }
  }

  private List<TableDrift> drifts(String name, TableDescription table) {
    return inspection.cannotHaveTtl(table)
        ? List.of(inspection.noTtl())
        : inspection.ttl(name, controlPlane.describeTtl(name));
  }
}
