package io.github.dynamojcache.faults.client;

import io.github.dynamojcache.testing.HttpCall;
import java.time.Duration;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Begins by lot with a request, and lasts: while it does, all requests that are like the first fit.
 * Thread-safe.
 */
final class Spell implements Predicate<HttpCall> {

  private static final Pattern KEY = Pattern.compile("\"sk\":\\{\"S\":\"([^\"]+)\"");

  private final Duration length;
  private final Random random;
  private final double chance;
  private final Function<HttpCall, String> trait;
  private @Nullable String affected; // guarded by this
  private long began; // guarded by this

  /**
   * @param length how long it lasts
   * @param random draws the lots
   * @param chance that it begins with a request
   * @param trait what requests must have in common to be alike
   */
  Spell(Duration length, Random random, double chance, Function<HttpCall, String> trait) {
    this.length = length;
    this.random = random;
    this.chance = chance;
    this.trait = trait;
  }

  @Override
  public synchronized boolean test(HttpCall call) {
    if (affected != null && System.nanoTime() - began > length.toNanos()) {
      affected = null;
    }
    if (affected != null) {
      return affected.equals(trait.apply(call));
    }
    if (random.nextDouble() >= chance) {
      return false;
    }
    affected = trait.apply(call);
    began = System.nanoTime();
    return true;
  }

  /** Returns the first key that a request names. */
  static String key(HttpCall call) {
    Matcher key = KEY.matcher(call.body());
    return key.find() ? key.group(1) : "";
  }
}
