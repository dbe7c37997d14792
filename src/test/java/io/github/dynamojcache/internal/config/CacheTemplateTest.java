package io.github.dynamojcache.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheException;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import javax.cache.integration.CacheLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the configuration says of a cache's JCache configuration. */
class CacheTemplateTest {

  private static final ClassLoader LOADER = CacheTemplateTest.class.getClassLoader();

  private static final Duration TEN_MINUTES = new Duration(TimeUnit.MINUTES, 10);

  @Test
  void aCacheThatNoSectionMatchesHasNoTemplate() {
    assertThat(settings("\"a*\" { statistics = true }").template("orders")).isEmpty();
  }

  @Test
  void anEmptySectionIsATemplateThatChangesNothing() {
    CacheTemplate template = template("orders {}");

    assertThat(template.applyTo(new MutableConfiguration<>(), LOADER))
        .isEqualTo(new MutableConfiguration<>());
  }

  @Test
  void theMoreSpecificSectionWinsSettingBySetting() {
    CacheTemplate template =
        template(
            """
            "*"    { statistics = true, management = true, expiry { type = created, duration = 1h } }
            "ord*" { management = false }
            orders { expiry.duration = 10m }
            """);

    assertThat(template.statistics()).hasValue(true);
    assertThat(template.management()).hasValue(false);
    assertThat(template.expiry()).hasValue(new ExpirySpec(ExpirySpec.Type.CREATED, TEN_MINUTES));
  }

  @Test
  void everyExpiryTypeGivesExactlyTheStandardPolicy() {
    Map<String, Class<? extends ExpiryPolicy>> policies =
        Map.of(
            "created", CreatedExpiryPolicy.class,
            "modified", ModifiedExpiryPolicy.class,
            "accessed", AccessedExpiryPolicy.class,
            "touched", TouchedExpiryPolicy.class);
    policies.forEach(
        (type, policy) ->
            assertThat(policy("type = " + type + ", duration = 10m")).isExactlyInstanceOf(policy));
    assertThat(policy("type = eternal")).isExactlyInstanceOf(EternalExpiryPolicy.class);
  }

  @Test
  void thePolicyHasTheDuration() {
    ExpiryPolicy policy = policy("type = touched, duration = 10m");

    assertThat(policy.getExpiryForCreation()).isEqualTo(TEN_MINUTES);
    assertThat(policy.getExpiryForAccess()).isEqualTo(TEN_MINUTES);
    assertThat(policy.getExpiryForUpdate()).isEqualTo(TEN_MINUTES);
  }

  @Test
  void aDurationMayBeEternal() {
    assertThat(policy("type = created, duration = eternal"))
        .isExactlyInstanceOf(CreatedExpiryPolicy.class)
        .extracting(ExpiryPolicy::getExpiryForCreation)
        .isEqualTo(Duration.ETERNAL);
  }

