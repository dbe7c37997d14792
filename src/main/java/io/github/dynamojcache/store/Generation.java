package io.github.dynamojcache.store;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One life of a cache, from one {@code clear()} to the next. The id is ordered by time and never
 * comes again, so that no deleted meta item can bring old entries back.
 *
 * @param id 16 characters: milliseconds since the epoch, then random bits, both in base 32
 * @param shards over how many partition keys its entries are spread
 */
record Generation(String id, int shards) {

  private static final int TIME_DIGITS = 9;
  private static final int RANDOM_DIGITS = 7;
  private static final long RANDOM_BOUND = 1L << (5 * RANDOM_DIGITS);

  /**
   * Makes a generation that is younger than another.
   *
   * @param now the time, epoch milliseconds
   * @param previousId the id of the generation it follows, or the empty string
   * @param shards its number of shards
   * @return a new generation whose id sorts after {@code previousId} even when the clock went back
   */
  static Generation startedAt(long now, String previousId, int shards) {
    long time = Math.max(now, timeOf(previousId) + 1);
    long random = ThreadLocalRandom.current().nextLong(RANDOM_BOUND);
    return new Generation(digits(time, TIME_DIGITS) + digits(random, RANDOM_DIGITS), shards);
  }

  /** Reads what {@link #token} wrote. */
  static Generation fromToken(String token) {
    int slash = token.indexOf('/');
    return new Generation(
        token.substring(0, slash), Integer.parseInt(token, slash + 1, token.length(), 10));
  }

  /**
   * Returns the form in which the meta item lists generations that are to be purged.
   *
   * @return id and number of shards
   */
  String token() {
    return id + "/" + shards;
  }

  /**
   * Returns when this generation began, by the clock of the JVM that began it.
   *
   * @return epoch milliseconds
   */
  long startMillis() {
    return timeOf(id);
  }

  private static long timeOf(String id) {
    return id.length() < TIME_DIGITS ? 0 : Long.parseLong(id.substring(0, TIME_DIGITS), 32);
  }

  private static String digits(long number, int width) {
    String text = Long.toString(number, 32).toLowerCase(Locale.ROOT);
    return "0".repeat(width - text.length()) + text;
  }
}
