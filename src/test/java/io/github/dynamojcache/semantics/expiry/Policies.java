package io.github.dynamojcache.semantics.expiry;

import io.github.dynamojcache.testing.Lifetimes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.cache.configuration.Factory;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/** Expiry policies by name, for tests that take every operation through every policy. */
final class Policies {

  /** One of every kind; what does not live for ever lives for an hour. */
  static final Map<String, Factory<ExpiryPolicy>> EVERY_KIND =
      Map.of(
          "eternal", EternalExpiryPolicy.factoryOf(),
          "created", CreatedExpiryPolicy.factoryOf(Duration.ONE_HOUR),
          "modified", ModifiedExpiryPolicy.factoryOf(Duration.ONE_HOUR),
          "accessed", AccessedExpiryPolicy.factoryOf(Duration.ONE_HOUR),
          "touched", TouchedExpiryPolicy.factoryOf(Duration.ONE_HOUR),
          "custom", Lifetimes.policy(Lifetimes.HOUR, Lifetimes.UNCHANGED, Lifetimes.HOUR));

  private Policies() {}

  static Stream<Arguments> pairs(List<?> operations, Map<String, Factory<ExpiryPolicy>> policies) {
    return policies.entrySet().stream()
        .flatMap(
            policy ->
                operations.stream()
                    .map(
                        operation ->
                            Arguments.of(operation, Named.of(policy.getKey(), policy.getValue()))));
  }
}
