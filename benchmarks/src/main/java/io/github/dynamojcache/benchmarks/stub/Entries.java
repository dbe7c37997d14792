package io.github.dynamojcache.benchmarks.stub;

/** The entries that both sides work on: their keys and their values. */
public final class Entries {

  /** What every key begins with. */
  static final String PREFIX = "customer-";

  /** How many digits follow. */
  static final int DIGITS = 7;

  /** A value of 256 bytes, as a service would cache it: JSON of a customer. */
  public static final String VALUE =
      """
      {"id":4711,"name":"Ada Lovelace","email":"ada@example.com","street":"12 St James's Square",\
      "city":"London","country":"GB","tier":"gold","credit":1250.75,"active":true,\
      "tags":["early","maths","newsletter"],"since":"2019-04-01T09:30:00Z","note":"on Fridays"}\
      """;

  /** Another value of the same size. */
  public static final String OTHER_VALUE = VALUE.replace("gold", "iron");

  private Entries() {}

  /**
   * Returns a key.
   *
   * @param index 0 to 9,999,999
   * @return the key of that entry
   */
  public static String key(int index) {
    String digits = Integer.toString(index);
    return PREFIX + "0".repeat(DIGITS - digits.length()) + digits;
  }
}