  @Test
  void eternalIsSaidOverADurationOfALessSpecificSection() {
    CacheTemplate template =
        template(
            """
            "*"    { expiry { type = created, duration = 1h } }
            orders { expiry.type = eternal }
            """);

    assertThat(template.expiry())
        .hasValue(new ExpirySpec(ExpirySpec.Type.ETERNAL, Duration.ETERNAL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          type = created                   | type = created (text: 1) needs expiry.duration, the word eternal, or a duration of at least 1ms, such as 30s, 10m or 7d
          duration = 10m                   | duration = 10m (text: 1) needs expiry.type, one of eternal, created, modified, accessed, touched
          type = created, duration = 0     | duration = 0 (text: 1) must be the word eternal, or a duration of at least 1ms, such as 30s, 10m or 7d
          type = created, duration = later | duration = later (text: 1) must be the word eternal, or a duration of at least 1ms, such as 30s, 10m or 7d
          type = create, duration = 10m    | type = create (text: 1) must be one of eternal, created, modified, accessed, touched
          """)
  void anExpiryThatIsNotCompleteOrNotAcceptableIsRefused(String expiry, String message) {
    assertThatThrownBy(() -> settings("orders.expiry { " + expiry + " }"))
        .isInstanceOf(CacheException.class)
        .hasMessage("dynamo-jcache.caches.orders.expiry." + message);
  }

  @Test
  void anEternalEntryWithALifetimeIsRefused() {
    assertThatThrownBy(() -> settings("orders.expiry { type = eternal, duration = 10m }"))
        .isInstanceOf(CacheException.class)
        .hasMessage(
            "dynamo-jcache.caches.orders.expiry.duration = 10m (text: 1) contradicts"
                + " dynamo-jcache.caches.orders.expiry.type = eternal (text: 1): leave the duration"
                + " out");
  }

  @Test
  void theTemplateFillsAConfiguration() {
    MutableConfiguration<String, Integer> configuration = new MutableConfiguration<>();

    template(
            """
            orders {
              expiry { type = modified, duration = 10m }
              statistics = true
              management = true
              key-type = java.lang.String
              value-type = java.lang.Integer
              read-through = true
              loader = "%s"
            }
            """
                .formatted(LengthLoader.class.getName()))
        .applyTo(configuration, LOADER);

    assertThat(configuration.getExpiryPolicyFactory())
        .isEqualTo(ModifiedExpiryPolicy.factoryOf(TEN_MINUTES));
    assertThat(configuration.isStatisticsEnabled()).isTrue();
    assertThat(configuration.isManagementEnabled()).isTrue();
    assertThat(configuration.getKeyType()).isEqualTo(String.class);
    assertThat(configuration.getValueType()).isEqualTo(Integer.class);
    assertThat(configuration.isReadThrough()).isTrue();
    assertThat(configuration.getCacheLoaderFactory().create()).isInstanceOf(LengthLoader.class);
  }

  @Test
  void classesAreLookedUpWithTheGivenLoader() {
    ClassLoader other = new LoaderOfOrders();
    CacheTemplate template = template("orders.key-type = \"" + Order.class.getName() + "\"");

    assertThat(template.keyClass(LOADER)).hasValue(Order.class);
    assertThat(template.keyClass(other).orElseThrow().getClassLoader()).isSameAs(other);
  }

  @Test
  void aClassThatIsMissingIsNamed() {
    CacheTemplate template = template("orders.value-type = com.acme.Order");

    assertThatThrownBy(() -> template.valueClass(LOADER))
        .isInstanceOf(CacheException.class)
        .hasMessageStartingWith(
            "value-type = com.acme.Order: the manager's class loader cannot load this class");
  }

  @Test
  void aLoaderThatIsNoLoaderIsRefused() {
    CacheTemplate template = template("orders.loader = java.lang.Object");

    assertThatThrownBy(() -> template.loaderFactory(LOADER))
        .isInstanceOf(CacheException.class)
        .hasMessage(
            "loader = java.lang.Object: the class is not a javax.cache.integration.CacheLoader");
  }

  @Test
  void aLoaderThatNobodyCanMakeIsRefused() {
    CacheTemplate template = template("orders.loader = \"" + HiddenLoader.class.getName() + "\"");

    assertThatThrownBy(() -> template.loaderFactory(LOADER))
        .isInstanceOf(CacheException.class)
        .hasMessageEndingWith(
            "the class must be public and have a public constructor without parameters");
  }

  @Test
  void readThroughNeedsALoaderAndWriteThroughAWriter() {
    assertThatThrownBy(() -> settings("orders.read-through = true"))
        .isInstanceOf(CacheException.class)
        .hasMessageStartingWith(
            "dynamo-jcache.caches.orders.read-through = true (text: 1) needs loader");
    assertThatThrownBy(() -> settings("orders.write-through = true"))
        .isInstanceOf(CacheException.class)
        .hasMessageStartingWith(
            "dynamo-jcache.caches.orders.write-through = true (text: 1) needs writer");
  }

  private static ExpiryPolicy policy(String expiry) {
    return template("orders.expiry { " + expiry + " }")
        .expiry()
        .orElseThrow()
        .policyFactory()
        .create();
  }

  private static CacheTemplate template(String caches) {
    return settings(caches).template("orders").orElseThrow();
  }

  private static ManagerSettings settings(String caches) {
    return ManagerSettings.parse("dynamo-jcache.caches { " + caches + " }");
  }

  /** Loads the length of a text. */
  public static class LengthLoader implements CacheLoader<String, Integer> {

    @Override
    public Integer load(String key) {
      return key.length();
    }

    @Override
    public Map<String, Integer> loadAll(Iterable<? extends String> keys) {
      return Map.of();
    }
  }

  static final class HiddenLoader extends LengthLoader {}

  /** A class that another loader can define again. */
  public record Order(String id) {}

  /** Defines {@link Order} by itself instead of asking its parent. */
  private static final class LoaderOfOrders extends ClassLoader {

    LoaderOfOrders() {
      super(LOADER);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(Order.class.getName())) {
        return super.loadClass(name, resolve);
      }
      try (InputStream stream = LOADER.getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = stream.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
