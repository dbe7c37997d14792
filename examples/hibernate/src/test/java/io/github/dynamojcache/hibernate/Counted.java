package io.github.dynamojcache.hibernate;

/** An entity to count requests with. */
interface Counted {

  /** Sets the identifier. */
  Counted of(long number);

  /** Changes something. */
  void rename(String newName);
}
