package io.github.dynamojcache.tck;

import io.github.dynamojcache.testing.LocalDynamo;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts DynamoDB Local before the first test and says where it is in the system property {@code
 * tck.endpoint}, which dynamo-jcache.conf reads. When the property is set already, that is where
 * the tests go.
 */
public final class LocalDynamoSession implements LauncherSessionListener {

  private static final String ENDPOINT = "tck.endpoint";

  private @Nullable LocalDynamo dynamo;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (System.getProperty(ENDPOINT) == null) {
      dynamo = LocalDynamo.start();
      System.setProperty(ENDPOINT, dynamo.endpoint().toString());
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    if (dynamo != null) {
      dynamo.close();
      dynamo = null;
      System.clearProperty(ENDPOINT);
    }
  }
}
