package io.github.dynamojcache.faults;

import io.github.dynamojcache.faults.client.Build;
import io.github.dynamojcache.faults.client.Kind;
import io.github.dynamojcache.faults.history.Operation;
import io.github.dynamojcache.testing.LocalDynamo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Four clients, half of which do not bring the item of a refused write (so is DAX's), that go from
 * round to round. A round has a few entries of its own, in a cache of one kind, so that a history
 * is short enough to be checked whole; it is checked when the round is over.
 */
final class Run implements AutoCloseable {

  static final int CLIENTS = 4;
  private static final int KEYS = 4;
  private static final int OPERATIONS = 120; // of each client in a round
  private static final int ROUND = CLIENTS * OPERATIONS;
  private static final int LASTING = 50_000;
  private static final String ONLY = System.getProperty("faults.kind", "");

  private final LocalDynamo dynamo;
  private final String table;
  private final Build build;
  private final long seed;
  private final boolean lasting;
  private final Random random;
  private final List<Kind> kinds;
  private final Checks checks = new Checks();
  private final Progress progress = new Progress();
  private final Operator operator;
  private final List<Client> clients = new ArrayList<>();
  private final Set<String> failures = new TreeSet<>();
  private final Map<String, Long> faults = new TreeMap<>();
  private Tally tally = Tally.NOTHING;
  private int kills;
  private int started;

  /**
   * @param operations how many there will be
   */
  Run(LocalDynamo dynamo, Build build, long seed, int operations) {
    this.dynamo = dynamo;
    this.table = dynamo.newTableName();
    this.build = build;
    this.seed = seed;
    this.lasting = operations > LASTING;
    this.random = new Random(seed);
    this.kinds = new ArrayList<>(ONLY.isEmpty() ? build.kinds() : List.of(Kind.valueOf(ONLY)));
    Collections.shuffle(kinds, random);
    this.operator = new Operator(dynamo.client(), table, random);
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(start());
    }
    clients.forEach(Client::awaitReady);
  }

  private Client start() {
    int number = ++started;
    return new Client(
        "c" + number,
        dynamo.endpoint(),
        table,
        seed * 1_000 + number,
        build,
        /* bringsItemsOfRefusals= */ number % 2 == 0,
        lasting);
  }

  /**
   * Runs rounds until there have been so many operations, or an entry's history cannot be
   * explained.
   *
   * @param operations at least so many
   * @param plannedKills how often a client is killed, spread evenly
   */
  void untilThereHaveBeen(int operations, int plannedKills) {
    for (int round = 0; tally.operations() < operations && isFine(); round++) {
      double share = (double) (tally.operations() + ROUND) / operations;
      boolean kill = Math.min(1, share) * plannedKills >= kills + 1;
      Kind kind = kinds.get(round % kinds.size());
      if (kill || round % 2 == 0) {
        playRound(kind + "-" + round, kind, kill);
      } else {
        playRoundWithOperator(kind + "-" + round, kind);
      }
      progress.say(this);
    }
    checks.finish();
  }

  private boolean isFine() {
    return checks.violations().isEmpty();
  }

  private void playRound(String round, Kind kind, boolean kill) {
    clients.forEach(client -> client.begin(round, kind, KEYS, OPERATIONS));
    List<Operation> operations = new ArrayList<>();
    if (kill) {
      kills++;
      int victim = random.nextInt(CLIENTS);
      Client killed = clients.get(victim);
      killed.killAfter(random.nextInt(OPERATIONS / 2));
      takeFrom(killed, operations);
      Client successor = start();
      clients.set(victim, successor);
      successor.awaitReady();
      successor.begin(round, kind, KEYS, OPERATIONS);
    }
    takeFromAll(operations);
    count(operations);
  }

  /** In the middle of the round, an operator does something to the cache's meta item. */
  private void playRoundWithOperator(String round, Kind kind) {
    List<Operation> operations = new ArrayList<>();
    clients.forEach(client -> client.begin(round, kind, KEYS, OPERATIONS / 2));
    takeFromAll(operations);
    operations.addAll(operator.act(round, kind, KEYS));
    clients.forEach(client -> client.begin(round, kind, KEYS, OPERATIONS / 2));
    takeFromAll(operations);
    count(operations);
  }

  private void takeFromAll(List<Operation> operations) {
    for (Client client : clients) {
      client.awaitDone().forEach((name, count) -> faults.merge(name, count, Long::sum));
      takeFrom(client, operations);
    }
  }

  private void count(List<Operation> operations) {
    tally = tally.plus(operations);
    checks.add(operations);
  }

  private void takeFrom(Client client, List<Operation> operations) {
    operations.addAll(client.chronicle().take());
    failures.addAll(client.chronicle().takeFailures());
  }

  /** Returns why which entries' histories cannot be explained. */
  List<String> violations() {
    return checks.violations();
  }

  /** Returns how many entries were checked. */
  int checked() {
    return checks.entries();
  }

  /** Returns the classes of all exceptions that operations threw. */
  Set<String> failures() {
    return failures;
  }

  Tally tally() {
    return tally;
  }

  /**
   * Returns how many faults there were, by their names; without those of a killed client's round.
   */
  Map<String, Long> faults() {
    return faults;
  }

  /** Returns how often the meta item of a cache was deleted or restored. */
  int acts() {
    return operator.acts();
  }

  Build build() {
    return build;
  }

  int kills() {
    return kills;
  }

  Duration time() {
    return progress.time();
  }

  @Override
  public void close() {
    clients.forEach(Client::close);
    checks.close();
  }
}
