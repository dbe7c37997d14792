package io.github.dynamojcache.testing;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One table for all tests of a class, and two JVMs that use it. So that no test finds what another
 * left there, each takes a cache name of its own. To be registered in a static field.
 */
public final class SharedTable implements BeforeAllCallback, AfterAllCallback {

  private final AtomicInteger caches = new AtomicInteger();

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private RawTable table;

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Jvm jvm;

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Jvm other;

  @Override
  public void beforeAll(ExtensionContext context) {
    LocalDynamo dynamo = LocalDynamoExtension.server();
    table = new RawTable(dynamo, dynamo.newTableName());
    jvm = new Jvm(dynamo, table.name());
    other = new Jvm(dynamo, table.name());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    jvm.close();
    other.close();
  }

  public RawTable table() {
    return table;
  }

  public Jvm jvm() {
    return jvm;
  }

  public Jvm other() {
    return other;
  }

  /** One more JVM, for the caller to close. */
  public Jvm jvm(Map<String, Object> more) {
    return new Jvm(LocalDynamoExtension.server(), table.name(), more);
  }

  public String newCacheName() {
    return "cache-" + caches.incrementAndGet();
  }
}
