package io.github.dynamojcache.internal.clock;

import io.github.dynamojcache.options.SkewMode;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs that a clock is off, and what that means: when it is found, at most once an hour while it
 * lasts, and when it ends. For one caller at a time.
 */
final class SkewAnnouncements {

  static final Duration PAUSE = Duration.ofHours(1);

  private final Logger logger;
  private final SkewMode mode;
  private final long thresholdMillis;
  private final String endpoint;
  private boolean said;
  private long saidAtNanos;

  SkewAnnouncements(SkewMode mode, long thresholdMillis, String endpoint) {
    this(LoggerFactory.getLogger(SkewAnnouncements.class), mode, thresholdMillis, endpoint);
  }

  SkewAnnouncements(Logger logger, SkewMode mode, long thresholdMillis, String endpoint) {
    this.logger = logger;
    this.mode = mode;
    this.thresholdMillis = thresholdMillis;
    this.endpoint = endpoint;
  }

  void off(Skew skew, long nanos) {
    if (mode == SkewMode.IGNORE || (said && nanos - saidAtNanos < PAUSE.toNanos())) {
      return;
    }
    said = true;
    saidAtNanos = nanos;
    logger.warn(
        "the clock of this JVM is {} that of DynamoDB ({}), which is more than"
            + " clock-skew-threshold ({} ms). {} Set the clock of this machine, and keep it set:"
            + " NTP, for example chrony; on AWS the Amazon Time Sync Service, 169.254.169.123",
        inWords(skew),
        endpoint,
        thresholdMillis,
        meaning(skew));
  }

  private String meaning(Skew skew) {
    if (mode == SkewMode.CORRECT) {
      return "Entries expire by DynamoDB's clock instead (clock-skew = correct).";
    }
    return skew.aheadMillis() > 0
        ? "It is used all the same (clock-skew = warn): entries of others expire earlier here, and"
            + " those written here later for others."
        : "It is used all the same (clock-skew = warn): entries of others expire later here, and"
            + " those written here earlier for others.";
  }

  void over(Skew skew) {
    if (said) {
      said = false;
      logger.info(
          "the clock of this JVM agrees with that of DynamoDB ({}) again: it is {} it",
          endpoint,
          inWords(skew));
    }
  }

  private static String inWords(Skew skew) {
    return Math.abs(skew.aheadMillis())
        + " ms (give or take "
        + skew.uncertaintyMillis()
        + " ms) "
        + (skew.aheadMillis() < 0 ? "behind" : "ahead of");
  }
}
