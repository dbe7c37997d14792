package io.github.dynamojcache.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.ValueSurrogate;
import java.util.List;
import java.util.Properties;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;

/** The setting that names surrogates. */
class ValueSurrogatesSettingTest {

  private static final ClassLoader LOADER = ValueSurrogatesSettingTest.class.getClassLoader();

  /** A class that the application does not own. */
  public record Money(String text) {}

  /** How it is stored. */
  public static class MoneySurrogate implements ValueSurrogate<Money, String> {
    @Override
    public Class<Money> type() {
      return Money.class;
    }

    @Override
    public String toStored(Money value) {
      return value.text();
    }

    @Override
    public Money fromStored(String stored) {
      return new Money(stored);
    }
  }

  private static SurrogateSettings surrogates(ManagerSettings settings, String cacheName) {
    return settings.cacheSettings(cacheName, SettingsOverlay.empty()).surrogates();
  }

  @Test
  void theListsOfAllSectionsThatFitAreAddedUp() {
    ManagerSettings settings =
        ManagerSettings.parse(
            """
            dynamo-jcache {
              value-surrogates = [com.acme.A]
              caches {
                "book*" { value-surrogates = [com.acme.B, com.acme.A] }
                books { value-surrogates += com.acme.C }
              }
            }
            """);

    assertThat(surrogates(settings, "books").classNames())
        .containsExactly("com.acme.C", "com.acme.B", "com.acme.A");
    assertThat(surrogates(settings, "orders").classNames()).containsExactly("com.acme.A");
  }

  @Test
  void propertiesSeparateNamesWithCommas() {
    Properties properties = new Properties();
    properties.setProperty("dynamo-jcache.value-surrogates", "com.acme.A, com.acme.B");

    ManagerSettings settings =
        ManagerSettings.load(ManagerSettings.DEFAULT_URI, LOADER, properties);

    assertThat(surrogates(settings, "books").classNames())
        .containsExactly("com.acme.A", "com.acme.B");
  }

  @Test
  void eachClassBecomesAnObject() {
    SurrogateSettings settings = new SurrogateSettings(List.of(MoneySurrogate.class.getName()));

    assertThat(settings.make(LOADER)).hasOnlyElementsOfType(MoneySurrogate.class).hasSize(1);
  }

  @Test
  void aClassThatIsNoSurrogateIsRefused() {
    SurrogateSettings settings = new SurrogateSettings(List.of(Money.class.getName()));

    assertThatThrownBy(() -> settings.make(LOADER))
        .isInstanceOf(CacheException.class)
        .hasMessage(
            "value-surrogates = %s: the class is not a %s",
            Money.class.getName(), ValueSurrogate.class.getName());
  }

  @Test
  void aClassThatIsMissingIsNamed() {
    SurrogateSettings settings = new SurrogateSettings(List.of("com.acme.Missing"));

    assertThatThrownBy(() -> settings.make(LOADER))
        .isInstanceOf(CacheException.class)
        .hasMessageStartingWith("value-surrogates = com.acme.Missing: ");
  }
}
