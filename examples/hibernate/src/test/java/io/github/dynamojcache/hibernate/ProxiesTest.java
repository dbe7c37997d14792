package io.github.dynamojcache.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.UnsupportedKeyException;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import org.hibernate.Hibernate;
import org.hibernate.proxy.HibernateProxy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What stands for an entity that was not fetched is no value and no key: the entity is. */
@ExtendWith(LocalDynamoExtension.class)
class ProxiesTest {

  private static final String REASON = "is a proxy that was made when the program ran";

  private LocalDynamo dynamo;

  @BeforeEach
  void prepare(LocalDynamo local) {
    dynamo = local;
  }

  private void withAProxy(BiConsumer<Cache<Object, Object>, Object> test) {
    String database = "proxies" + UUID.randomUUID();
    try (Deployment shop =
        Deployment.on(dynamo, dynamo.newTableName(), database).creatingTables().start()) {
      ShopRows.insert(database);
      Cache<Object, Object> cache =
          shop.manager.createCache("found", new MutableConfiguration<Object, Object>());
      shop.factory.inSession(
          session -> {
            Object proxy = session.getReference(shop.entity(Country.class), "GB");
            assertThat(proxy).isInstanceOf(HibernateProxy.class);
            test.accept(cache, proxy);
          });
    }
  }

  @Test
  void aProxyIsRefusedAsAValue() {
    withAProxy(
        (cache, proxy) ->
            assertThatThrownBy(() -> cache.put("k", List.of(proxy)))
                .isInstanceOf(UnsupportedValueException.class)
                .hasMessageContaining(REASON)
                .hasMessageContaining("Store the object behind it"));
  }

  @Test
  void aProxyIsRefusedAsAKey() {
    withAProxy(
        (cache, proxy) ->
            assertThatThrownBy(() -> cache.put(proxy, "v"))
                .isInstanceOf(UnsupportedKeyException.class)
                .hasMessageContaining(REASON)
                .hasMessageContaining("Use the object behind it"));
  }

  @Test
  void theEntityBehindItIsStored() {
    withAProxy(
        (cache, proxy) -> {
          cache.put("k", Hibernate.unproxy(proxy));

          assertThat(cache.get("k")).hasSameClassAs(Hibernate.unproxy(proxy));
        });
  }
}
