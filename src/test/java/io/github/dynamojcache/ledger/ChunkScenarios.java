package io.github.dynamojcache.ledger;

import static io.github.dynamojcache.ledger.Scenarios.ABSENT;
import static io.github.dynamojcache.ledger.Scenarios.DONE;
import static io.github.dynamojcache.ledger.Scenarios.LIVE;
import static io.github.dynamojcache.ledger.Scenarios.OTHER;
import static io.github.dynamojcache.ledger.Scenarios.done;
import static io.github.dynamojcache.ledger.Stage.KEY;

import java.util.function.Consumer;

/** Values that do not fit into an item. */
final class ChunkScenarios {

  private static final String HUGE = "0123456789".repeat(100_000);
  private static final String SITUATION = "a value of 1,000,000 bytes";

  private final Scenario.Book book;

  ChunkScenarios(Scenario.Book book) {
    this.book = book;
  }

  void write() {
    Consumer<Stage> held = s -> s.holding(HUGE);
    Consumer<Stage> another = s -> s.cache().put("another key", HUGE);
    book.operation("put(k, v)", s -> done(() -> s.cache().put(KEY, HUGE)))
        .in(SITUATION, another, DONE)
        .in(SITUATION + ", the first of its size since a clear", ABSENT, DONE);
    book.operation("putIfAbsent(k, v)", s -> s.cache().putIfAbsent(KEY, HUGE))
        .in(SITUATION + ", absent", another, true)
        .in(SITUATION + ", live", LIVE, false);
    book.operation("get(k)", s -> s.cache().get(KEY)).in(SITUATION, held, HUGE);
    book.operation("put(k, v)", s -> done(() -> s.cache().put(KEY, OTHER)))
        .in("a small value over one of 1,000,000 bytes", held, DONE);
    book.operation("iterator().hasNext()", s -> s.cache().iterator().hasNext())
        .in("10 values of 1,000,000 bytes", s -> s.cache().putAll(Stage.entries(10, HUGE)), true);
    book.operation("remove(k)", s -> s.cache().remove(KEY)).in(SITUATION, held, true);
  }
}
