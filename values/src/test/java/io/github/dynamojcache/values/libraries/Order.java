package io.github.dynamojcache.values.libraries;

import java.io.Serializable;

/** An application's own element inside a library's containers. */
public record Order(String id, int amount) implements Serializable, Comparable<Order> {

  @Override
  public int compareTo(Order other) {
    return id.compareTo(other.id);
  }
}
