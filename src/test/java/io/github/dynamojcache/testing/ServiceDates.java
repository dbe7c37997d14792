package io.github.dynamojcache.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/** What the client makes of the {@code Date} of answers: as a rule, nothing. */
public final class ServiceDates implements ExecutionInterceptor {

  private volatile Duration moved = Duration.ZERO;
  private volatile boolean removed;

  /** The service's clock is off, or something on the way says so. */
  public void move(Duration by) {
    moved = by;
  }

  /** Answers have no date. */
  public void remove() {
    removed = true;
  }

  @Override
  public SdkHttpResponse modifyHttpResponse(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    SdkHttpResponse response = context.httpResponse();
    Optional<String> date = response.firstMatchingHeader("Date");
    if (date.isEmpty() || (moved.isZero() && !removed)) {
      return response;
    }
    return removed
        ? response.toBuilder().removeHeader("Date").build()
        : response.toBuilder().putHeader("Date", movedDate(date.get())).build();
  }

  private String movedDate(String date) {
    DateTimeFormatter form = DateTimeFormatter.RFC_1123_DATE_TIME;
    return form.format(Instant.from(form.parse(date)).plus(moved).atOffset(ZoneOffset.UTC));
  }
}
