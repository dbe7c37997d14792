package io.github.dynamojcache.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The policy on the page for operators allows exactly the requests that the provider's code can
 * send.
 */
class PermissionsTest {

  private static final Path SOURCES = Guide.ROOT.resolve("src/main/java/io/github/dynamojcache");
  private static final Pattern CALL = Pattern.compile("\\bclient\\s*\\.(\\w+)\\(");

  @Test
  void theStatementForRunTimeIsWhatTheStoreSends() {
    assertThat(allowed("RunTime"))
        .isNotEmpty()
        .isEqualTo(sentBy("internal/dynamo/request/DynamoCalls.java"));
  }

  @Test
  void theStatementForTheTableIsWhatTheControlPlaneSends() {
    assertThat(allowed("CreateTable"))
        .isNotEmpty()
        .isEqualTo(sentBy("internal/table/ControlPlane.java"));
  }

  static Set<String> allowed(String statement) {
    return Guide.blocks("json")
        .filter(block -> block.page().equals(Path.of("docs/operations.md")))
        .map(block -> ConfigFactory.parseString(block.text()))
        .flatMap(policy -> policy.getConfigList("Statement").stream())
        .filter((Config candidate) -> candidate.getString("Sid").equals(statement))
        .flatMap(found -> found.getStringList("Action").stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> sentBy(String file) {
    return CALL.matcher(Guide.read(SOURCES.resolve(file)))
        .results()
        .map(call -> call.group(1))
        .map(
            method ->
                "dynamodb:" + method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1))
        .collect(Collectors.toSet());
  }
}
