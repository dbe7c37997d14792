package io.github.dynamojcache.faults;

import static java.util.stream.Collectors.groupingBy;

import io.github.dynamojcache.faults.checker.LinearizabilityChecker;
import io.github.dynamojcache.faults.checker.Verdict;
import io.github.dynamojcache.faults.client.Build;
import io.github.dynamojcache.faults.history.Operation;
import io.github.dynamojcache.testing.LocalDynamo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Four clients that go from round to round. A round has a few entries of its own, so that a history
 * is short enough to be checked whole; it is checked when the round is over.
 */
final class Run implements AutoCloseable {

  static final int CLIENTS = 4;
  private static final int THREADS = 3; // of each client
  private static final int KEYS = 3;
  private static final int OPERATIONS = 40; // of each thread in a round
  private static final int ROUND = CLIENTS * THREADS * OPERATIONS;

  private final LocalDynamo dynamo;
  private final String table;
  private final Build build;
  private final long seed;
  private final Random random;
  private final List<Client> clients = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private Tally tally = Tally.NOTHING;
  private int kills;
  private int started;

  Run(LocalDynamo dynamo, Build build, long seed) {
    this.dynamo = dynamo;
    this.table = dynamo.newTableName();
    this.build = build;
    this.seed = seed;
    this.random = new Random(seed);
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(start());
    }
    clients.forEach(Client::awaitReady);
  }

  private Client start() {
    int number = ++started;
    return new Client("c" + number, dynamo.endpoint(), table, seed * 1_000 + number, build);
  }

  /**
   * Runs rounds until there have been so many operations, or an entry's history cannot be
   * explained.
   *
   * @param operations at least so many
   * @param plannedKills how often a client is killed, spread evenly
   */
  void untilThereHaveBeen(int operations, int plannedKills) {
    int rounds = (operations + ROUND - 1) / ROUND;
    for (int round = 0; round < rounds && violations.isEmpty(); round++) {
      boolean kill = (long) (round + 1) * plannedKills / rounds > kills;
      playRound("round" + round, kill);
    }
  }

  private void playRound(String round, boolean kill) {
    clients.forEach(client -> client.begin(round, KEYS, OPERATIONS));
    List<Operation> operations = new ArrayList<>();
    if (kill) {
      kills++;
      int victim = random.nextInt(CLIENTS);
      Client killed = clients.get(victim);
      killed.killAfter(random.nextInt(THREADS * OPERATIONS / 2));
      takeFrom(killed, operations);
      Client successor = start();
      clients.set(victim, successor);
      successor.awaitReady();
      successor.begin(round, KEYS, OPERATIONS);
    }
    for (Client client : clients) {
      client.awaitDone();
      takeFrom(client, operations);
    }
    tally = tally.plus(operations);
    check(operations);
  }

  private void takeFrom(Client client, List<Operation> operations) {
    operations.addAll(client.chronicle().take());
    failures.addAll(client.chronicle().takeFailures());
  }

  private void check(List<Operation> operations) {
    Map<String, List<Operation>> byKey =
        operations.stream().collect(groupingBy(operation -> operation.call().key()));
    byKey.forEach(
        (key, ofKey) -> {
          Verdict verdict = LinearizabilityChecker.check(ofKey);
          if (!verdict.linearizable()) {
            violations.add(key + ": " + verdict.explanation());
          }
        });
  }

  /** Returns why which entries' histories cannot be explained. */
  List<String> violations() {
    return violations;
  }

  /** Returns the classes of all exceptions that operations threw. */
  List<String> failures() {
    return failures;
  }

  Tally tally() {
    return tally;
  }

  Build build() {
    return build;
  }

  int kills() {
    return kills;
  }

  @Override
  public void close() {
    clients.forEach(Client::close);
  }
}
