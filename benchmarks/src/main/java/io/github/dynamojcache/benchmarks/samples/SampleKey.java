package io.github.dynamojcache.benchmarks.samples;

import org.hibernate.cache.internal.BasicCacheKeyImplementation;
import org.springframework.cache.interceptor.SimpleKey;

/** The keys that the key codec is measured with. */
public enum SampleKey {
  /** A text. */
  TEXT("String"),
  /** A number. */
  LONG("Long"),
  /** A UUID. */
  UUID("UUID"),
  /** A record of a text and a number. */
  RECORD("record (String, long)"),
  /** What Spring makes of two method parameters. */
  SPRING("Spring SimpleKey of two"),
  /** What Hibernate makes of an entity's id. */
  HIBERNATE("Hibernate entity key");

  /**
   * A key of two parts.
   *
   * @param tenant the one
   * @param id the other
   */
  public record TenantId(String tenant, long id) {}

  private final String title;

  SampleKey(String title) {
    this.title = title;
  }

  /** Returns what it is called in the report. */
  public String title() {
    return title;
  }

  /** Returns the key. */
  public Object key() {
    return switch (this) {
      case TEXT -> "customer-0004711";
      case LONG -> 4711L;
      case UUID -> new java.util.UUID(0x123456789ABCDEFL, 0x8123456789ABCDEFL);
      case RECORD -> new TenantId("acme", 4711);
      case SPRING -> new SimpleKey("acme", 4711);
      case HIBERNATE -> new BasicCacheKeyImplementation(4711L, "com.acme.Customer", 4711);
    };
  }
}
