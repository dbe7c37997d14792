package io.github.dynamojcache.ledger;

import io.github.dynamojcache.testing.RecordedRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Requests and the capacity units they take together, in the notation of docs/costs.md: {@code Get
 * 1 + 10× Update 10}; {@code Get 1 ∥ Put 1} when some are sent at the same time. Immutable.
 *
 * @param terms one for each kind of request, in the order in which each kind was first sent
 * @param isParallel whether that order is a matter of chance
 */
record Cost(List<Term> terms, boolean isParallel) {

  private static final String NOTHING = "nothing";
  private static final String PARALLEL = " ∥ ";
  private static final int REFUSED = 400;

  /**
   * Requests of one kind.
   *
   * @param count how many
   * @param operation the request's name without the ending "Item"
   * @param units what they take together
   * @param refused whether their condition failed
   * @param local what DynamoDB Local reports, where it differs from the service
   */
  record Term(int count, String operation, double units, boolean refused, @Nullable Double local) {

    private static final Pattern NOTATION =
        Pattern.compile(
            "(?:(\\d+)× )?([A-Za-z]+)(?: ([\\d.]+))?( refused)?(?: \\(Local: ([\\d.]+)\\))?");

    static Term parse(String text) {
      Matcher matcher = NOTATION.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("not a cost: '" + text + "'");
      }
      return new Term(
          matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1)),
          matcher.group(2),
          matcher.group(3) == null ? 0 : Double.parseDouble(matcher.group(3)),
          matcher.group(4) != null,
          matcher.group(5) == null ? null : Double.valueOf(matcher.group(5)));
    }

    /** An answer of failure tells no units, neither from the service nor from Local. */
    Term asLocalReportsIt() {
      double reported = refused ? 0 : local == null ? units : local;
      return new Term(count, operation, reported, refused, null);
    }

    @Override
    public String toString() {
      return (count == 1 ? "" : count + "× ")
          + operation
          + (units == 0 ? "" : " " + BigDecimal.valueOf(units).stripTrailingZeros().toPlainString())
          + (refused ? " refused" : "");
    }
  }

  static Cost parse(String text) {
    boolean isParallel = text.contains(PARALLEL);
    return text.equals(NOTHING)
        ? new Cost(List.of(), isParallel)
        : new Cost(
            Arrays.stream(text.replace(PARALLEL, " + ").split(" \\+ ", -1))
                .map(Term::parse)
                .toList(),
            isParallel);
  }

  /** Adds up what was sent. */
  static Cost of(List<RecordedRequest> requests) {
    Map<String, List<RecordedRequest>> kinds = new LinkedHashMap<>();
    for (RecordedRequest request : requests) {
      String kind = request.operation() + (request.status() == REFUSED ? " refused" : "");
      kinds.computeIfAbsent(kind, k -> new ArrayList<>()).add(request);
    }
    return new Cost(kinds.values().stream().map(Cost::term).toList(), /* isParallel= */ false);
  }

  private static Term term(List<RecordedRequest> kind) {
    RecordedRequest first = kind.get(0);
    return new Term(
        kind.size(),
        first.operation().replace("Item", ""),
        kind.stream().mapToDouble(r -> r.readUnits() + r.writeUnits()).sum(),
        first.status() == REFUSED,
        null);
  }

  /** What a measurement against DynamoDB Local must come to. */
  Cost asLocalReportsIt() {
    return new Cost(terms.stream().map(Term::asLocalReportsIt).toList(), isParallel);
  }

  /** The same cost as of requests that went one after the other in some fixed order. */
  Cost inAFixedOrder() {
    return new Cost(
        terms.stream().sorted(Comparator.comparing(Term::toString)).toList(),
        /* isParallel= */ false);
  }

  @Override
  public String toString() {
    return terms.isEmpty()
        ? NOTHING
        : String.join(" + ", terms.stream().map(Term::toString).toList());
  }
}
