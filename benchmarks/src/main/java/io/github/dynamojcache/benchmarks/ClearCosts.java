package io.github.dynamojcache.benchmarks;

import io.github.dynamojcache.benchmarks.result.ClearCost;
import io.github.dynamojcache.benchmarks.result.Paired;
import io.github.dynamojcache.benchmarks.side.Engine;
import io.github.dynamojcache.benchmarks.side.JCacheSide;
import io.github.dynamojcache.benchmarks.stub.Entries;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.RequestLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What clear() sends and takes in DynamoDB Local, however many entries there are. */
final class ClearCosts {

  private static final int TIMED = 15;
  private static final int PART = 10_000;

  private ClearCosts() {}

  static List<ClearCost> measure(LocalDynamo dynamo, List<Integer> sizes) {
    RequestLog log = new RequestLog();
    Engine engine = Engine.at(dynamo.endpoint());
    try (DynamoDbClient client =
            dynamo
                .clientBuilder()
                .httpClientBuilder(Apache5HttpClient.builder())
                .overrideConfiguration(override -> override.addExecutionInterceptor(log))
                .build();
        JCacheSide<String> cache =
            new JCacheSide<>(client, Engine.CACHE, String.class, engine.settings())) {
      return sizes.stream().map(entries -> measure(cache, log, entries)).toList();
    }
  }

  /** The first of the clears has the entries before it; the others find them still in the table. */
  private static ClearCost measure(JCacheSide<String> cache, RequestLog log, int entries) {
    fill(cache, entries);
    cache.get(Entries.key(0)); // so that the generation is known, as in a cache that is in use
    log.clear();
    List<Double> millis = new ArrayList<>();
    millis.add(timedClear(cache));
    String requests = String.join(" + ", log.operations());
    double units = log.writeUnits();
    for (int i = 1; i < TIMED; i++) {
      millis.add(timedClear(cache));
    }
    return new ClearCost(entries, requests, units, Paired.quantile(millis, 0.5));
  }

  private static double timedClear(JCacheSide<String> cache) {
    long before = System.nanoTime();
    cache.clear();
    return (System.nanoTime() - before) / 1e6;
  }

  private static void fill(JCacheSide<String> cache, int entries) {
    for (int from = 0; from < entries; from += PART) {
      Map<String, String> part = new HashMap<>();
      for (int i = from; i < Math.min(entries, from + PART); i++) {
        part.put(Entries.key(i), Entries.VALUE);
      }
      cache.putAll(part);
    }
  }
}
