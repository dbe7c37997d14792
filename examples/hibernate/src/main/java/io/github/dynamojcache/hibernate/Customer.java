package io.github.dynamojcache.hibernate;

import jakarta.persistence.Cacheable;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.NaturalIdCache;
import org.jspecify.annotations.Nullable;

/** The usual case: changes now and then, and every JVM may read and write it. */
@Entity
@Cacheable
@NaturalIdCache
@Cache(usage = CacheConcurrencyStrategy.NONSTRICT_READ_WRITE)
@SuppressWarnings("UnusedVariable") // Hibernate reads and writes the fields.
public class Customer {

  @Id private long id;

  @NaturalId private String email = "";

  private String name = "";

  @Enumerated(EnumType.STRING)
  private Rank rank = Rank.REGULAR;

  private BigDecimal credit = BigDecimal.ZERO;

  private UUID token = new UUID(0, 0);

  private LocalDate since = LocalDate.EPOCH;

  @ManyToOne private @Nullable Country country;

  @OneToMany(mappedBy = "customer", cascade = CascadeType.ALL)
  @Cache(usage = CacheConcurrencyStrategy.NONSTRICT_READ_WRITE)
  private List<Purchase> purchases = new ArrayList<>();

  /** For Hibernate. */
  protected Customer() {}

  /**
   * Creates a customer.
   *
   * @param id the number
   * @param email by which the customer is known outside
   * @param name the name
   * @param country where the customer lives; null if that is unknown
   */
  public Customer(long id, String email, String name, @Nullable Country country) {
    this.id = id;
    this.email = email;
    this.name = name;
    this.country = country;
  }

  /** The number. */
  public long id() {
    return id;
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** Where the customer lives. */
  public @Nullable Country country() {
    return country;
  }

  /** What the customer bought. */
  public List<Purchase> purchases() {
    return purchases;
  }

  /**
   * Gives the customer another name.
   *
   * @param newName the name from now on
   */
  public void rename(String newName) {
    name = newName;
  }

  /**
   * Notes what the customer bought.
   *
   * @param article what
   * @param pieces how many
   */
  public void buy(Article article, int pieces) {
    purchases.add(new Purchase(this, article, pieces));
  }
}
