package io.github.dynamojcache.internal.failure;

import java.util.List;
import java.util.Set;

/** Remedies for a service that responds but cannot execute the request now. */
final class LoadRemedies {

  private static final Set<String> CONFLICT =
      Set.of(
          "TransactionConflictException",
          "TransactionCanceledException",
          "TransactionInProgressException");

  private LoadRemedies() {}

  static List<Remedy> all() {
    return List.of(
        Remedy.of(
            f -> f.hasCode(CONFLICT),
            "A transaction was working on the same item. Try again; the provider itself uses no"
                + " transactions, so find out which other application writes to this table."),
        Remedy.of(
            f -> f.hasCode(Set.of("ReplicatedWriteConflictException")),
            "Another Region was writing the same item of this global table. Try again."),
        new Remedy(
            Failure::isBrokenOff,
            (f, o, c) ->
                "DynamoDB refused the request, in an answer without an error code: it broke off on"
                    + " its way."
                    + (f.attempts() > 1 ? o.doubt() : " Nothing was done.")
                    + " Try again, and look at the network if it lasts."),
        Remedy.ofUnanswered(
            f -> f.status() >= 500,
            "DynamoDB failed inside, and its retries too.",
            "This passes: try again, and see the AWS Health Dashboard if it lasts."));
  }
}
