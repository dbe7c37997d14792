package io.github.dynamojcache.internal.config;

import io.github.dynamojcache.options.FailureMode;
import java.time.Duration;
import java.util.List;

/** What a cache does while DynamoDB fails. */
public final class BypassSchema {

  public static final Setting<FailureMode> FAILURE_MODE =
      Setting.everywhere("failure-mode", ValueType.oneOf(FailureMode.class))
          .byDefault("throw", FailureMode.THROW)
          .describedAs(
              """
              What an operation does in an outage of DynamoDB: see docs/failures.md.
                throw   It throws a CacheException, as JCache specifies.
                bypass  Reads miss, loaders load, writes are skipped. Entries changed during an outage are deleted before reads
                        resume. Needs dev.failsafe:failsafe on the class path. Not for locks and counters.
              """);

  public static final Setting<Integer> BYPASS_AFTER =
      Setting.everywhere("bypass-after", ValueType.wholeNumber(1, 1_000))
          .byDefault("5", 5)
          .describedAs(
              """
              With bypass: the breaker opens after this many failures among the last twice as many requests. 1 to 1000.
              """);

  public static final Setting<Duration> BYPASS_RETRY =
      Setting.everywhere("bypass-retry", ValueType.durationAboveZero())
          .byDefault("5s", Duration.ofSeconds(5))
          .describedAs(
              """
              With bypass: time until a background request tests whether DynamoDB responds, and until a key whose write failed is
              deleted, plus a random delay of up to half that time. At least 1ms.
              """);

  public static final Setting<Integer> BYPASS_JOURNAL =
      Setting.everywhere("bypass-journal", ValueType.wholeNumber(0, 1_000_000))
          .byDefault("10000", 10_000)
          .describedAs(
              """
              With bypass: number of keys that the journal holds, 0 to 1000000. With more, one write empties the whole cache.
              """);

  static final List<Setting<?>> ALL =
      List.of(FAILURE_MODE, BYPASS_AFTER, BYPASS_RETRY, BYPASS_JOURNAL);

  private BypassSchema() {}
}
