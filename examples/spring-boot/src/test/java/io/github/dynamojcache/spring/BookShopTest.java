package io.github.dynamojcache.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.cache.interceptor.SimpleKey;
import org.springframework.test.annotation.DirtiesContext;

/** The application as it is configured: DynamoDB Local inside this JVM. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext // one manager for each configuration file, so one application at a time
class BookShopTest {

  private static final int THREADS = 32;

  private final CacheManager caches;
  private final Books books;
  private final Catalogue catalogue;
  private final Web web;

  @Autowired
  BookShopTest(
      CacheManager caches,
      Books books,
      Catalogue catalogue,
      @Value("${local.server.port}") int port) {
    this.caches = caches;
    this.books = books;
    this.catalogue = catalogue;
    this.web = new Web(port);
  }

  @BeforeEach
  void emptyTheCaches() {
    caches.getCacheNames().forEach(name -> caches.getCache(name).removeAll());
  }

  @Test
  void theSecondRequestIsAnsweredByTheCache() {
    int before = web.questions();

    String first = web.get("/books/1865");
    String second = web.get("/books/1865");

    assertThat(first).isEqualTo(second).contains("\"published\":\"1865-11-01\"", "12.50");
    assertThat(web.questions() - before).isEqualTo(1);
  }

  @Test
  void aCachedRecordEqualsTheOriginal() {
    Book original = books.find("1851");

    assertThat(books.find("1851")).isEqualTo(original).isNotSameAs(original);
  }

  @Test
  void thatThereIsNothingIsCachedToo() {
    int before = web.questions();

    assertThat(web.status("/books/9999")).isEqualTo(404);
    assertThat(web.status("/books/9999")).isEqualTo(404);

    assertThat(books.find("9999")).isNull();
    assertThat(web.questions() - before).isEqualTo(1);
  }

  @Test
  void whatIsSavedIsInTheCache() {
    web.put(
        "/books/1876",
        """
        {"title":"The Hunting of the Snark","authors":["Lewis Carroll"],"published":"1876-03-29","price":8.20}
        """);
    int before = web.questions();

    assertThat(web.get("/books/1876")).contains("Snark");
    assertThat(web.questions()).isEqualTo(before);
  }

  @Test
  void anEvictedEntryIsAskedForAgain() {
    web.get("/books/1865");
    web.get("/books/1851");
    int before = web.questions();

    web.delete("/cache/1865");

    web.get("/books/1851");
    assertThat(web.questions()).isEqualTo(before);
    web.get("/books/1865");
    assertThat(web.questions()).isEqualTo(before + 1);
  }

  @Test
  void allEntriesAreEvicted() {
    web.get("/books/1865");
    web.get("/books/1851");

    web.delete("/cache");

    assertThat(size("books")).isZero();
  }

  @Test
  void keysOfSeveralArgumentsAndOfNoneComeBack() {
    int before = catalogue.questions();

    assertThat(web.get("/search?author=Lewis%20Carroll&since=1870")).contains("Looking-Glass");
    assertThat(web.get("/search?author=Lewis%20Carroll&since=1870")).doesNotContain("Wonderland");
    assertThat(web.get("/carroll")).isEqualTo(web.get("/carroll")).contains("Wonderland");

    assertThat(catalogue.questions() - before).isEqualTo(2);
    assertThat(keysOf("searches"))
        .containsExactlyInAnyOrder(SimpleKey.EMPTY, new SimpleKey("Lewis Carroll", 1870));
  }

  @Test
  void aRecordIsAKey() {
    int before = catalogue.questions();

    assertThat(web.get("/rooms/Herman%20Melville/1"))
        .isEqualTo(web.get("/rooms/Herman%20Melville/1"))
        .contains("Moby-Dick");

    assertThat(catalogue.questions() - before).isEqualTo(1);
    assertThat(keysOf("places")).containsExactly(new Place("Herman Melville", 1));
    assertThat(caches.getCache("places", Object.class, Book.class)).isNotNull();
  }

  @Test
  void aTypedCacheRemembersThatThereIsNothing() {
    int before = catalogue.questions();

    assertThat(web.status("/rooms/Herman%20Melville/2")).isEqualTo(404);
    assertThat(web.status("/rooms/Herman%20Melville/2")).isEqualTo(404);

    assertThat(catalogue.questions() - before).isEqualTo(1);
  }

  @Test
  void oneOfManyThreadsAsksTheCatalogue() throws Exception {
    int before = catalogue.questions();
    CountDownLatch start = new CountDownLatch(1);
    Callable<BigDecimal> customer =
        () -> {
          start.await();
          return books.priceOf("1865");
        };
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<BigDecimal>> prices = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        prices.add(threads.submit(customer));
      }
      start.countDown();
      for (Future<BigDecimal> price : prices) {
        assertThat(price.get()).isEqualTo(new BigDecimal("12.50"));
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(catalogue.questions() - before).isEqualTo(1);
  }

  @Test
  void anExceptionComesThroughAndIsNotCached() {
    int before = catalogue.questions();

    assertThatThrownBy(() -> books.priceOf("9999"))
        .isInstanceOf(NoSuchBookException.class)
        .hasMessage("no such book: 9999");
    assertThat(web.status("/prices/9999")).isEqualTo(404);

    assertThat(catalogue.questions() - before).isEqualTo(2);
    assertThat(size("prices")).isZero();
  }

  @Test
  void threadsOfTheCommonPoolFindTheClassesOfValues() {
    books.find("1865");
    books.find("1871");
    int before = catalogue.questions();

    assertThat(web.get("/books?isbn=1865,1871")).contains("Wonderland", "Looking-Glass");

    assertThat(catalogue.questions()).isEqualTo(before);
  }

  @Test
  void aThreadWithoutAContextClassLoaderFindsTheClassesOfValues() throws Exception {
    Book book = books.find("1865");
    ExecutorService threads =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "without a context class loader");
              thread.setContextClassLoader(null);
              return thread;
            });
    try {
      assertThat(threads.submit(() -> books.find("1865")).get()).isEqualTo(book);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void actuatorShowsTrueHitsAndMisses() {
    double hits = web.metric("cache.gets", "name:books", "result:hit");
    double misses = web.metric("cache.gets", "name:books", "result:miss");
    double puts = web.metric("cache.puts", "name:books");

    web.get("/books/1865"); // a miss, and a put
    web.get("/books/1865");
    web.get("/books/1865");
    web.status("/books/9999"); // a miss, and a put of the null

    assertThat(web.metric("cache.gets", "name:books", "result:hit") - hits).isEqualTo(2);
    assertThat(web.metric("cache.gets", "name:books", "result:miss") - misses).isEqualTo(2);
    assertThat(web.metric("cache.puts", "name:books") - puts).isEqualTo(2);
  }

  @Test
  void namesOfTheFileAndOfThePropertiesAreCaches() {
    assertThat(caches.getCacheNames())
        .containsExactlyInAnyOrder("books", "places", "prices", "searches");
  }

  private long size(String cache) {
    return StreamSupport.stream(caches.getCache(cache).spliterator(), false).count();
  }

  private List<Object> keysOf(String cache) {
    Iterable<Cache.Entry<Object, Object>> entries = caches.getCache(cache);
    return StreamSupport.stream(entries.spliterator(), false).map(Cache.Entry::getKey).toList();
  }
}
