package io.github.dynamojcache.semantics.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.ConsumedCapacityMXBean;
import io.github.dynamojcache.Consumption;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.RecordedRequest;
import io.github.dynamojcache.testing.RequestLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javax.cache.Cache;
import javax.cache.configuration.FactoryBuilder;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The bill against a witness that reads DynamoDB's answers by itself, on the client's side of the
 * SDK, and asks for nothing: to the unit, over ten thousand operations of every kind.
 */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class BillOfTenThousandOperationsTest {

  private static final int OPERATIONS = 10_000;
  private static final int THREADS = 4;

  /** A cache, and the witness that sees its requests and no others. */
  private record Account(Jvm jvm, Cache<String, String> cache, ConsumedCapacityMXBean bill) {

    static Account open(
        LocalDynamo dynamo, DynamoConfiguration.Builder<String, String> configuration) {
      Jvm jvm = new Jvm(dynamo, dynamo.createTable(), RequestLog.onlyListening());
      Cache<String, String> cache =
          jvm.cache(
              "billed",
              configuration
                  .set("table-mode", "none")
                  .loader(FactoryBuilder.factoryOf(MixedOperations.Loader.class)));
      return new Account(jvm, cache, cache.unwrap(ConsumedCapacityMXBean.class));
    }

    List<RecordedRequest> requests() {
      return jvm.log.requests();
    }
  }

  @Test
  void theBillIsWhatDynamoDbReported(LocalDynamo dynamo) throws Exception {
    List<Account> accounts =
        List.of(
            Account.open(dynamo, Jvm.strings().expiry(EternalExpiryPolicy.factoryOf())),
            Account.open(dynamo, eventual(CreatedExpiryPolicy.factoryOf(milliseconds(30)))),
            Account.open(dynamo, Jvm.strings().expiry(TouchedExpiryPolicy.factoryOf(minutes(5)))),
            Account.open(
                dynamo,
                eventual(AccessedExpiryPolicy.factoryOf(minutes(5)))
                    .statistics(true)
                    .touchThreshold(0.1)));
    try {
      run(accounts);
    } finally {
      accounts.forEach(account -> account.jvm().close()); // waits for the background
    }

    for (Account account : accounts) {
      ConsumedCapacityMXBean bill = account.bill();
      assertThat(account.requests()).allMatch(BillOfTenThousandOperationsTest::asksForUnits);
      assertThat(bill.getRequests()).isEqualTo(sent(account)).isGreaterThan(OPERATIONS / 5);
      assertThat(bill.getReadUnits()).isEqualTo(sum(account, RecordedRequest::readUnits));
      assertThat(bill.getWriteUnits()).isEqualTo(sum(account, RecordedRequest::writeUnits));
      assertThat(bill.getRefusedWrites()).isEqualTo(refused(account)).isGreaterThan(100);
      assertThat(operationsOf(bill))
          .isEqualTo(
              new Sums(
                  bill.getRequests(),
                  bill.getReadUnits(),
                  bill.getWriteUnits(),
                  bill.getRefusedWrites()));
    }
    assertThat(accounts.stream().flatMap(account -> account.requests().stream()))
        .anyMatch(request -> request.readUnits() % 1 == 0.5); // halves were there to be lost
    assertThat(names(accounts))
        .containsExactlyInAnyOrder(
            "clear",
            "containsKey",
            "createCache",
            "get",
            "getAll",
            "getAndPut",
            "getAndRemove",
            "getAndReplace",
            "invoke",
            "invokeAll",
            "iterator",
            "loadAll",
            "purge",
            "put",
            "putAll",
            "putIfAbsent",
            "remove",
            "removeAll",
            "replace");
  }

  private static void run(List<Account> accounts) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Void>> shares = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        long seed = thread;
        shares.add(
            () -> {
              for (Account account : accounts) {
                new MixedOperations(account.cache(), seed)
                    .run(OPERATIONS / THREADS / accounts.size());
              }
              return null;
            });
      }
      for (Future<Void> share : threads.invokeAll(shares)) {
        share.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static DynamoConfiguration.Builder<String, String> eventual(
      javax.cache.configuration.Factory<javax.cache.expiry.ExpiryPolicy> expiry) {
    return Jvm.strings().expiry(expiry).consistentReads(false);
  }

  private static Duration milliseconds(long count) {
    return new Duration(TimeUnit.MILLISECONDS, count);
  }

  private static Duration minutes(long count) {
    return new Duration(TimeUnit.MINUTES, count);
  }

  private static boolean asksForUnits(RecordedRequest request) {
    return request
        .request()
        .getValueForField("ReturnConsumedCapacity", String.class)
        .filter("TOTAL"::equals)
        .isPresent();
  }

  /** Attempts that the SDK repeats are one request of the cache. */
  private static long sent(Account account) {
    return account.requests().stream().filter(request -> request.attempt() == 1).count();
  }

  private static double sum(Account account, ToDoubleFunction<RecordedRequest> units) {
    return account.requests().stream().mapToDouble(units).sum();
  }

  private static long refused(Account account) {
    return account.requests().stream().filter(request -> request.status() == 400).count();
  }

  private record Sums(long requests, double readUnits, double writeUnits, long refusedWrites) {}

  private static Sums operationsOf(ConsumedCapacityMXBean bill) {
    Collection<Consumption> lines = bill.getOperations().values();
    return new Sums(
        lines.stream().mapToLong(Consumption::getRequests).sum(),
        lines.stream().mapToDouble(Consumption::getReadUnits).sum(),
        lines.stream().mapToDouble(Consumption::getWriteUnits).sum(),
        lines.stream().mapToLong(Consumption::getRefusedWrites).sum());
  }

  private static Set<String> names(List<Account> accounts) {
    return accounts.stream()
        .flatMap(account -> account.bill().getOperations().keySet().stream())
        .collect(Collectors.toSet());
  }
}
