package io.github.dynamojcache.internal.dynamo.request;

import java.util.Objects;

/** This library's name in the user agent of requests to DynamoDB. */
public final class UserAgent {

  static final String NAME = "dynamo-jcache";

  private UserAgent() {}

  /**
   * Returns name and version.
   *
   * @return such as {@code dynamo-jcache/1.0.0}
   */
  public static String userAgent() {
    return NAME + "/" + version();
  }

  static String version() {
    return Objects.requireNonNullElse(
        UserAgent.class.getPackage().getImplementationVersion(), "dev");
  }
}
