package io.github.dynamojcache.internal.dynamo.item;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One life of a cache, from one {@code clear()} to the next. The id is ordered by time and never
 * reused, so that no deleted meta item can bring old entries back.
 *
 * @param id 16 characters: milliseconds since the epoch, then random bits, both in base 32
 * @param shards the number of partition keys of its entries
 */
public record Generation(String id, int shards) {

  static final int MAX_SHARDS = 256;

  private static final int TIME_DIGITS = 9;
  private static final int RANDOM_DIGITS = 7;
  private static final long RANDOM_BOUND = 1L << (5 * RANDOM_DIGITS);
  private static final Pattern ID =
      Pattern.compile("[0-9a-v]{" + (TIME_DIGITS + RANDOM_DIGITS) + "}");
  private static final Pattern SHARDS = Pattern.compile("[1-9][0-9]{0,2}");

  /** The year 3000: far from the last id, so that later ids always exist. */
  private static final long LATEST = 32_503_680_000_000L;

  /**
   * Creates a generation that is younger than another.
   *
   * @param now the time, epoch milliseconds
   * @param previousId the id of the generation it follows, or the empty string
   * @param shards its number of shards
   * @return a new generation whose id sorts after {@code previousId} even if the clock went back
   */
  public static Generation startedAt(long now, String previousId, int shards) {
    long time = Math.max(now, timeOf(previousId) + 1);
    long random = ThreadLocalRandom.current().nextLong(RANDOM_BOUND);
    return new Generation(digits(time, TIME_DIGITS) + digits(random, RANDOM_DIGITS), shards);
  }

  /**
   * Reads a generation that was stored.
   *
   * @throws IllegalArgumentException if it is not valid; the message says why
   */
  public static Generation of(String id, String shards) {
    if (!ID.matcher(id).matches() || timeOf(id) > LATEST) {
      throw new IllegalArgumentException("'" + id + "' is not the id of a generation");
    }
    if (!SHARDS.matcher(shards).matches() || Integer.parseInt(shards) > MAX_SHARDS) {
      throw new IllegalArgumentException(
          shards + " is not a number of shards from 1 to " + MAX_SHARDS);
    }
    return new Generation(id, Integer.parseInt(shards));
  }

  /**
   * Returns when this generation began, by the clock of the JVM that began it.
   *
   * @return epoch milliseconds
   */
  long startMillis() {
    return timeOf(id);
  }

  /**
   * Written by hand: the JVM links a record's generated method with the class loader of its first
   * caller.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Generation that && id.equals(that.id) && shards == that.shards;
  }

  @Override
  public int hashCode() {
    return 31 * id.hashCode() + shards;
  }

  public boolean isAfter(Generation other) {
    return id.compareTo(other.id) > 0;
  }

  /** Returns the later one of two ids. */
  public static String later(String one, String other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static long timeOf(String id) {
    return id.length() < TIME_DIGITS ? 0 : Long.parseLong(id.substring(0, TIME_DIGITS), 32);
  }

  private static String digits(long number, int width) {
    String text = Long.toString(number, 32).toLowerCase(Locale.ROOT);
    return "0".repeat(width - text.length()) + text;
  }
}
