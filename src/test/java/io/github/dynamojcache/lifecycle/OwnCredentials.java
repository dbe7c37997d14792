package io.github.dynamojcache.lifecycle;

import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets the SDK's own chain find credentials, where nobody hands in a client. */
public final class OwnCredentials implements BeforeAllCallback, AfterAllCallback {

  private static final Map<String, String> SETTINGS =
      Map.of("aws.accessKeyId", "local0key", "aws.secretAccessKey", "local0secret");

  @Override
  public void beforeAll(ExtensionContext context) {
    SETTINGS.forEach(System::setProperty);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    SETTINGS.keySet().forEach(System::clearProperty);
  }
}
