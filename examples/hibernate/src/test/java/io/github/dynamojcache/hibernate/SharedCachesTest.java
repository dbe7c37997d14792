package io.github.dynamojcache.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.stat.CacheRegionStatistics;
import org.hibernate.stat.NaturalIdStatistics;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one deployment has put into a cache, another hits, with classes of its own. */
@ExtendWith(LocalDynamoExtension.class)
@SuppressWarnings("NullAway.Init") // The deployments are set before all tests.
class SharedCachesTest {

  private static Deployment first;
  private static Deployment second;

  @BeforeAll
  static void deployTwice(LocalDynamo dynamo) {
    String table = dynamo.newTableName();
    String database = "shared" + UUID.randomUUID();
    first = plan(dynamo, table, database).creatingTables().start();
    second = plan(dynamo, table, database).start();
    ShopRows.insert(database);
  }

  /** So that the second sees at once that the first has emptied all regions. */
  private static Deployment.Plan plan(LocalDynamo dynamo, String table, String database) {
    return Deployment.on(dynamo, table, database).cache("clear-visibility", "0");
  }

  @AfterAll
  static void close() {
    second.close();
    first.close();
  }

  @BeforeEach
  void countFromZero() {
    first.factory.getCache().evictAllRegions();
    first.factory.getStatistics().clear();
    second.factory.getStatistics().clear();
  }

  private static Object find(Deployment deployment, Class<?> entity, Object id) {
    return deployment.factory.fromSession(session -> session.find(deployment.entity(entity), id));
  }

  private static void hitOnce(Statistics statistics, String region) {
    CacheRegionStatistics counted = statistics.getCacheRegionStatistics(region);
    assertThat(counted.getHitCount()).isEqualTo(1);
    assertThat(counted.getMissCount()).isZero();
    assertThat(counted.getPutCount()).isZero();
    assertThat(statistics.getPrepareStatementCount()).isZero();
  }

  private static String region(Class<?> entity) {
    return entity.getName();
  }

  @Test
  void aReadOnlyEntity() {
    find(first, Country.class, "GB");

    assertThat(second.get(find(second, Country.class, "GB"), "name")).isEqualTo("England");
    hitOnce(second.factory.getStatistics(), region(Country.class));
  }

  @Test
  void aNonstrictReadWriteEntityWithAllItsAttributes() {
    find(first, Customer.class, 42L);

    Object alice = find(second, Customer.class, 42L);

    assertThat(alice).isNotInstanceOf(Customer.class);
    for (String attribute : List.of("name", "email", "credit", "token", "since")) {
      assertThat(second.get(alice, attribute))
          .isEqualTo(first.get(find(first, Customer.class, 42L), attribute));
    }
    assertThat(second.get(alice, "rank"))
        .hasToString("GOLD")
        .isInstanceOf(second.entity(Rank.class));
  }

  @Test
  void aReadWriteEntity() {
    find(first, Article.class, "watch");

    assertThat(second.get(find(second, Article.class, "watch"), "price")).isEqualTo(4_200);
    hitOnce(second.factory.getStatistics(), region(Article.class));
  }

  @Test
  void aCollectionAndWhatIsInIt() {
    purchases(first);

    assertThat(purchases(second)).containsExactlyInAnyOrder(2, 1);
    hitOnce(second.factory.getStatistics(), region(Customer.class) + ".purchases");
    assertThat(
            second
                .factory
                .getStatistics()
                .getCacheRegionStatistics(region(Purchase.class))
                .getHitCount())
        .isEqualTo(2);
  }

  private static List<Object> purchases(Deployment deployment) {
    return deployment.factory.fromSession(
        session -> {
          Object alice = session.find(deployment.entity(Customer.class), 42L);
          return ((Collection<?>) deployment.get(alice, "purchases"))
              .stream().map(purchase -> deployment.get(purchase, "pieces")).toList();
        });
  }

  @Test
  void anEntityWithACompositeId() {
    find(first, Purchase.class, purchaseId(first, "fan"));

    Object purchase = find(second, Purchase.class, purchaseId(second, "fan"));

    assertThat(second.get(purchase, "pieces")).isEqualTo(1);
    hitOnce(second.factory.getStatistics(), region(Purchase.class));
  }

