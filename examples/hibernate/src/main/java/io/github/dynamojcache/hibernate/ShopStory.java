package io.github.dynamojcache.hibernate;

import java.io.PrintStream;
import java.net.URL;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.SchemaToolingSettings;

/** Two session factories, as in two JVMs, share a database and the caches in DynamoDB. */
public final class ShopStory {

  private static final String COUNTRIES_OF_RANK =
      "select distinct c.country.name from Customer c where c.rank = :rank";

  /** A bulk statement empties a region; by default, others see that up to so much later. */
  private static final Duration CLEAR_VISIBILITY = Duration.ofSeconds(1);

  private final SessionFactory first;
  private final SessionFactory second;
  private final PrintStream out;

  private ShopStory(SessionFactory first, SessionFactory second, PrintStream out) {
    this.first = first;
    this.second = second;
    this.out = out;
  }

  /**
   * Runs the story.
   *
   * @param args none
   */
  public static void main(String[] args) {
    run(System.out);
  }

  static void run(PrintStream out) {
    try (SessionFactory first = Shop.open(Map.of());
        SessionFactory second = Shop.open(secondOnTheSameDatabase())) {
      new ShopStory(first, second, out).tell();
    }
  }

  /**
   * Hibernate closes the cache manager with the session factory. So a second factory in the same
   * JVM needs a manager of its own: one more name for the same file is enough.
   */
  private static Map<String, Object> secondOnTheSameDatabase() {
    URL file = Objects.requireNonNull(Shop.class.getResource("/dynamo-jcache.conf"));
    return Map.of(
        "hibernate.javax.cache.uri", file + "#second", SchemaToolingSettings.HBM2DDL_AUTO, "none");
  }

  private void tell() {
    out.println("Two session factories, as in two JVMs: one database, one table in DynamoDB.");
    fill();
    readBySecond();
    changeBySecond();
    ask();
    changeMany();
  }

  private void fill() {
    first.inTransaction(
        session -> {
          Country england = new Country("GB", "England");
          Article watch = new Article("watch", 4_200, "Does not tell what o'clock it is.");
          Customer alice = new Customer(42, "alice@example.org", "Alice Liddell", england);
          alice.buy(watch, 2);
          session.persist(england);
          session.persist(watch);
          session.persist(alice);
        });
    first.inSession(ShopStory::visit);
    say("1. The first wrote Alice to the database, read her, and so put her into the cache.");
  }

  /** An entity, its country, a collection, and what is in it. */
  private static String visit(Session session) {
    Customer alice = session.find(Customer.class, 42L);
    return alice.name() + ", purchases: " + alice.purchases().size();
  }

  private void readBySecond() {
    long before = statements(second);
    String seen = second.fromSession(ShopStory::visit);
    say("2. The second reads: %s. SQL statements: %d.", seen, statements(second) - before);
  }

  private void changeBySecond() {
    second.inTransaction(session -> session.find(Customer.class, 42L).rename("Alice Hargreaves"));
    say("3. The second renamed her. The first reads: %s.", first.fromSession(ShopStory::visit));
  }

  private void ask() {
    ask(first);
    long before = statements(second);
    say(
        "4. The first asked a query. The second asks it too: %s. SQL statements: %d.",
        ask(second), statements(second) - before);
  }

  private static Object ask(SessionFactory factory) {
    return factory.fromSession(
        session ->
            session
                .createSelectionQuery(COUNTRIES_OF_RANK, String.class)
                .setParameter("rank", Rank.REGULAR)
                .setCacheable(true)
                .list());
  }

  private void changeMany() {
    first.inTransaction(
        session ->
            session.createMutationQuery("update Article set price = price + 100").executeUpdate());
    pause(CLEAR_VISIBILITY);
    int price = second.fromSession(session -> session.find(Article.class, "watch").price());
    say("5. The first made all articles dearer by one statement.");
    say("   A second later, the second reads: %d.", price);
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static long statements(SessionFactory factory) {
    return factory.getStatistics().getPrepareStatementCount();
  }

  private void say(String text, Object... facts) {
    out.println(String.format(Locale.ROOT, text, facts));
  }
}
