package io.github.dynamojcache.ledger;

import static io.github.dynamojcache.ledger.Stage.KEY;
import static io.github.dynamojcache.ledger.Stage.VALUE;

import io.github.dynamojcache.ledger.Scenario.Book;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the rows of docs/costs.md mean: operations on one entry, under every policy. */
final class Scenarios {

  static final Consumer<Stage> ABSENT = stage -> {};
  static final Consumer<Stage> LIVE = Stage::live;
  static final Consumer<Stage> EXPIRED = Stage::expired;
  static final String OTHER = "other";

  /** What operations without a result are said to return. */
  static final String DONE = "done";

  private final Book book = new Book();

  private Scenarios() {}

  static List<Scenario> all() {
    Scenarios scenarios = new Scenarios();
    scenarios.reads();
    scenarios.puts();
    scenarios.replacements();
    scenarios.comparingReplacements();
    scenarios.removals();
    new ProcessorScenarios(scenarios.book).write();
    new BulkScenarios(scenarios.book).write();
    new TouchScenarios(scenarios.book).write();
    new SettingScenarios(scenarios.book).write();
    new SealScenarios(scenarios.book).write();
    new ChunkScenarios(scenarios.book).write();
    new OpeningScenarios(scenarios.book).write();
    return scenarios.book.scenarios();
  }

  private void reads() {
    book.operation("get(k)", s -> s.cache().get(KEY))
        .in("absent", ABSENT, null)
        .in("live", LIVE, VALUE)
        .in("expired, still in the table", EXPIRED, null);
    book.operation("containsKey(k)", s -> s.cache().containsKey(KEY))
        .in("absent", ABSENT, false)
        .in("live", LIVE, true)
        .in("expired, still in the table", EXPIRED, false);
  }

  private void puts() {
    book.operation("put(k, v)", s -> done(() -> s.cache().put(KEY, OTHER)))
        .in("absent", ABSENT, DONE)
        .in("live", LIVE, DONE)
        .in("expired, still in the table", EXPIRED, DONE);
    book.operation("getAndPut(k, v)", s -> s.cache().getAndPut(KEY, OTHER))
        .in("absent", ABSENT, null)
        .in("live", LIVE, VALUE)
        .in("expired, still in the table", EXPIRED, null);
    book.operation("putIfAbsent(k, v)", s -> s.cache().putIfAbsent(KEY, OTHER))
        .in("absent", ABSENT, true)
        .in("live", LIVE, false)
        .in("expired, still in the table", EXPIRED, true);
  }

  private void replacements() {
    book.operation("replace(k, v)", s -> s.cache().replace(KEY, OTHER))
        .in("absent", ABSENT, false)
        .in("live", LIVE, true)
        .in("expired, still in the table", EXPIRED, false);
    book.operation("getAndReplace(k, v)", s -> s.cache().getAndReplace(KEY, OTHER))
        .in("absent", ABSENT, null)
        .in("live", LIVE, VALUE)
        .in("expired, still in the table", EXPIRED, null);
  }

  private void comparingReplacements() {
    book.operation("replace(k, old, v)", s -> s.cache().replace(KEY, VALUE, OTHER))
        .in("absent", ABSENT, false)
        .in("live, equal", LIVE, true)
        .in("live, not equal", s -> s.holding("something else"), false)
        .in("expired, still in the table", EXPIRED, false);
    book.operation("replace(k, old, v)", s -> s.cache().replace(KEY, arrayList(), OTHER))
        .in("live, equal, but stored as other bytes", s -> s.holding(linkedList()), true);
  }

  private void removals() {
    book.operation("remove(k)", s -> s.cache().remove(KEY))
        .in("absent", ABSENT, false)
        .in("live", LIVE, true)
        .in("expired, still in the table", EXPIRED, false);
    book.operation("getAndRemove(k)", s -> s.cache().getAndRemove(KEY))
        .in("absent", ABSENT, null)
        .in("live", LIVE, VALUE)
        .in("expired, still in the table", EXPIRED, null);
    book.operation("remove(k, old)", s -> s.cache().remove(KEY, VALUE))
        .in("absent", ABSENT, false)
        .in("live, equal", LIVE, true)
        .in("live, not equal", s -> s.holding("something else"), false)
        .in("expired, still in the table", EXPIRED, false);
    book.operation("remove(k, old)", s -> s.cache().remove(KEY, hashMap()))
        .in("live, equal, but stored as other bytes", s -> s.holding(linkedHashMap()), true);
  }

  private static List<Integer> arrayList() {
    return new ArrayList<>(List.of(1, 2));
  }

  @SuppressWarnings("JdkObsolete") // equal to the other list, and encoded as another class
  private static List<Integer> linkedList() {
    return new LinkedList<>(List.of(1, 2));
  }

  private static Map<String, Integer> hashMap() {
    return new HashMap<>(Map.of("a", 1));
  }

  private static Map<String, Integer> linkedHashMap() {
    return new LinkedHashMap<>(Map.of("a", 1));
  }

  /** An operation that returns nothing. */
  static Object done(Runnable operation) {
    operation.run();
    return DONE;
  }
}
