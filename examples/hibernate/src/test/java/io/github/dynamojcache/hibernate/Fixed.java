package io.github.dynamojcache.hibernate;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An entity to count requests with. */
@Entity
@Immutable
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.READ_ONLY)
@SuppressWarnings("UnusedVariable") // Hibernate reads and writes the fields.
class Fixed implements Counted {

  @Id private long id;

  /** Null until it is stored: so Hibernate need not ask whether it is. */
  @Version private @Nullable Integer version;

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
