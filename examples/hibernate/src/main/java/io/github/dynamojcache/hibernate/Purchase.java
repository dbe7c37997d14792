package io.github.dynamojcache.hibernate;

import jakarta.persistence.Cacheable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.jspecify.annotations.Nullable;

/** Part of a cached collection: the collection's entry holds the identifiers, this one the rest. */
@Entity
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.NONSTRICT_READ_WRITE)
public class Purchase {

  @EmbeddedId private @Nullable PurchaseId id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "customerId", insertable = false, updatable = false)
  @SuppressWarnings("UnusedVariable") // Hibernate reads and writes it.
  private @Nullable Customer customer;

  private int pieces;

  /** For Hibernate. */
  protected Purchase() {}

  Purchase(Customer customer, Article article, int pieces) {
    this.id = new PurchaseId(customer.id(), article.sku());
    this.customer = customer;
    this.pieces = pieces;
  }

  /** What was bought. */
  public @Nullable PurchaseId id() {
    return id;
  }

  /** How many were bought. */
  public int pieces() {
    return pieces;
  }
}
