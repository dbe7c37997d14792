package io.github.dynamojcache.hibernate;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.Immutable;

/** Never changes: a hit is a read, a miss a read and a write, and nothing else is ever sent. */
@Entity
@Immutable
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.READ_ONLY)
public class Country {

  @Id private String code = "";

  private String name = "";

  /** For Hibernate. */
  protected Country() {}

  /**
   * Creates a country.
   *
   * @param code two letters
   * @param name in English
   */
  public Country(String code, String name) {
    this.code = code;
    this.name = name;
  }

  /** The code. */
  public String code() {
    return code;
  }

  /** The name. */
  public String name() {
    return name;
  }
}
