package io.github.dynamojcache.hibernate;

import jakarta.persistence.Basic;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Under soft locks, with a version. Between several JVMs this is not stricter than {@code
 * NONSTRICT_READ_WRITE}, and costs more: the guide says why. It is here to show that it works.
 */
@Entity
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
public class Article {

  @Id private String sku = "";

  @Version private int version;

  private int price;

  /** Lazy only where the class is enhanced by Hibernate's build plugin. */
  @Basic(fetch = FetchType.LAZY)
  private @Nullable String description;

  /** For Hibernate. */
  protected Article() {}

  /**
   * Creates an article.
   *
   * @param sku its number
   * @param price in cents
   * @param description some words
   */
  public Article(String sku, int price, @Nullable String description) {
    this.sku = sku;
    this.price = price;
    this.description = description;
  }

  /** Its number. */
  public String sku() {
    return sku;
  }

  /** The price in cents. */
  public int price() {
    return price;
  }

  /** Some words. */
  public @Nullable String description() {
    return description;
  }

  /**
   * Sets another price.
   *
   * @param cents the price from now on
   */
  public void setPrice(int cents) {
    price = cents;
  }
}
