package io.github.dynamojcache.internal.failure;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingReason;

/**
 * The exact throttling reasons of DynamoDB. Its responses contain reasons such as {@code
 * TableWriteKeyRangeThroughputExceeded}: resource, read or write, and limit. See <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ThrottlingReason.html">
 * ThrottlingReason</a>. Immutable.
 *
 * @param reasons each reason once; empty when the response contained none
 */
record Throttling(List<Reason> reasons) {

  private static final Set<String> CODES =
      Set.of(
          "ProvisionedThroughputExceededException",
          "ThrottlingException",
          "Throttling",
          "ThrottledException",
          "TooManyRequestsException",
          "RequestLimitExceeded");

  /** The limit that was exceeded. */
  enum Limit {
    PARTITION("KeyRangeThroughputExceeded"),
    PROVISIONED("ProvisionedThroughputExceeded"),
    MAXIMUM("MaxOnDemandThroughputExceeded"),
    ACCOUNT("AccountLimitExceeded"),
    UNKNOWN("");

    private final String ending;

    Limit(String ending) {
      this.ending = ending;
    }

    private static Limit of(String reason) {
      for (Limit limit : values()) {
        if (reason.endsWith(limit.ending)) {
          return limit;
        }
      }
      return UNKNOWN;
    }
  }

  /**
   * One reason.
   *
   * @param limit the limit that was exceeded
   * @param words the reason in DynamoDB's words, and the ARN of the table or index
   */
  record Reason(Limit limit, String words) implements Comparable<Reason> {
    @Override
    public int compareTo(Reason other) {
      int byLimit = limit.compareTo(other.limit);
      return byLimit != 0 ? byLimit : words.compareTo(other.words);
    }

    private static Reason of(ThrottlingReason said) {
      String reason = said.reason() == null ? "no reason" : said.reason();
      return new Reason(
          Limit.of(reason), said.resource() == null ? reason : reason + " of " + said.resource());
    }
  }

  /** Returns whether a failure is throttling, by the error code. */
  static boolean isOne(Failure failure) {
    return failure.hasCode(CODES);
  }

  static Throttling of(Failure failure) {
    Set<Reason> reasons = new TreeSet<>();
    for (Throwable t : failure.chain()) {
      said(t).forEach(each -> reasons.add(Reason.of(each)));
    }
    return new Throttling(List.copyOf(reasons));
  }

  private static Collection<ThrottlingReason> said(Throwable t) {
    if (t instanceof ProvisionedThroughputExceededException e) {
      return e.throttlingReasons();
    }
    if (t instanceof ThrottlingException e) {
      return e.throttlingReasons();
    }
    return t instanceof RequestLimitExceededException e ? e.throttlingReasons() : List.of();
  }

  /** Returns whether other partitions are known to be served. */
  boolean isOfPartitions() {
    return !reasons.isEmpty() && reasons.stream().allMatch(r -> r.limit() == Limit.PARTITION);
  }
}
