package io.github.dynamojcache.spring;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A cache that neither the file nor {@code spring.cache.cache-names} knows. */
class ForgottenCacheTest {

  /** A pattern, here {@code "*"}, makes no cache. */
  @Test
  void springSaysItsName() {
    try (Application application =
        Application.start(getClass().getClassLoader(), WithForgottenCache.class)) {
      Forgotten forgotten = application.bean(Forgotten.class);

      assertThatThrownBy(() -> forgotten.find("k"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Cannot find cache named 'forgotten' for Builder");
    }
  }

  /** Uses it. */
  static class Forgotten {

    @Cacheable("forgotten")
    public String find(String key) {
      return key;
    }
  }

  @Configuration
  @EnableAutoConfiguration
  @EnableCaching
  static class WithForgottenCache {

    @Bean
    Forgotten forgotten() {
      return new Forgotten();
    }
  }
}
