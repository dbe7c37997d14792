package io.github.dynamojcache.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.DynamoCachingProvider;
import java.io.IOException;
import javax.cache.CacheManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.Resource;

/** Two applications in one JVM, as Spring's cache of test contexts keeps them. */
class TwoApplicationsTest {

  /** JSR-107: one URI and one class loader are one manager. */
  @Test
  void theSecondMeetsTheCachesOfTheFirst() {
    try (Application first = Application.start()) {
      assertThatThrownBy(Application::start)
          .hasStackTraceContaining("cache 'searches' exists in manager");
      assertThat(first.web().get("/carroll")).contains("Wonderland");
    }
  }

  @Test
  void aProviderForEachKeepsThemApart() {
    ClassLoader loader = getClass().getClassLoader();
    try (Application first = Application.start(loader, ShopWithProvider.class)) {
      try (Application second = Application.start(loader, ShopWithProvider.class)) {
        assertThat(second.web().get("/books/1865")).contains("Wonderland");
      }
      assertThat(first.web().get("/books/1865")).contains("Wonderland");
      assertThat(first.web().questions()).isEqualTo(1);
    }
  }

  @Configuration
  @Import(BookShop.class)
  static class ShopWithProvider {

    @Bean
    CacheManager caches(@Value("${spring.cache.jcache.config}") Resource file) throws IOException {
      return new DynamoCachingProvider()
          .getCacheManager(file.getURI(), BookShop.class.getClassLoader());
    }
  }
}
