package io.github.dynamojcache.internal.failure;

import io.github.dynamojcache.internal.failure.Throttling.Limit;
import io.github.dynamojcache.internal.failure.Throttling.Reason;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Remedies for throttling: of a partition, a table, a table's maximum throughput, or an account.
 */
final class ThrottlingRemedies {

  private ThrottlingRemedies() {}

  static List<Remedy> all() {
    return List.of(
        new Remedy(
            f -> !Throttling.of(f).reasons().isEmpty(), (f, o, c) -> exact(Throttling.of(f), o, c)),
        Remedy.of(
            f -> f.hasCode(Set.of("RequestLimitExceeded")),
            "The account's throughput quota in this Region is reached. Have the quota raised, or"
                + " lower the load."),
        new Remedy(
            Throttling::isOne,
            (f, o, c) ->
                "DynamoDB throttled the request, and its retries. A table with provisioned capacity"
                    + " needs more, or on-demand billing: "
                    + c.payPerRequest(o.table())
                    + ". An on-demand table throttles when traffic more than doubles in half an"
                    + " hour, when its configured maximum is reached, or when one partition is hot:"
                    + " more shards spread a cache, and warm throughput prepares a table."));
  }

  private static String exact(Throttling throttling, FailedOperation operation, AwsCommands aws) {
    return "DynamoDB throttled the request, and its retries, because of "
        + throttling.reasons().stream().map(Reason::words).collect(Collectors.joining(", "))
        + ". "
        + throttling.reasons().stream()
            .map(Reason::limit)
            .distinct()
            .map(limit -> remedy(limit, operation, aws))
            .collect(Collectors.joining(" "));
  }

  private static String remedy(Limit limit, FailedOperation operation, AwsCommands aws) {
    return switch (limit) {
      case PARTITION ->
          "One partition is hot; others are served. If it is one entry that everybody wants, keep"
              + " it in the application for a moment or spread it over several keys; if it is the"
              + " whole cache, more shards spread it.";
      case PROVISIONED ->
          "The table's provisioned capacity is used up. It needs more, auto scaling, or on-demand"
              + " billing: "
              + aws.payPerRequest(operation.table())
              + ".";
      case MAXIMUM ->
          "The maximum that was set for this on-demand table is reached. Raise it, or take it away:"
              + " "
              + aws.noMaximum(operation.table())
              + ".";
      case ACCOUNT ->
          "The account's throughput quota for a table in this Region is reached. Have the quota"
              + " raised, or lower the load.";
      case UNKNOWN -> "Lower the load, and see what AWS says about this reason.";
    };
  }
}
