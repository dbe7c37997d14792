package io.github.dynamojcache.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.seal.SealKey;
import io.github.dynamojcache.seal.SealKeys;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Where a sealed cache gets its keys from, and that without them there is no cache. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class SealOpeningTest {

  private static final String SECRET = "SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS";

  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private DynamoDbClient client;
  private Properties properties;
  private @Nullable CacheManager manager;

  @BeforeEach
  void prepare(LocalDynamo dynamo) {
    client = dynamo.clientBuilder().build();
    properties = TestProperties.handingIn(client, dynamo.newTableName());
  }

  @AfterEach
  void close() {
    if (manager != null) {
      manager.close();
    }
    client.close();
    ClosedKeys.CLOSED.set(0);
  }

  private CacheManager manager(String... settings) {
    for (String setting : settings) {
      String[] parts = setting.split("=", 2);
      properties.setProperty("dynamo-jcache." + parts[0], parts[1]);
    }
    manager =
        provider.getCacheManager(URI.create("seals"), getClass().getClassLoader(), properties);
    return manager;
  }

  /** As Spring and Hibernate open caches: with a name and nothing else. */
  private static Cache<Object, Object> plainly(CacheManager manager) {
    return manager.createCache("books", new MutableConfiguration<>());
  }

  private static SealKey aes() {
    return new SealKey("k1", new SecretKeySpec(SECRET.getBytes(StandardCharsets.US_ASCII), "AES"));
  }

  /** What a user would write, but for the secret. */
  public static class OwnKeys implements SealKeys {
    @Override
    public SealKey current() {
      return aes();
    }

    @Override
    public @Nullable SealKey find(String id) {
      return id.equals("k1") ? aes() : null;
    }
  }

  /** Counts how often it is closed. */
  public static final class ClosedKeys extends OwnKeys implements AutoCloseable {
    private static final AtomicInteger CLOSED = new AtomicInteger();

    @Override
    public void close() {
      CLOSED.incrementAndGet();
    }
  }

  @Test
  void aSettingNamesTheClassOfTheKeys() {
    Cache<Object, Object> cache =
        plainly(manager("seal=aes-gcm", "seal-keys=" + OwnKeys.class.getName()));

    cache.put("k", "v");
    assertThat(cache.get("k")).isEqualTo("v");
  }

  @Test
  void keysThatWereMadeForACacheAreClosedWithItOnce() {
    Cache<Object, Object> cache =
        plainly(manager("seal=aes-gcm", "seal-keys=" + ClosedKeys.class.getName()));
    assertThat(ClosedKeys.CLOSED).hasValue(0);

    cache.close();
    cache.close();
    assertThat(ClosedKeys.CLOSED).hasValue(1);
  }

  @Test
  void keysThatWereMadeForACacheAreClosedWhenItCannotBeOpened() {
    CacheManager hmac = manager("seal=hmac", "seal-keys=" + ClosedKeys.class.getName());

    assertThatThrownBy(() -> plainly(hmac))
        .isInstanceOf(CacheException.class)
        .hasMessage(
            "cache 'books': the seal cannot use the current key 'k1': it must be a key of the"
                + " algorithm HmacSHA256 with at least 32 bytes");
    assertThat(ClosedKeys.CLOSED).hasValue(1);
    assertThat(hmac.getCacheNames()).isEmpty();
  }

  @Test
  void keysThatWereHandedInAreNotClosed() {
    CacheManager bare = manager();
    bare.createCache("books", sealed(new ClosedKeys())).close();

    assertThat(ClosedKeys.CLOSED).hasValue(0);
  }

  @Test
  void keysFromCodeWinOverThoseOfASetting() {
    CacheManager named = manager("seal=hmac", "seal-keys=com.acme.NotThere");
    Cache<String, String> cache = named.createCache("books", sealed(new OwnKeys()));

    cache.put("k", "v");
    assertThat(cache.get("k")).isEqualTo("v");
  }

  @Test
  void aCacheWithASealAndNoKeysIsNotOpened() {
    CacheManager keyless = manager("seal=aes-gcm");

    assertThatThrownBy(() -> plainly(keyless))
        .isInstanceOf(CacheException.class)
        .hasMessage(
            "cache 'books': its values are to be sealed, and there are no keys: name a class in"
                + " the setting seal-keys, or hand keys in with DynamoConfiguration.Builder.seal");
    assertThat(keyless.getCacheNames()).isEmpty();
  }

  @Test
  void aClassThatHoldsNoKeysIsNotOpenedWith() {
    CacheManager wrong = manager("seal=aes-gcm", "seal-keys=java.lang.String");

    assertThatThrownBy(() -> plainly(wrong))
        .isInstanceOf(CacheException.class)
        .hasMessage(
            "seal-keys = java.lang.String: the class is not a"
                + " io.github.dynamojcache.seal.SealKeys");
  }

  /** Whoever names keys believes that they are used. */
  @Test
  void keysWithoutASealAreAMistake() {
    assertThatThrownBy(() -> manager("seal-keys=com.acme.CacheKeys"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("dynamo-jcache.seal-keys = com.acme.CacheKeys")
        .hasMessageContaining("seals nothing without the setting seal");
  }

  /** A configuration that was sent through Java serialization has lost its keys, not its seal. */
  @Test
  void aConfigurationThatLostItsKeysOpensNoCache() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(sealed(new OwnKeys()));
    }
    DynamoConfiguration<?, ?> read;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      read = (DynamoConfiguration<?, ?>) in.readObject();
    }
    CacheManager bare = manager();

    assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
    assertThatThrownBy(() -> bare.createCache("books", read))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("there are no keys");
  }

  @Test
  void neitherTheConfigurationNorTheCacheNorTheKeysShowASecret() {
    DynamoConfiguration<String, String> configuration = sealed(SealKeys.of(aes()));
    CacheManager bare = manager();
    Cache<String, String> cache = bare.createCache("books", configuration);

    assertThat(configuration.toString()).contains("seal=AES_GCM").doesNotContain("SSSS");
    assertThat(cache.toString()).doesNotContain("SSSS").doesNotContain("53535353");
    assertThat(SealKeys.of(aes()).toString()).doesNotContain("SSSS").doesNotContain("53535353");
  }

  private static DynamoConfiguration<String, String> sealed(SealKeys keys) {
    return DynamoConfiguration.builder(String.class, String.class)
        .seal(SealMode.AES_GCM, keys)
        .build();
  }
}
