package io.github.dynamojcache.internal.values.kryo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The cost of putting the objects of one value into their sets and maps. A set of sets that share
 * their elements is small, but computing its hash code may never end. So every object that is
 * placed by hash code or comparison is counted first, with all objects that its hash code visits;
 * shared objects count each time.
 */
final class HashingCost {

  /**
   * The most objects that may be examined for one value. The JDK needs at most a second for them.
   */
  static final long MOST = 20_000_000;

  /** The number above which equal hash codes are counted; fewer are harmless. */
  private static final int FEW = 1_024;

  /** An object with at most this many objects in it counts as one comparison. */
  private static final int SMALL = 4;

  /** The greatest depth of a value. */
  private static final int DEEPEST = 1_000;

  /** Classes that the JDK can compare when hash codes are equal, so that bins become trees. */
  private static final Set<Class<?>> COMPARABLE =
      Set.of(
          String.class,
          Integer.class,
          Long.class,
          Short.class,
          Byte.class,
          Character.class,
          Boolean.class,
          Double.class,
          Float.class,
          UUID.class,
          BigInteger.class,
          BigDecimal.class,
          URI.class,
          Instant.class,
          Duration.class);

  private long spent;

  /** Starts a new value. */
  void reset() {
    spent = 0;
  }

  /**
   * Counts one object that is about to be put into a container.
   *
   * @param object the object
   * @param heft what its hash code is computed from
   * @param weight how many objects its hash code visits
   * @param network whether the hash code uses the network
   * @param into the container
   * @throws LimitException when it would take too long
   * @throws RefusedClassException when it would use the network
   */
  void put(Object object, HashWeight heft, long weight, boolean network, Container into) {
    if (network && into.placing.asksHashCodes()) {
      throw asksTheNetwork();
    }
    spend(weight * into.placing.looks(into.parts));
    if (into.placing.isHashed() && heft != HashWeight.NOTHING && weight * (into.parts + 1) > FEW) {
      // The JDK compares it with each object of the same hash code, unless it can sort them.
      spend(into.sameHash(object) * lookedAtByEquals(heft, weight));
    }
  }

  /** Creates the exception for a URL that would be hashed. */
  static RefusedClassException asksTheNetwork() {
    return new RefusedClassException(
        URL.class,
        "asks the network when it is put into a set or is the key of a map. Use java.net.URI"
            + " there");
  }

  /**
   * Comparing a set means hashing all its elements and then comparing them. Entities often have the
   * same hash code and compare only their ids.
   */
  private static long lookedAtByEquals(HashWeight heft, long weight) {
    return heft == HashWeight.UNKNOWN || weight <= SMALL ? 1 : weight * Math.min(weight, DEEPEST);
  }

  /**
   * Counts examined objects.
   *
   * @param looks how many
   * @throws LimitException when it would take too long
   */
  void spend(long looks) {
    spent += looks;
    if (spent > MOST) {
      throw tooMuch();
    }
  }

  private static LimitException tooMuch() {
    return new LimitException(
        "would take too long to hash or sort: what is put into its sets and maps leads to more than"
            + " 20 million objects, counting those that are shared each time");
  }

  /**
   * Counts the steps of an immutable set or map of the JDK: it puts each element into the next free
   * slot of a table of twice the size, and does not sort or spread colliding elements.
   *
   * @param distinct its elements or keys
   * @throws LimitException when it would take too long
   */
  static void checkTable(Collection<?> distinct) {
    int size = distinct.size();
    if (size <= FEW) {
      return;
    }
    BitSet taken = new BitSet(2 * size);
    long looks = 0;
    for (Object object : distinct) {
      int wanted = Math.floorMod(object.hashCode(), 2 * size);
      int free = taken.nextClearBit(wanted);
      if (free >= 2 * size) {
        looks += 2L * size - wanted;
        wanted = 0;
        free = taken.nextClearBit(0);
      }
      looks += free - wanted;
      taken.set(free);
      if (looks > MOST) {
        throw tooMuch();
      }
    }
  }

  /** A container that is being filled. Nothing is counted unless it is a set or map. */
  static class Container {

    private ContainerOrdering placing = ContainerOrdering.IN_ORDER;
    private int parts;
    private @Nullable Map<Integer, Integer> hashes;

    /** Resets this object for another container. */
    void reset() {
      placing = ContainerOrdering.IN_ORDER;
      parts = 0;
      hashes = null;
    }

    /**
     * Sets the ordering.
     *
     * @param how how it finds the place of a part
     */
    void is(ContainerOrdering how) {
      placing = how;
    }

    /** Returns how it finds the place of a part. */
    ContainerOrdering placing() {
      return placing;
    }

    /** Returns how many parts it has. */
    int parts() {
      return parts;
    }

    /** Returns whether the next part is examined to find its place. */
    boolean looksAtNext() {
      return placing.looksAt(parts);
    }

    /** Counts one more part. */
    void add() {
      parts++;
    }

    /** Returns how many other parts have the same hash code. */
    private int sameHash(Object object) {
      if (COMPARABLE.contains(object.getClass())) {
        return 0;
      }
      if (hashes == null) {
        hashes = new HashMap<>();
      }
      return hashes.merge(object.hashCode(), 1, Integer::sum) - 1;
    }
  }
}
