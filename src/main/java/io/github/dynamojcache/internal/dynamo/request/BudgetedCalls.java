package io.github.dynamojcache.internal.dynamo.request;

import io.github.dynamojcache.internal.entries.CallBudget;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/** Calls in which the requests of one operation, on one thread, share its time. Thread-safe. */
public final class BudgetedCalls extends DynamoCalls {

  private final CallBudget budget;

  BudgetedCalls(
      CallParts shared,
      Duration patience,
      @Nullable AwsRequestOverrideConfiguration limits,
      CallBudget budget) {
    super(shared, patience, limits);
    this.budget = budget;
  }

  @Override
  BudgetedCalls within(Duration left) {
    return new BudgetedCalls(shared(), left, limits(left), budget);
  }

  @Override
  @Nullable Duration timeLeft() {
    return budget.left();
  }

  @Override
  void requestBegins() {
    budget.requestBegins();
  }

  /** Returns whether this thread is running a part of a bulk operation. */
  boolean isOfBulk() {
    return budget.isOfBulk();
  }

  /** Gives the next request of this thread's operation all of the time again. */
  void beginAgain() {
    budget.beginAgain();
  }
}
