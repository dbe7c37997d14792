package io.github.dynamojcache.testing;

/**
 * One HTTP attempt as it passes a {@link FaultyHttpClient}.
 *
 * @param operation the operation's name, such as {@code PutItem}
 * @param attempt 1 for the first, 2 for its first retry, and so on
 * @param sequence 1 for the client's first call of any operation, and so on
 * @param body the request's JSON
 */
public record HttpCall(String operation, int attempt, long sequence, String body) {}
