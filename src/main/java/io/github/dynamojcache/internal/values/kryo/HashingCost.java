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
 * What it costs to put the objects of one value into their sets and maps. A set of sets that share
 * what is in them is small, and its hash code takes for ever: so whatever is put somewhere by its
 * hash code or by comparison is counted before, with all that its hash code goes through, shared
 * objects each time.
 */
final class HashingCost {

  /** Objects that may be looked at for one value. The JDK takes a second at most for them. */
  static final long MOST = 20_000_000;

  /** From here on equal hash codes are counted; what fewer do is no harm. */
  private static final int FEW = 1_024;

  /** What has so few objects in it is compared at once. */
  private static final int SMALL = 4;

  /** As deep as a value may be. */
  private static final int DEEPEST = 1_000;

  /** What the JDK can compare when hash codes are the same, so that its bins become trees. */
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

  /** Begins with a new value. */
  void reset() {
    spent = 0;
  }

  /**
   * Counts one object that is about to be put into a container.
   *
   * @param object the object
   * @param heft what its hash code goes through
   * @param weight how many objects its hash code goes through
   * @param network whether the hash code goes to the network
   * @param into where it is put
   * @throws LimitException when it would take too long
   * @throws RefusedClassException when it would ask the network
   */
  void put(Object object, HashWeight heft, long weight, boolean network, Container into) {
    if (network && into.placing.asksHashCodes()) {
      throw asksTheNetwork();
    }
    spend(weight * into.placing.looks(into.parts));
    if (into.placing.isHashed() && heft != HashWeight.NOTHING && weight * (into.parts + 1) > FEW) {
      // Here the JDK compares it with each that has the same hash code, unless it can sort them.
      spend(into.sameHash(object) * lookedAtByEquals(heft, weight));
    }
  }

  /** Says that a URL is hashed. */
  static RefusedClassException asksTheNetwork() {
    return new RefusedClassException(
        URL.class,
        "asks the network when it is put into a set or is the key of a map. Use java.net.URI"
            + " there");
  }

  /**
   * To compare a set is to hash all that is in it, and then to compare that. Entities often have
   * all the same hash code and compare their ids.
   */
  private static long lookedAtByEquals(HashWeight heft, long weight) {
    return heft == HashWeight.UNKNOWN || weight <= SMALL ? 1 : weight * Math.min(weight, DEEPEST);
  }

  /**
   * Counts objects that are looked at.
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
   * Counts what an immutable set or map of the JDK does with its elements: it puts each into the
   * next free place of a table twice as long, and neither sorts nor spreads those that collide.
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

  /** A container that is being filled. For one that is no set or map nothing is counted. */
  static class Container {

    private ContainerOrdering placing = ContainerOrdering.IN_ORDER;
    private int parts;
    private @Nullable Map<Integer, Integer> hashes;

    /** Makes this another container. */
    void reset() {
      placing = ContainerOrdering.IN_ORDER;
      parts = 0;
      hashes = null;
    }

    /**
     * Says what it is.
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

    /** Returns whether the next part is looked at to find its place. */
    boolean looksAtNext() {
      return placing.looksAt(parts);
    }

    /** Says that it has one part more. */
    void add() {
      parts++;
    }

    /** Returns how many others have its hash code. */
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
