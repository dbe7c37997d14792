package io.github.dynamojcache.lifecycle.app;

/**
 * A key of the application. No record: in JDK 17 the equals of a record can hold on to its class
 * loader (JDK-8078641), which is not what the test is about.
 */
public final class AppKey {

  private final String id;

  /** Makes a key. */
  public AppKey(String id) {
    this.id = id;
  }

  /** Returns what it names. */
  public String id() {
    return id;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AppKey that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
