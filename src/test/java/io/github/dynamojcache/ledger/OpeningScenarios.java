package io.github.dynamojcache.ledger;

import static io.github.dynamojcache.ledger.Scenarios.ABSENT;
import static io.github.dynamojcache.ledger.Scenarios.DONE;
import static io.github.dynamojcache.ledger.Scenarios.LIVE;
import static io.github.dynamojcache.ledger.Scenarios.done;

import io.github.dynamojcache.ledger.Scenario.Book;

/** The life of a cache and of its manager. */
final class OpeningScenarios {

  private final Book book;

  OpeningScenarios(Book book) {
    this.book = book;
  }

  void write() {
    book.operation("createCache(name)", s -> s.cache().isClosed())
        .unopened("the table is missing", Stage::useMissingTable, false)
        .unopened(
            "the manager's first, and new in the table",
            s -> {
              s.useMissingTable();
              s.neighbourElsewhere();
            },
            false)
        .unopened(
            "the manager's first, and other JVMs have it",
            s -> {
              s.useMissingTable();
              s.elsewhere();
            },
            false)
        .unopened(
            "the manager knows the table, and new in the table",
            s -> {
              s.useMissingTable();
              s.neighbour();
            },
            false)
        .unopened(
            "the manager knows the table, and other JVMs have it",
            s -> {
              s.useMissingTable();
              s.elsewhere();
              s.neighbour();
            },
            false)
        .unopened("table-mode = none, and new in the table", ABSENT, false)
        .unopened("table-mode = none, and other JVMs have it", Stage::elsewhere, false);
    book.operation("getCache(name)", s -> s.manager().getCache(s.cache().getName()).isClosed())
        .in("open", ABSENT, false);
    book.operation("close()", s -> done(s.cache()::close)).in("open", LIVE, DONE);
    book.operation(
            "destroyCache(name)", s -> done(() -> s.manager().destroyCache(s.cache().getName())))
        .in("open", LIVE, DONE);
  }
}
