package io.github.dynamojcache.spring;

import io.github.dynamojcache.DynamoCachingProvider;
import org.springframework.boot.cache.autoconfigure.JCachePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Lets the caches use the application's own client. A real application needs no profile. */
@Configuration
@Profile("own-client")
class OwnClient {

  @Bean
  JCachePropertiesCustomizer cachesUse(DynamoDbClient client) {
    return properties -> properties.put(DynamoCachingProvider.CLIENT_PROPERTY, client);
  }
}
