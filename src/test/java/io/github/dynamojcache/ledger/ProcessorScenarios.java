package io.github.dynamojcache.ledger;

import static io.github.dynamojcache.ledger.Scenarios.ABSENT;
import static io.github.dynamojcache.ledger.Scenarios.LIVE;
import static io.github.dynamojcache.ledger.Scenarios.OTHER;
import static io.github.dynamojcache.ledger.Stage.KEY;
import static io.github.dynamojcache.ledger.Stage.VALUE;

import io.github.dynamojcache.ledger.Scenario.Book;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.MutableEntry;
import org.jspecify.annotations.Nullable;

/** Entry processors. */
final class ProcessorScenarios {

  private static final EntryProcessor<String, Object, @Nullable Object> EXISTS =
      (entry, arguments) -> entry.exists();
  private static final EntryProcessor<String, Object, @Nullable Object> READ =
      (entry, arguments) -> entry.getValue();
  private static final EntryProcessor<String, Object, @Nullable Object> REPLACE =
      (entry, arguments) -> replaced(entry);
  private static final EntryProcessor<String, Object, @Nullable Object> REMOVE =
      (entry, arguments) -> {
        entry.remove();
        return null;
      };

  private final Book book;

  ProcessorScenarios(Book book) {
    this.book = book;
  }

  private static @Nullable Object replaced(MutableEntry<String, Object> entry) {
    Object before = entry.getValue();
    entry.setValue(OTHER);
    return before;
  }

  void write() {
    book.operation("invoke(k), only exists()", s -> s.cache().invoke(KEY, EXISTS))
        .in("absent", ABSENT, false)
        .in("live", LIVE, true);
    book.operation("invoke(k), only getValue()", s -> s.cache().invoke(KEY, READ))
        .in("absent", ABSENT, null)
        .in("live", LIVE, VALUE);
    book.operation("invoke(k), setValue(v)", s -> s.cache().invoke(KEY, REPLACE))
        .in("absent", ABSENT, null)
        .in("live", LIVE, VALUE)
        .in("live, another JVM writes in between", ProcessorScenarios::lostRace, "theirs")
        .in("absent, another JVM writes in between", ProcessorScenarios::interposed, "theirs");
    book.operation("invoke(k), remove()", s -> s.cache().invoke(KEY, REMOVE))
        .in("absent", ABSENT, null)
        .in("live", LIVE, null);
    book.operation(
            "invokeAll(10 keys), only exists()",
            s -> s.cache().invokeAll(Stage.keys(10), EXISTS).size())
        .in("live", s -> s.live(10), 10);
    book.operation(
            "invokeAll(10 keys), setValue(v)",
            s -> s.cache().invokeAll(Stage.keys(10), REPLACE).size())
        .in("live", s -> s.live(10), 10);
  }

  private static void lostRace(Stage stage) {
    stage.live();
    interposed(stage);
  }

  private static void interposed(Stage stage) {
    stage.elsewhere();
    stage
        .faults()
        .next(call -> call.operation().equals("PutItem") || call.operation().equals("UpdateItem"))
        .runBefore(() -> stage.elsewhere().put(KEY, "theirs"));
  }
}
