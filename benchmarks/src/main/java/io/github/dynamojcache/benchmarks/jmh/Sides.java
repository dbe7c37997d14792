package io.github.dynamojcache.benchmarks.jmh;

import io.github.dynamojcache.benchmarks.side.CacheSide;
import io.github.dynamojcache.benchmarks.side.Pair;
import java.util.List;

/**
 * Whose turn it is. One side all the time, or two that take turns with every iteration in the order
 * A B B A, so that a machine that becomes faster or slower meanwhile does so for both. For the
 * thread that sets up iterations; the side is visible to all that it starts.
 *
 * @param <V> the type of value
 */
final class Sides<V> {

  /** The hand-written calls. */
  static final String BARE = "bare";

  /** The same without time limits. */
  static final String UNLIMITED = "unlimited";

  /** The cache. */
  static final String JCACHE = "jcache";

  /** The cache without its bill: it does not ask for consumed capacity. */
  static final String UNBILLED = "unbilled";

  /** Hand-written calls and the cache in turns. */
  static final String BARE_JCACHE = BARE + "/" + JCACHE;

  /** Iterations until the order repeats. */
  static final int ROUND = 4;

  private final List<CacheSide<V>> inTurn;
  private int iteration;

  /**
   * @param names one side, or two with a slash between them
   */
  Sides(Pair<V> pair, String names) {
    List<CacheSide<V>> sides =
        List.of(names.split("/", -1)).stream().map(name -> named(pair, name)).toList();
    CacheSide<V> first = sides.get(0);
    CacheSide<V> second = sides.get(sides.size() - 1);
    inTurn = List.of(first, second, second, first);
  }

  private static <V> CacheSide<V> named(Pair<V> pair, String name) {
    return switch (name) {
      case BARE -> pair.bare();
      case UNLIMITED -> pair.unlimited();
      case JCACHE -> pair.jcache();
      case UNBILLED -> pair.unbilled();
      default -> throw new IllegalArgumentException("no side is called " + name);
    };
  }

  /** Returns the side of the next iteration. */
  CacheSide<V> next() {
    return inTurn.get(iteration++ % ROUND);
  }

  /** Returns whether the iteration of an index, counted from 0, is the first side's. */
  static boolean isFirst(int iteration) {
    int turn = iteration % ROUND;
    return turn == 0 || turn == ROUND - 1;
  }
}
