package io.github.dynamojcache;

import java.time.InstantSource;
import java.util.Properties;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The objects that the application supplied in a manager's Properties.
 *
 * @param client the client; null to create one from the settings
 * @param clock the clock; null for the JVM's
 */
record HandedIn(@Nullable DynamoDbClient client, @Nullable InstantSource clock) {

  /**
   * Reads them from the Properties.
   *
   * @throws CacheException when a value under one of their names has another type
   */
  static HandedIn of(Properties properties) {
    return new HandedIn(
        find(properties, DynamoCachingProvider.CLIENT_PROPERTY, DynamoDbClient.class),
        find(properties, DynamoCachingProvider.CLOCK_PROPERTY, InstantSource.class));
  }

  private static <T> @Nullable T find(Properties properties, String key, Class<T> type) {
    Object value = properties.get(key);
    if (value == null || type.isInstance(value)) {
      return type.cast(value);
    }
    throw new CacheException(
        "property "
            + key
            + " holds a "
            + value.getClass().getName()
            + "; it takes a "
            + type.getName());
  }
}
