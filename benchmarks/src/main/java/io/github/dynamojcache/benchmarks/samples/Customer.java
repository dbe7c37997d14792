package io.github.dynamojcache.benchmarks.samples;

import java.io.Serializable;

/**
 * A small record.
 *
 * @param id a number
 * @param name a name
 * @param email an address
 * @param credit an amount
 * @param active a flag
 */
public record Customer(long id, String name, String email, double credit, boolean active)
    implements Serializable {

  /** One of them. */
  public static final Customer ADA =
      new Customer(4711, "Ada Lovelace", "ada@example.com", 1250.75, true);
}
