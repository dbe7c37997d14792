package io.github.dynamojcache.internal.config;

import io.github.dynamojcache.options.SkewMode;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What all caches of a manager share. */
public final class ManagerSchema {

  public static final Setting<Duration> OPEN_TIMEOUT =
      Setting.manager("open-timeout", ValueType.durationAboveZero())
          .byDefault("10s", Duration.ofSeconds(10))
          .describedAs(
              """
              Limit for one request while a cache opens, with DNS, TLS and credentials. At least 1ms.
              """);

  public static final Setting<Integer> MAX_ATTEMPTS =
      Setting.manager("max-attempts", ValueType.wholeNumber(1, 10))
          .byDefault("3", 3)
          .describedAs(
              """
              Attempts per request, 1 to 10. 1: no retry.
              """);

  public static final Setting<Integer> MAX_CONNECTIONS =
      Setting.manager("max-connections", ValueType.wholeNumber(1, 10_000))
          .byDefault("50", ConnectionSettings.DEFAULT_MAX_CONNECTIONS)
          .describedAs(
              """
              Number of connections, 1 to 10000: a call takes one, a bulk operation up to 8; further calls wait, within
              attempt-timeout. Set it to the number of concurrent threads. For Apache5, the default HTTP client; others:
              docs/http-client.md.
              """);

  public static final Setting<String> ENDPOINT =
      Setting.manager(
              "endpoint",
              ValueType.text(
                  "the word embedded, or an address such as http://localhost:8000",
                  text -> text.equals(ConnectionSettings.EMBEDDED) || isHttpAddress(text)))
          .describedAs(
              """
              Where DynamoDB is.
                null      The AWS SDK decides: AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL, the profile, or the Region's service.
                a URL     http or https, such as http://localhost:8000
                embedded  DynamoDB Local in this JVM, for tests. You add it to the class path; its licence applies to you.
              """);

  public static final Setting<String> REGION =
      Setting.manager("region", ValueType.regionName())
          .describedAs(
              """
              The Region, such as eu-central-1. null: the AWS SDK decides (AWS_REGION, the profile, the instance).
              """);

  public static final Setting<SkewMode> CLOCK_SKEW =
      Setting.manager("clock-skew", ValueType.oneOf(SkewMode.class))
          .describedAs(
              """
              What happens when this JVM's clock differs from that of DynamoDB's responses by more than clock-skew-threshold. See
              docs/operations.md.
                correct  It is logged; entries expire by DynamoDB's clock.
                warn     It is logged; entries expire by this JVM's clock.
                ignore   It is only shown in ClockMXBean and Micrometer.
                null     correct; ignore if a clock was handed in (DynamoCachingProvider.CLOCK_PROPERTY).
              """);

  public static final Setting<Duration> CLOCK_SKEW_THRESHOLD =
      Setting.manager("clock-skew-threshold", ValueType.durationFromOneSecond())
          .byDefault("2s", Duration.ofSeconds(2))
          .describedAs(
              """
              How far the clocks may differ. At least 1s.
              """);

  static final List<Setting<?>> ALL =
      List.of(
          OPEN_TIMEOUT,
          MAX_ATTEMPTS,
          MAX_CONNECTIONS,
          ENDPOINT,
          REGION,
          CLOCK_SKEW,
          CLOCK_SKEW_THRESHOLD);

  private ManagerSchema() {}

  private static boolean isHttpAddress(String text) {
    URI uri = URI.create(text);
    return uri.getHost() != null
        && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
  }
}
