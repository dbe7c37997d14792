package io.github.dynamojcache.hibernate;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** An entity of which each tenant has its own. */
@Entity
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.NONSTRICT_READ_WRITE)
@SuppressWarnings("UnusedVariable") // Hibernate reads and writes the fields.
public class Note {

  @Id private long id;

  @TenantId private @Nullable String tenant;

  private String text = "";
}
