package io.github.dynamojcache.internal.coding;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Logs keys and values of one cache that cannot be decoded, once for each class and reason. Text
 * that comes from a value, or may, is logged at DEBUG only; keys are never logged. Thread-safe.
 */
final class UndecodableLog {

  /** Enough to see what is wrong; the set must not grow with the table. */
  private static final int MAX_REPORTS = 100;

  /** Records and value classes name their class before the first part. */
  private static final Pattern KIND = Pattern.compile("([rv]:[^(]+|[A-Za-z]+)[:(]");

  /** Exceptions whose message is left out, because the explanation is clearer. */
  private static final List<String> IN_OTHER_WORDS =
      List.of(
          "com.esotericsoftware.",
          "io.github.dynamojcache.codec.",
          "io.github.dynamojcache.internal.keys.",
          "io.github.dynamojcache.internal.values.");

  private final Logger log;
  private final String cacheName;
  private final Set<String> reported = ConcurrentHashMap.newKeySet();

  UndecodableLog(Logger log, String cacheName) {
    this.log = log;
    this.cacheName = cacheName;
  }

  /** Reports a key. The exception contains none of its content. */
  void key(CanonicalKey key, Exception failure) {
    String kind = kindOf(key);
    if (isNew(kind + " " + failure.getMessage())) {
      log.warn(
          "cache '{}': a key cannot be decoded and counts as absent (key of kind {}): {}",
          cacheName,
          kind,
          failure.getMessage());
    }
  }

  /** Reports the value of a key. */
  void value(CanonicalKey key, UndecodableValueException failure) {
    String className = failure.className();
    String about =
        className == null ? kindOf(key) + " " + failure.getMessage() : "class " + className;
    if (!isNew(failure.reason() + " " + about)) {
      return;
    }
    Throwable cause = causeOf(failure);
    log.warn(
        "cache '{}': a value cannot be decoded and counts as absent ({}key of kind {}): {}{}",
        cacheName,
        where(failure),
        kindOf(key),
        failure.getMessage(),
        cause == null ? "" : said(cause, String.valueOf(failure.getMessage())));
    log.debug("cache '{}': why that value cannot be decoded", cacheName, failure);
  }

  private boolean isNew(String report) {
    return reported.size() < MAX_REPORTS && reported.add(report);
  }

  private static String where(UndecodableValueException failure) {
    String className = failure.className();
    String place = failure.place();
    return (className == null ? "" : "class " + className + ", ")
        + (place == null ? "" : "at " + place + ", ");
  }

  private static @Nullable Throwable causeOf(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause == failure
            || IN_OTHER_WORDS.stream().anyMatch(cause.getClass().getName()::startsWith)
        ? null
        : cause;
  }

  private static String said(Throwable cause, String already) {
    String message = cause.getMessage();
    String name = cause.getClass().getName();
    if (message == null || message.isEmpty() || already.contains(message)) {
      return already.contains(name) ? "" : "; " + name;
    }
    return "; "
        + name
        + ": "
        + (ContentFreeMessages.isOne(cause) ? message : "its message is logged at DEBUG");
  }

  /**
   * Returns the tag of a canonical key, and the class if it follows the tag; none of the content.
   */
  private static String kindOf(CanonicalKey key) {
    Matcher kind = KIND.matcher(key.text());
    return kind.lookingAt() ? kind.group(1) : "?";
  }
}
