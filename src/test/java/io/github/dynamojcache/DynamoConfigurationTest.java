package io.github.dynamojcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.ValueCodec;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import io.github.dynamojcache.options.ClearMode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Map;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.FactoryBuilder;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.integration.CacheLoader;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoConfigurationTest {

  /** A loader that can be made anywhere. */
  public static final class Loader implements CacheLoader<String, Long> {
    @Override
    public Long load(String key) {
      return 1L;
    }

    @Override
    public Map<String, Long> loadAll(Iterable<? extends String> keys) {
      return Map.of();
    }
  }

  /** A listener that can be made anywhere. */
  public static final class Listener implements CacheEntryCreatedListener<String, Long> {
    @Override
    public void onCreated(Iterable<CacheEntryEvent<? extends String, ? extends Long>> events) {}
  }

  private static DynamoConfiguration.Builder<String, Long> full() {
    return DynamoConfiguration.builder(String.class, Long.class)
        .expiry(CreatedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_HOUR))
        .readThrough(FactoryBuilder.factoryOf(Loader.class))
        .listener(
            new MutableCacheEntryListenerConfiguration<>(
                FactoryBuilder.factoryOf(Listener.class), null, true, false))
        .statistics(true)
        .management(true)
        .table("customers")
        .clearMode(ClearMode.DELETE)
        .callTimeout(Duration.ofSeconds(2))
        .touchThreshold(0.1);
  }

  @Test
  void beginsWithTheDefaultsOfJCache() {
    DynamoConfiguration<String, Long> configuration =
        DynamoConfiguration.builder(String.class, Long.class).build();

    assertThat(configuration.getExpiryPolicyFactory()).isEqualTo(EternalExpiryPolicy.factoryOf());
    assertThat(configuration.isStoreByValue()).isTrue();
    assertThat(configuration.isReadThrough()).isFalse();
    assertThat(configuration.isWriteThrough()).isFalse();
    assertThat(configuration.isStatisticsEnabled()).isFalse();
    assertThat(configuration.isManagementEnabled()).isFalse();
    assertThat(configuration.getCacheLoaderFactory()).isNull();
    assertThat(configuration.getCacheWriterFactory()).isNull();
    assertThat(configuration.getCacheEntryListenerConfigurations()).isEmpty();
    assertThat(configuration.definition().settings().isEmpty()).isTrue();
    assertThat(configuration.client()).isEmpty();
  }

  @Test
  void twoThatSayTheSameAreEqual() {
    assertThat(full().build()).isEqualTo(full().build()).hasSameHashCodeAs(full().build());
  }

  @Test
  void oneDifferenceMakesTwoUnequal() {
    assertThat(full().statistics(false).build()).isNotEqualTo(full().build());
    assertThat(full().table("other").build()).isNotEqualTo(full().build());
    assertThat(full().build()).isNotEqualTo(new MutableConfiguration<>(full().build()));
  }

  @Test
  void howASettingIsWrittenMakesNoDifference() {
    assertThat(full().set("call-timeout", "2s").build()).isEqualTo(full().build());
  }

  @Test
  void aCopySaysEverythingThatTheOriginalSays() {
    DynamoConfiguration<String, Long> original = full().build();

    assertThat(DynamoConfiguration.from(original).build()).isEqualTo(original);
  }

  @Test
  void aCopyOfAStandardConfigurationSaysTheSame() {
    MutableConfiguration<String, Long> standard =
        new MutableConfiguration<String, Long>()
            .setTypes(String.class, Long.class)
            .setStatisticsEnabled(true)
            .setExpiryPolicyFactory(
                CreatedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_DAY));

    assertThat(new MutableConfiguration<>(DynamoConfiguration.from(standard).build()))
        .isEqualTo(standard);
  }

  @Test
  void isNotChangedThroughItsBuilder() {
    DynamoConfiguration.Builder<String, Long> builder = full();
    DynamoConfiguration<String, Long> built = builder.build();

    builder.statistics(false).table("later").listener(otherListener());

    assertThat(built).isEqualTo(full().build());
  }

  @Test
  void isNotChangedThroughWhatItWasMadeFrom() {
    MutableConfiguration<String, Long> standard =
        new MutableConfiguration<String, Long>().setTypes(String.class, Long.class);
    DynamoConfiguration<String, Long> built = DynamoConfiguration.from(standard).build();

    standard.setStatisticsEnabled(true).addCacheEntryListenerConfiguration(otherListener());

    assertThat(built.isStatisticsEnabled()).isFalse();
    assertThat(built.getCacheEntryListenerConfigurations()).isEmpty();
  }

  private static MutableCacheEntryListenerConfiguration<String, Long> otherListener() {
    return new MutableCacheEntryListenerConfiguration<>(
        FactoryBuilder.factoryOf(Listener.class), null, false, true);
  }

  @Test
  void comesBackFromItsSerializedFormEqual() throws Exception {
    DynamoConfiguration<String, Long> original = full().build();

    assertThat(roundTrip(original)).isEqualTo(original).hasSameHashCodeAs(original);
  }

  @Test
  void aCodecIsKeptByACopyAndMakesADifference() {
    ValueCodec codec = new KryoValueCodec(getClass().getClassLoader());
    DynamoConfiguration<String, Long> with =
        DynamoConfiguration.builder(String.class, Long.class).valueCodec(codec).build();

    assertThat(with.valueCodec()).containsSame(codec);
    assertThat(DynamoConfiguration.from(with).build()).isEqualTo(with);
    assertThat(DynamoConfiguration.builder(String.class, Long.class).build()).isNotEqualTo(with);
    assertThat(DynamoConfiguration.from(with).valueCodec("json").build().valueCodec()).isEmpty();
  }

  @Test
  void aClientStaysBehindWhenAConfigurationIsSerialized() throws Exception {
    try (DynamoDbClient client =
        DynamoDbClient.builder()
            .region(Region.EU_WEST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build()) {
      DynamoConfiguration<String, Long> original = full().client(client).build();

      assertThat(original.client()).containsSame(client);
      assertThat(roundTrip(original)).isEqualTo(full().build());
    }
  }

  private static Object roundTrip(Object original) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(original);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }

  @Test
  void refusesToHideThatStoreByReferenceWasAskedFor() {
    CompleteConfiguration<String, Long> byReference =
        new MutableConfiguration<String, Long>()
            .setTypes(String.class, Long.class)
            .setStoreByValue(false);

    assertThatThrownBy(() -> DynamoConfiguration.from(byReference))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("store-by-reference is not supported")
        .hasMessageContaining("setStoreByValue(true)");
  }

  @Test
  void anUnknownSettingIsRefusedWithAHint() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> full().set("cal-timeout", "1s"))
        .withMessageContaining("cal-timeout")
        .withMessageContaining("call-timeout");
  }

  @Test
  void aSettingOfTheManagerIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> full().set("region", "eu-west-1"))
        .withMessageContaining("region cannot be set for one cache");
  }

  @Test
  void namesItsTypesAndSettingsInWords() {
    assertThat(full().build().toString())
        .contains("java.lang.String", "java.lang.Long", "table=customers");
  }
}
