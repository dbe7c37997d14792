package io.github.dynamojcache.ledger;

import static io.github.dynamojcache.ledger.Scenarios.ABSENT;
import static io.github.dynamojcache.ledger.Scenarios.EXPIRED;
import static io.github.dynamojcache.ledger.Scenarios.LIVE;
import static io.github.dynamojcache.ledger.Scenarios.OTHER;
import static io.github.dynamojcache.ledger.Stage.KEY;
import static io.github.dynamojcache.ledger.Stage.VALUE;

import io.github.dynamojcache.ledger.Scenario.Book;
import java.util.Iterator;
import java.util.function.Function;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/** Accesses that move a deadline: now and then by default, always with touch-threshold = 0. */
final class TouchScenarios {

  private static final String DUE = "a touch is due";
  private static final String BIG = "0123456789".repeat(1_000);
  private static final String ALWAYS = "touch-threshold = 0, live";

  private final Book book;

  TouchScenarios(Book book) {
    this.book = book;
  }

  void write() {
    get();
    oneEntry("invoke(k), only getValue()", TouchScenarios::read, VALUE);
    oneEntry("replace(k, old, v), not equal", s -> s.cache().replace(KEY, "no", OTHER), false);
    oneEntry("remove(k, old), not equal", s -> s.cache().remove(KEY, "no"), false);
    manyEntries("getAll(10 keys)", s -> s.cache().getAll(Stage.keys(10)).size(), 10);
    manyEntries("getAll(250 keys)", s -> s.cache().getAll(Stage.keys(250)).size(), 250);
    manyEntries("iterator() over 10 entries", s -> count(s.cache().iterator()), 10);
    manyEntries("iterator() over 60 entries", s -> count(s.cache().iterator()), 60);
  }

  private void get() {
    book.operation("get(k)", s -> s.cache().get(KEY))
        .in(DUE, s -> s.dueForATouch(1), VALUE)
        .in("a touch is due, another JVM is faster", TouchScenarios::touchedElsewhere, VALUE)
        .in("a touch is due, a value of 10,000 bytes", s -> s.holdingDueForATouch(BIG), BIG)
        .with("touch-threshold", 0)
        .in("touch-threshold = 0, absent", ABSENT, null)
        .in(ALWAYS, LIVE, VALUE)
        .in("touch-threshold = 0, expired, still in the table", EXPIRED, null);
  }

  private static void touchedElsewhere(Stage stage) {
    stage.dueForATouch(1);
    stage.elsewhere();
    stage.faults().next("UpdateItem").runBefore(() -> stage.elsewhere().get(KEY));
  }

  private void oneEntry(
      String name, Function<Stage, @Nullable Object> access, @Nullable Object result) {
    book.operation(name, access)
        .in(DUE, s -> s.dueForATouch(1), result)
        .with("touch-threshold", 0)
        .in(ALWAYS, LIVE, result);
  }

  private void manyEntries(String name, Function<Stage, @Nullable Object> access, int count) {
    book.operation(name, access)
        .in(DUE, s -> s.dueForATouch(count), count)
        .with("touch-threshold", 0)
        .in(ALWAYS, s -> s.live(count), count);
  }

  private static @Nullable Object read(Stage stage) {
    return stage.cache().invoke(KEY, (entry, arguments) -> entry.getValue());
  }

  private static int count(Iterator<Cache.Entry<String, Object>> entries) {
    int count = 0;
    for (; entries.hasNext(); count++) {
      entries.next();
    }
    return count;
  }
}
