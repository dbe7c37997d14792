package io.github.dynamojcache.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Leaves out the tests of what dynalite lacks, each for the reason that {@code dynalite-lacks.txt}
 * gives, where the tests run on it. The profile {@code dynalite} turns it on.
 */
public final class LackingInDynalite implements ExecutionCondition {

  private static final String LIST = "dynalite-lacks.txt";
  private static final ConditionEvaluationResult RUN =
      ConditionEvaluationResult.enabled("dynalite can do it");

  private final Map<String, String> reasons = reasons();

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    String testClass = context.getTestClass().map(Class::getSimpleName).orElse("");
    String name =
        context.getTestMethod().map(method -> testClass + "#" + method.getName()).orElse(testClass);
    String reason = Engine.chosen() == Engine.DYNALITE_OF_NPM ? reasons.get(name) : null;
    return reason == null ? RUN : ConditionEvaluationResult.disabled("dynalite lacks " + reason);
  }

  /** Lines of a test class, or a class and a method, under headings that say what is lacking. */
  private static Map<String, String> reasons() {
    Map<String, String> reasons = new HashMap<>();
    String reason = "";
    for (String line : list().lines().toList()) {
      if (line.startsWith("= ")) {
        reason = line.substring(2);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        reasons.put(line.strip(), reason);
      }
    }
    return reasons;
  }

  private static String list() {
    try (InputStream list =
        Objects.requireNonNull(LackingInDynalite.class.getResourceAsStream(LIST), LIST)) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
