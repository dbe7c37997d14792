package io.github.dynamojcache.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.faults.client.Build;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Four JVMs call every operation on the same few entries, while 10 % of all requests fail, 5 % lose
 * their answers, JVMs are killed, and an operator deletes and restores the caches' meta items: what
 * they saw can be explained by operations that happened one after another. Its length is set by
 * {@code -Dfaults.operations}, {@code -Dfaults.kills} and {@code -Dfaults.seed}.
 */
@ExtendWith(LocalDynamoExtension.class)
class LinearizabilityTest {

  private static final long SEED = Long.getLong("faults.seed", 107);
  private static final int OPERATIONS = Integer.getInteger("faults.operations", 6_000);
  private static final int KILLS = Integer.getInteger("faults.kills", 2);

  @Test
  void operationsAreAtomicWhileRequestsFailAnswersGetLostAndJvmsAreKilled(LocalDynamo dynamo) {
    try (Run run = new Run(dynamo, Build.INTACT, SEED, OPERATIONS)) {
      run.untilThereHaveBeen(OPERATIONS, KILLS);
      System.out.println(Progress.row(run, SEED));

      assertThat(run.violations()).isEmpty();
      assertThat(run.kills()).isEqualTo(KILLS);
      assertThat(run.acts()).isPositive();
      assertThat(run.tally().operations()).isGreaterThanOrEqualTo(OPERATIONS);
      assertThat(run.tally().afterLoss()).isPositive();
      assertThat(run.failures())
          .isSubsetOf(
              "javax.cache.CacheException",
              "javax.cache.integration.CacheLoaderException",
              "javax.cache.processor.EntryProcessorException",
              "io.github.dynamojcache.UnfinishedBulkException");
    }
  }

  /** A check that finds nothing in a broken build would be worth nothing. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "INTACT")
  void aBrokenBuildIsCaught(Build build, LocalDynamo dynamo) {
    try (Run run = new Run(dynamo, build, SEED, OPERATIONS)) {
      run.untilThereHaveBeen(OPERATIONS, 0);
      System.out.println(Progress.row(run, SEED));

      assertThat(run.violations()).isNotEmpty();
    }
  }
}
