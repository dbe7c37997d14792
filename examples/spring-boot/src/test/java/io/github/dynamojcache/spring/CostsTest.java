package io.github.dynamojcache.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.ConsumedCapacityMXBean;
import java.util.Objects;
import javax.cache.CacheManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;

/** What each annotation takes: the table of docs/spring.md. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "spring.cache.jcache.config=classpath:costs.conf")
@DirtiesContext
class CostsTest {

  private final CacheManager caches;
  private final org.springframework.cache.CacheManager springCaches;
  private final Books books;
  private final Web web;

  @Autowired
  CostsTest(
      CacheManager caches,
      org.springframework.cache.CacheManager springCaches,
      Books books,
      @Value("${local.server.port}") int port) {
    this.caches = caches;
    this.springCaches = springCaches;
    this.books = books;
    this.web = new Web(port);
  }

  @BeforeEach
  void emptyTheCaches() {
    caches.getCacheNames().forEach(name -> caches.getCache(name).removeAll());
  }

  /** What a cache took for something. */
  private record Cost(long requests, double readUnits, double writeUnits) {}

  private Cost cost(String cache, Runnable something) {
    ConsumedCapacityMXBean bill = caches.getCache(cache).unwrap(ConsumedCapacityMXBean.class);
    bill.clear();
    something.run();
    return new Cost(bill.getRequests(), bill.getReadUnits(), bill.getWriteUnits());
  }

  @Test
  void cacheable() {
    assertThat(cost("books", () -> books.find("1865"))).isEqualTo(new Cost(2, 1, 1));
    assertThat(cost("books", () -> books.find("1865"))).isEqualTo(new Cost(1, 1, 0));
  }

  @Test
  void cacheableOneThreadAtATime() {
    assertThat(cost("prices", () -> books.priceOf("1865"))).isEqualTo(new Cost(2, 1, 1));
    assertThat(cost("prices", () -> books.priceOf("1865"))).isEqualTo(new Cost(1, 1, 0));
  }

  @Test
  void cachePut() {
    Book book = Objects.requireNonNull(books.find("1865"));

    assertThat(cost("books", () -> books.save(book))).isEqualTo(new Cost(1, 0, 1));
  }

  @Test
  void cacheEvict() {
    books.find("1865");

    assertThat(cost("books", () -> books.forget("1865"))).isEqualTo(new Cost(1, 0, 1));
  }

  @Test
  void cacheEvictOfAllEntries() {
    caches.enableStatistics("books", false);
    books.find("1865");
    books.find("1851");

    Cost cost = cost("books", books::forgetAll);

    caches.enableStatistics("books", true);
    assertThat(cost).isEqualTo(new Cost(1, 0, 1));
  }

  @Test
  void cacheEvictOfAllEntriesWithStatistics() {
    books.find("1865");
    books.find("1851");

    Cost cost = cost("books", books::forgetAll);

    assertThat(cost.requests()).isEqualTo(5); // a query for each of 4 shards, and the write
    assertThat(cost.writeUnits()).isEqualTo(1);
  }

  /** {@code beforeInvocation = true}: it asks whether there is an entry, and then removes all. */
  @Test
  void cacheEvictOfAllEntriesBeforehand() {
    books.at(new Place("Herman Melville", 1));

    Cost cost =
        cost("places", () -> Objects.requireNonNull(springCaches.getCache("places")).invalidate());

    assertThat(cost.requests()).isBetween(2L, 5L); // queries until one finds an entry, the write
    assertThat(cost.writeUnits()).isEqualTo(1);
  }

  @Test
  void actuatorShowsRequestsAndUnits() {
    books.find("1865");
    double requests = web.metric("dynamo.jcache.requests", "cache:books", "operation:get");
    double units = web.metric("dynamo.jcache.read.units", "cache:books", "operation:get");

    books.find("1865");

    assertThat(web.metric("dynamo.jcache.requests", "cache:books", "operation:get") - requests)
        .isEqualTo(1);
    assertThat(web.metric("dynamo.jcache.read.units", "cache:books", "operation:get") - units)
        .isEqualTo(1);
  }
}
