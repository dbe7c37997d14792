package io.github.dynamojcache.hibernate;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;

/** An entity to count requests with. */
@Entity
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.READ_ONLY)
@SuppressWarnings("UnusedVariable") // Hibernate reads and writes the fields.
class Fixed implements Counted {

  @Id private long id;

  @Version private int version;

  private String name = "";

  @Override
  public Counted of(long number) {
    id = number;
    return this;
  }

  @Override
  public void rename(String newName) {
    name = newName;
  }
}
