package io.github.dynamojcache.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys are texts that a person can read in the table. */
@ExtendWith(LocalDynamoExtension.class)
@SuppressWarnings("NullAway.Init") // Set before each test.
class StoredKeysTest {

  private static final String CUSTOMER = "io.github.dynamojcache.hibernate.Customer";

  private final String database = "keys" + UUID.randomUUID();
  private StoredEntries stored;
  private Deployment shop;

  @BeforeEach
  void deploy(LocalDynamo dynamo) {
    stored = new StoredEntries(dynamo, dynamo.newTableName());
    shop = Deployment.on(dynamo, stored.table(), database).creatingTables().start();
    ShopRows.insert(database);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void anEntityItsCollectionsAndWhatIsInThem() {
    shop.factory.inSession(
        session -> {
          Object alice = session.find(shop.entity(Customer.class), 42L);
          assertThat(shop.get(alice, "purchases").toString()).isNotEmpty();
        });

    assertThat(stored.keys("shop-v1." + CUSTOMER)).containsExactly("h:" + CUSTOMER + "#l:42");
    assertThat(stored.keys("shop-v1." + CUSTOMER + ".purchases"))
        .containsExactly("h:" + CUSTOMER + ".purchases#l:42");
    String purchase = "io.github.dynamojcache.hibernate.Purchase";
    assertThat(stored.keys("shop-v1." + purchase))
        .containsExactlyInAnyOrder(
            "hk:" + purchase + "#array[l:42,s:watch]", "hk:" + purchase + "#array[l:42,s:fan]");
  }

  @Test
  @SuppressWarnings("deprecation") // What Hibernate 7 has instead is not in Hibernate 6.
  void aNaturalId() {
    shop.factory.inSession(
        session ->
            session.bySimpleNaturalId(shop.entity(Customer.class)).load("alice@example.org"));

    assertThat(stored.keys("shop-v1." + CUSTOMER + "##NaturalId"))
        .singleElement()
        .asString()
        .contains(CUSTOMER, "#", "s:alice@example.org")
        .startsWith("h");
  }

  @Test
  void aQueryAndTheTablesItReads() {
    shop.factory.inTransaction(
        session -> {
          session
              .createSelectionQuery("select name from Country where code = :code", String.class)
              .setParameter("code", "GB")
              .setMaxResults(3)
              .setCacheable(true)
              .list();
          session.createMutationQuery("update Article set price = 1").executeUpdate();
        });

    assertThat(stored.keys("shop-v1.default-query-results-region"))
        .singleElement()
        .asString()
        .startsWith("hq[s:select c1_0.name from Country c1_0 where ")
        .contains("i:3,", "s:GB");
    assertThat(stored.keys("shop-v1.default-update-timestamps-region"))
        .containsExactly("s:Article");
  }

  @Test
  void aTenantStandsInTheKey(LocalDynamo dynamo) {
    try (Deployment notes =
        Deployment.on(dynamo, stored.table(), "notes" + database)
            .creatingTables()
            .entities(Note.class)
            .set("hibernate.tenant_identifier_resolver", new NobodysTenant())
            .start()) {
      ShopRows.execute(
          "notes" + database, "insert into Note (id, tenant, text) values (1, 'acme', 'hello')");

      assertThat(found(notes, "acme")).isTrue();
      assertThat(found(notes, "other")).isFalse();
    }

    String note = "io.github.dynamojcache.hibernate.Note";
    assertThat(stored.keys("shop-v1." + note)).containsExactly("hk:" + note + "@acme#l:1");
  }

  private static boolean found(Deployment notes, String tenant) {
    SessionFactory factory = notes.factory;
    try (var session = factory.withOptions().tenantIdentifier((Object) tenant).openSession()) {
      return session.find(notes.entity(Note.class), 1L) != null;
    }
  }

  /** For what Hibernate does by itself. */
  private static final class NobodysTenant implements CurrentTenantIdentifierResolver<String> {
    @Override
    public String resolveCurrentTenantIdentifier() {
      return "nobody";
    }

    @Override
    public boolean validateExistingCurrentSessions() {
      return false;
    }
  }
}
