package io.github.dynamojcache.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.classes.filter.FilterMode;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Where classes are listed, and how the lists go together. */
class AllowedClassesTest {

  private static final ClassLoader LOADER = AllowedClassesTest.class.getClassLoader();

  private static List<String> allowed(ManagerSettings settings, String cacheName) {
    return allowed(settings, cacheName, SettingsOverlay.empty());
  }

  private static List<String> allowed(
      ManagerSettings settings, String cacheName, SettingsOverlay overlay) {
    return settings.cacheSettings(cacheName, overlay).classFilter().allowed().names();
  }

  @Test
  void theListsOfAllSectionsThatFitAreAddedUp() {
    ManagerSettings settings =
        ManagerSettings.parse(
            """
            dynamo-jcache {
              allowed-classes = [com.acme.Money]
              caches {
                "book*" { allowed-classes = [com.acme.Shelf, com.acme.Money] }
                books { allowed-classes = ["com.acme.model.*"] }
              }
            }
            """);

    assertThat(allowed(settings, "books"))
        .containsExactly("com.acme.model.*", "com.acme.Shelf", "com.acme.Money");
    assertThat(allowed(settings, "orders")).containsExactly("com.acme.Money");
    assertThat(
            allowed(
                settings,
                "orders",
                SettingsOverlay.empty().with("allowed-classes", List.of("com.acme.Order"))))
        .containsExactly("com.acme.Order", "com.acme.Money");
  }

  @Test
  void theLineThatARefusalShowsAddsToWhatIsThere() {
    ManagerSettings settings =
        ManagerSettings.parse(
            """
            dynamo-jcache {
              allowed-classes += com.acme.Money
              caches."books".allowed-classes = [com.acme.Shelf]
            }
            dynamo-jcache.caches."books".allowed-classes += "com.acme.Book"
            dynamo-jcache.caches."new".allowed-classes += "com.acme.New"
            """);

    assertThat(allowed(settings, "books"))
        .containsExactly("com.acme.Shelf", "com.acme.Book", "com.acme.Money");
    assertThat(allowed(settings, "new")).containsExactly("com.acme.New", "com.acme.Money");
  }

  @Test
  void propertiesSeparateThemByCommas() {
    Properties properties = new Properties();
    properties.setProperty("dynamo-jcache.allowed-classes", "com.acme.Money, com.acme.model.*");
    properties.setProperty("dynamo-jcache.class-filter", "strict");

    ManagerSettings settings =
        ManagerSettings.load(ManagerSettings.DEFAULT_URI, LOADER, properties);

    assertThat(allowed(settings, "books")).containsExactly("com.acme.Money", "com.acme.model.*");
    assertThat(settings.cacheSettings("books", SettingsOverlay.empty()).classFilter().mode())
        .isEqualTo(FilterMode.STRICT);
  }

  @Test
  void theReportShowsTheSum() {
    ManagerSettings settings =
        ManagerSettings.parse(
            """
            dynamo-jcache.allowed-classes = [com.acme.Money]
            dynamo-jcache.caches.books.allowed-classes = [com.acme.Book]
            """);

    assertThat(settings.describe("books"))
        .containsPattern("allowed-classes += \\[com.acme.Book, com.acme.Money\\]");
  }
}