  private static Object purchaseId(Deployment deployment, String sku) {
    try {
      return deployment
          .entity(PurchaseId.class)
          .getConstructor(long.class, String.class)
          .newInstance(42L, sku);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aNaturalId() {
    assertThat(byEmail(first)).isNotNull();

    assertThat(second.get(byEmail(second), "name")).isEqualTo("Alice Liddell");
    NaturalIdStatistics ofEmails =
        second
            .factory
            .getStatistics()
            .getNaturalIdStatistics(second.entity(Customer.class).getName());
    assertThat(ofEmails.getCacheHitCount()).isEqualTo(1);
    assertThat(ofEmails.getCacheMissCount()).isZero();
    hitOnce(second.factory.getStatistics(), region(Customer.class));
  }

  @SuppressWarnings("deprecation") // What Hibernate 7 has instead is not in Hibernate 6.
  private static Object byEmail(Deployment deployment) {
    return deployment.factory.fromSession(
        session ->
            session.bySimpleNaturalId(deployment.entity(Customer.class)).load("alice@example.org"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from Customer c where c.rank = io.github.dynamojcache.hibernate.Rank.GOLD",
        "select c.name from Customer c order by c.id",
        "select c.id, c.rank, c.credit, c.token, c.since, c.country from Customer c order by c.id",
        "select p.id from Purchase p where p.pieces = 2",
        "select count(*) from Customer c",
        "select a.description from Article a where a.sku = 'fan'"
      })
  void aQuery(String hql) {
    hitOnceByQuery(deployment -> query(deployment, hql));
  }

  private static List<?> query(Deployment deployment, String hql) {
    return deployment.factory.fromSession(
        session -> session.createSelectionQuery(hql, Object.class).setCacheable(true).list());
  }

  @Test
  void aQueryWithParameters() {
    hitOnceByQuery(
        deployment ->
            deployment.factory.fromSession(
                session ->
                    session
                        .createSelectionQuery(
                            "select c.name from Customer c where c.credit >= :credit"
                                + " and c.since in :days and c.rank = :rank",
                            String.class)
                        .setParameter("credit", BigDecimal.ONE)
                        .setParameterList("days", List.of(LocalDate.of(1862, 7, 4), LocalDate.MIN))
                        .setParameter("rank", deployment.entity(Rank.class).getEnumConstants()[1])
                        .setMaxResults(5)
                        .setCacheable(true)
                        .list()));
  }

  @Test
  void aNativeQuery() {
    hitOnceByQuery(
        deployment ->
            deployment.factory.fromSession(
                session ->
                    session
                        .createNativeQuery(
                            "select id, name, credit, token, since from Customer order by id",
                            Object[].class)
                        .addSynchronizedQuerySpace("Customer")
                        .setCacheable(true)
                        .list()));
  }

  @ParameterizedTest
  @ValueSource(classes = {Country.class, Article.class})
  void aNativeQueryForEntities(Class<?> entity) {
    hitOnceByQuery(deployment -> rows(deployment, entity));
  }

  /** Hibernate 7.4 compares Java types by identity, and makes one of its own for each enum. */
  @Test
  void aNativeQueryForEntitiesWithAnEnumIsRightWhetherItHitsOrNot() {
    rows(first, Customer.class);

    assertThat(rows(second, Customer.class))
        .extracting(customer -> second.get(customer, "rank").toString())
        .containsExactlyInAnyOrder("GOLD", "REGULAR");
  }

  private static List<?> rows(Deployment deployment, Class<?> entity) {
    String table = entity.getSimpleName();
    return deployment.factory.fromSession(
        session ->
            session
                .createNativeQuery(
                    "select * from " + table + " order by 1", deployment.entity(entity))
                .addSynchronizedQuerySpace(table)
                .setCacheable(true)
                .list());
  }

  private static void hitOnceByQuery(Function<Deployment, List<?>> query) {
    List<?> asked = query.apply(first);

    List<?> cached = query.apply(second);

    assertThat(cached).hasSameSizeAs(asked).isNotEmpty();
    Statistics statistics = second.factory.getStatistics();
    assertThat(statistics.getQueryCacheHitCount()).isEqualTo(1);
    assertThat(statistics.getQueryCacheMissCount()).isZero();
    assertThat(statistics.getQueryCachePutCount()).isZero();
    assertThat(statistics.getPrepareStatementCount()).isZero();
  }

  @Test
  void theResultOfAQueryIsAskedAnewOnceItsTableWasWritten() {
    String names = "select c.name from Customer c order by c.id";
    query(first, names);

    first.factory.inTransaction(
        session ->
            session
                .createMutationQuery("update Customer c set c.name = 'William' where c.id = 43")
                .executeUpdate());

    assertThat(query(second, names)).isEqualTo(List.of("Alice Liddell", "William"));
    assertThat(second.factory.getStatistics().getQueryCacheHitCount()).isZero();
  }
}
