package io.github.dynamojcache.internal.dynamo;

import java.util.Objects;

/** This library's name, as DynamoDB gets to see it in the user agent of requests. */
public final class Library {

  static final String NAME = "dynamo-jcache";

  private Library() {}

  /**
   * Returns name and version.
   *
   * @return such as {@code dynamo-jcache/1.0.0}
   */
  public static String userAgent() {
    return NAME + "/" + version();
  }

  static String version() {
    return Objects.requireNonNullElse(Library.class.getPackage().getImplementationVersion(), "dev");
  }
}
