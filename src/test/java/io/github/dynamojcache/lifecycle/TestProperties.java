package io.github.dynamojcache.lifecycle;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.testing.LocalDynamo;
import java.util.Properties;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Properties of managers for tests, with time limits that a busy machine keeps. */
final class TestProperties {

  private TestProperties() {}

  /** A manager that uses a client of the test's. */
  static Properties handingIn(DynamoDbClient client, String table) {
    Properties properties = patient(table);
    properties.put(DynamoCachingProvider.CLIENT_PROPERTY, client);
    return properties;
  }

  /** A manager that makes its own client. Its credentials are {@link OwnCredentials}. */
  static Properties ownClient(LocalDynamo dynamo, String table) {
    Properties properties = patient(table);
    properties.setProperty("dynamo-jcache.endpoint", dynamo.endpoint().toString());
    properties.setProperty("dynamo-jcache.region", "us-east-1");
    return properties;
  }

  static Properties patient(String table) {
    Properties properties = new Properties();
    properties.setProperty("dynamo-jcache.table", table);
    properties.setProperty("dynamo-jcache.call-timeout", "10s");
    properties.setProperty("dynamo-jcache.attempt-timeout", "5s");
    properties.setProperty("dynamo-jcache.open-timeout", "20s");
    return properties;
  }
}
