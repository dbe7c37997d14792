package io.github.dynamojcache.internal.dynamo.item;

/**
 * A generation that has ended and may hold items which DynamoDB will never delete. Immutable.
 *
 * @param generation the generation
 * @param withoutTtl whether some of its items have no {@code ttl}: then all must be deleted,
 *     otherwise only those that never expire
 */
public record LeftGeneration(Generation generation, boolean withoutTtl) {

  private static final String WITHOUT_TTL = "/" + Content.NO_TTL.word();

  static LeftGeneration of(Generation generation, Contents contents) {
    return new LeftGeneration(generation, contents.has(Content.NO_TTL));
  }

  public String id() {
    return generation.id();
  }

  /** Returns the form in which the meta item lists it. */
  public String token() {
    return generation.id() + "/" + generation.shards() + (withoutTtl ? WITHOUT_TTL : "");
  }

  /**
   * Reads what {@link #token} wrote.
   *
   * @throws IllegalArgumentException if it is not such a token; the message says why
   */
  static LeftGeneration fromToken(String token) {
    boolean withoutTtl = token.endsWith(WITHOUT_TTL);
    String generation =
        withoutTtl ? token.substring(0, token.length() - WITHOUT_TTL.length()) : token;
    int slash = generation.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("'" + token + "' has no number of shards");
    }
    return new LeftGeneration(
        Generation.of(generation.substring(0, slash), generation.substring(slash + 1)), withoutTtl);
  }
}
