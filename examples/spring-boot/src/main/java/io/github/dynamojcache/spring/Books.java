package io.github.dynamojcache.spring;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

/** The catalogue behind caches: each way that Spring has of using one. */
@Service
public class Books {

  private final Catalogue catalogue;

  Books(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The key is the only argument. That there is no such book is remembered, too. */
  @Cacheable("books")
  public @Nullable Book find(String isbn) {
    return catalogue.find(isbn);
  }

  /** What is saved is in the cache before anybody asks. */
  @CachePut(cacheNames = "books", key = "#book.isbn()")
  public Book save(Book book) {
    catalogue.save(book);
    return book;
  }

  /** One entry goes. */
  @CacheEvict("books")
  public void forget(String isbn) {}

  /** All entries go, by one write. */
  @CacheEvict(cacheNames = "books", allEntries = true)
  public void forgetAll() {}

  /** The key of several arguments is Spring's {@code SimpleKey}. */
  @Cacheable("searches")
  public List<Book> search(String author, int since) {
    return catalogue.search(author, since);
  }

  /** The key of no argument is {@code SimpleKey.EMPTY}. */
  @Cacheable("searches")
  public List<Book> ofCarroll() {
    return catalogue.search("Lewis Carroll", 0);
  }

  /** The key is a record of our own, the value a type that the configuration names. */
  @Cacheable("places")
  public @Nullable Book at(Place place) {
    return catalogue.search(place.room(), 0).stream()
        .skip(place.shelf() - 1L)
        .findFirst()
        .orElse(null);
  }

  /**
   * However many threads ask at once, one of them asks the catalogue. An exception is not cached,
   * and comes through as it is.
   */
  @Cacheable(cacheNames = "prices", sync = true)
  public BigDecimal priceOf(String isbn) {
    Book book = catalogue.find(isbn);
    if (book == null) {
      throw new NoSuchBookException(isbn);
    }
    return book.price();
  }
}
