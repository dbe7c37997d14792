package io.github.dynamojcache.spring;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Stands for a slow database, and counts how often it is asked. */
@Repository
public class Catalogue {

  private static final Duration SLOW = Duration.ofMillis(50);

  private final Map<String, Book> books = new ConcurrentHashMap<>();
  private final AtomicInteger questions = new AtomicInteger();

  /** Fills the shelves. */
  public Catalogue() {
    save(book("1865", "Alice's Adventures in Wonderland", "Lewis Carroll", 1865, "12.50"));
    save(book("1871", "Through the Looking-Glass", "Lewis Carroll", 1871, "11.90"));
    save(book("1851", "Moby-Dick", "Herman Melville", 1851, "19.00"));
  }

  private static Book book(String isbn, String title, String author, int year, String price) {
    return new Book(isbn, title, List.of(author), LocalDate.of(year, 11, 1), new BigDecimal(price));
  }

  /** Returns a book, or null when there is none of that number. */
  public @Nullable Book find(String isbn) {
    ask();
    return books.get(isbn);
  }

  /** Returns the books of an author that came out in a year or later, the oldest first. */
  public List<Book> search(String author, int since) {
    ask();
    return books.values().stream()
        .filter(book -> book.authors().contains(author) && book.published().getYear() >= since)
        .sorted((one, other) -> one.published().compareTo(other.published()))
        .toList();
  }

  /** Adds a book, or replaces one. */
  public void save(Book book) {
    books.put(book.isbn(), book);
  }

  /** Returns how often it was asked since the start. */
  public int questions() {
    return questions.get();
  }

  private void ask() {
    questions.incrementAndGet();
    try {
      Thread.sleep(SLOW.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
