package io.github.dynamojcache.benchmarks.jmh;

import io.github.dynamojcache.benchmarks.side.CacheSide;
import io.github.dynamojcache.benchmarks.side.Pair;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The state of every benchmark that compares: both sides are open, one has its turn.
 *
 * @param <V> the type of value
 */
@State(Scope.Benchmark)
public abstract class TwoSides<V> {

  /** Where DynamoDB Local listens, for the engine {@code local}. */
  public static final String ENDPOINT_PROPERTY = "benchmarks.endpoint";

  /** The engine that answers at once. */
  public static final String STUB = "stub";

  /** DynamoDB Local, over HTTP, in a process of its own. */
  public static final String LOCAL = "local";

  /** See {@link Sides}. */
  @Param(Sides.BARE_JCACHE)
  public String side = Sides.BARE_JCACHE;

  /** See {@link #STUB} and {@link #LOCAL}. */
  @Param(STUB)
  public String engine = STUB;

  private @Nullable Pair<V> pair;
  private @Nullable Sides<V> sides;
  private @Nullable CacheSide<V> current;

  /** Opens both sides over the stub. */
  abstract Pair<V> onStub();

  /** Opens both sides over DynamoDB Local, and writes what is to be there. */
  abstract Pair<V> onLocal(URI endpoint);

  /** Opens both sides. */
  @Setup(Level.Trial)
  public void open() {
    pair =
        engine.equals(STUB)
            ? onStub()
            : onLocal(URI.create(System.getProperty(ENDPOINT_PROPERTY, "")));
    sides = new Sides<>(pair, side);
  }

  /** Gives the turn to the next side. */
  @Setup(Level.Iteration)
  public void takeTurns() {
    if (sides != null) {
      current = sides.next();
    }
  }

  /** Closes both sides. */
  @TearDown(Level.Trial)
  public void close() {
    if (pair != null) {
      pair.close();
    }
  }

  /** Returns the side whose turn it is. */
  final CacheSide<V> current() {
    if (current == null) {
      throw new IllegalStateException("no iteration has begun");
    }
    return current;
  }
}
