package io.github.dynamojcache.faults.client;

/** What a coordinator can order a client to do: a line each. */
public final class Orders {

  static final String CLOCK = "clock";
  private static final String ROUND = "round";

  private Orders() {}

  /** Say what time it is. */
  public static String clock() {
    return CLOCK;
  }

  /**
   * Call operations.
   *
   * @param round the round's name, which no other round has
   * @param kind on which kind of cache
   * @param keys on how many entries
   * @param operations how many, with all threads
   */
  public static String round(String round, Kind kind, int keys, int operations) {
    return ROUND + " " + round + " " + kind + " " + keys + " " + operations;
  }
}
