package io.github.dynamojcache.spring;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The shop on the web. */
@RestController
class BookController {

  private final Books books;
  private final Catalogue catalogue;

  BookController(Books books, Catalogue catalogue) {
    this.books = books;
    this.catalogue = catalogue;
  }

  @GetMapping("/books/{isbn}")
  Book find(@PathVariable String isbn) {
    Book book = books.find(isbn);
    if (book == null) {
      throw new NoSuchBookException(isbn);
    }
    return book;
  }

  /** Several at once, in threads of the common pool. */
  @GetMapping("/books")
  List<Book> find(@RequestParam List<String> isbn) {
    return isbn.parallelStream().map(this::find).toList();
  }

  @PutMapping("/books/{isbn}")
  Book save(@PathVariable String isbn, @RequestBody Book book) {
    return books.save(new Book(isbn, book.title(), book.authors(), book.published(), book.price()));
  }

  @DeleteMapping("/cache/{isbn}")
  void forget(@PathVariable String isbn) {
    books.forget(isbn);
  }

  @DeleteMapping("/cache")
  void forgetAll() {
    books.forgetAll();
  }

  @GetMapping("/prices/{isbn}")
  BigDecimal priceOf(@PathVariable String isbn) {
    return books.priceOf(isbn);
  }

  @GetMapping("/search")
  List<Book> search(@RequestParam String author, @RequestParam int since) {
    return books.search(author, since);
  }

  @GetMapping("/carroll")
  List<Book> ofCarroll() {
    return books.ofCarroll();
  }

  @GetMapping("/rooms/{room}/{shelf}")
  Book at(@PathVariable String room, @PathVariable int shelf) {
    Book book = books.at(new Place(room, shelf));
    if (book == null) {
      throw new NoSuchBookException("on shelf " + shelf);
    }
    return book;
  }

  /** How often the catalogue was asked, to see what the caches save. */
  @GetMapping("/questions")
  int questions() {
    return catalogue.questions();
  }
}
