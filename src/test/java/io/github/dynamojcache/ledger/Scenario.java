package io.github.dynamojcache.ledger;

import io.github.dynamojcache.DynamoConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An operation in a situation: what is measured.
 *
 * @param operation the operation, as docs/costs.md names it
 * @param situation the situation, likewise
 * @param configuration what is special about the cache
 * @param arrange makes the situation; not measured
 * @param act the operation; measured
 * @param result what the operation must return, so that the situation was the one meant
 */
record Scenario(
    String operation,
    String situation,
    UnaryOperator<DynamoConfiguration.Builder<String, Object>> configuration,
    Consumer<Stage> arrange,
    Function<Stage, @Nullable Object> act,
    @Nullable Object result) {

  /** Collects the situations of operations. */
  static final class Book {
    private final List<Scenario> scenarios = new ArrayList<>();

    Page operation(String name, Function<Stage, @Nullable Object> act) {
      return new Page(name, act, c -> c);
    }

    List<Scenario> scenarios() {
      return List.copyOf(scenarios);
    }

    /** The situations of one operation. */
    final class Page {
      private final String name;
      private final Function<Stage, @Nullable Object> act;
      private final UnaryOperator<DynamoConfiguration.Builder<String, Object>> configuration;

      private Page(
          String name,
          Function<Stage, @Nullable Object> act,
          UnaryOperator<DynamoConfiguration.Builder<String, Object>> configuration) {
        this.name = name;
        this.act = act;
        this.configuration = configuration;
      }

      /** The situations that follow are those of a cache with something special. */
      Page with(UnaryOperator<DynamoConfiguration.Builder<String, Object>> special) {
        return new Page(name, act, special);
      }

      /** A cache with one setting that is not the default. */
      Page with(String setting, Object value) {
        return with(c -> c.set(setting, value));
      }

      /** The cache is open, and has been used, before the situation is made. */
      Page in(String situation, Consumer<Stage> arrange, @Nullable Object result) {
        return unopened(
            situation,
            stage -> {
              stage.cacheInUse();
              arrange.accept(stage);
            },
            result);
      }

      Page unopened(String situation, Consumer<Stage> arrange, @Nullable Object result) {
        scenarios.add(new Scenario(name, situation, configuration, arrange, act, result));
        return this;
      }
    }
  }
}
