package io.github.dynamojcache.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.internal.local.EmbeddedDynamo;
import io.github.dynamojcache.options.TableMode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What users paste from {@code infra}: tables that the provider accepts, and no right too many. */
class InfrastructureTest {

  private static final Path INFRA = Guide.ROOT.resolve("infra");

  private static final List<String> RUN_TIME =
      List.of(
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "dynamodb:Query",
          "dynamodb:BatchGetItem",
          "dynamodb:BatchWriteItem");

  private static final List<String> VERIFY =
      List.of("dynamodb:DescribeTable", "dynamodb:DescribeTimeToLive");

  static Stream<Arguments> tables() {
    return Stream.of(
        Arguments.of("CloudFormation", PastedTable.ofCloudFormation()),
        Arguments.of("Terraform", PastedTable.ofTerraform()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void theTableIsAcceptedByVerify(String template, PastedTable table) {
    try (EmbeddedDynamo dynamo = EmbeddedDynamo.start(getClass().getClassLoader());
        DynamoCachingProvider provider = new DynamoCachingProvider();
        CacheManager manager =
            provider.getCacheManager(
                URI.create("infra-" + template), getClass().getClassLoader(), new Properties())) {
      table.create(dynamo.client(), "pasted");

      Cache<String, String> cache =
          manager.createCache(
              "greetings",
              DynamoConfiguration.builder(String.class, String.class)
                  .client(dynamo.client())
                  .table("pasted")
                  .tableMode(TableMode.VERIFY)
                  .build());
      cache.put("en", "hello");

      assertThat(cache.get("en")).isEqualTo("hello");
    }
  }

  @Test
  void bothTemplatesDescribeTheSameTable() {
    assertThat(PastedTable.ofTerraform()).isEqualTo(PastedTable.ofCloudFormation());
  }

  @Test
  void cloudFormationGrantsWhatIsNeededAndNoMore() {
    Map<?, ?> template = PastedTable.cloudFormation();

    assertThat(statement(template, "RunTimePolicy")).isEqualTo(RUN_TIME);
    assertThat(statement(template, "VerifyPolicy")).isEqualTo(VERIFY);
  }

  private static Object statement(Map<?, ?> template, String policy) {
    return PastedTable.at(
        template, "Resources", policy, "Properties", "PolicyDocument", "Statement", 0, "Action");
  }

  @Test
  void terraformGrantsWhatIsNeededAndNoMore() {
    Object documents = PastedTable.at(PastedTable.terraform(), "data", "aws_iam_policy_document");

    assertThat(PastedTable.at(documents, "run_time", "statement", "actions")).isEqualTo(RUN_TIME);
    assertThat(PastedTable.at(documents, "verify", "statement", "actions")).isEqualTo(VERIFY);
  }

  @Test
  void theCdkConstructNamesTheSameKeysAndRights() {
    String construct = Guide.read(INFRA.resolve("cdk/CacheTable.java"));
    PastedTable table = PastedTable.ofCloudFormation();

    assertThat(construct)
        .contains(
            ".partitionKey(Attribute.builder().name(\"%s\")".formatted(table.partitionKey()),
            ".sortKey(Attribute.builder().name(\"%s\")".formatted(table.sortKey()),
            ".timeToLiveAttribute(\"%s\")".formatted(table.ttl()),
            ".billingMode(BillingMode.%s)".formatted(table.billingMode()));
    assertThat(Pattern.compile("dynamodb:\\w+").matcher(construct).results())
        .extracting(match -> match.group())
        .isEqualTo(RUN_TIME);
  }

  @Test
  void thePoliciesAreThoseOfTheReadme() {
    assertThat(actions("run-time")).isEqualTo(readme("RunTime")).isEqualTo(new TreeSet<>(RUN_TIME));
    assertThat(actions("run-time-and-create"))
        .isEqualTo(both(readme("RunTime"), readme("CreateTable")));
    assertThat(actions("run-time-and-verify")).isEqualTo(both(RUN_TIME, VERIFY));
    assertThat(actions("own-caches-only")).isEqualTo(new TreeSet<>(RUN_TIME));
  }

  /** The provider itself creates no table under such a key. */
  @Test
  void aKeyOfOnesOwnNeedsOneActionAtRunTimeAndOnlyThroughDynamoDb() {
    List<? extends Config> statements = policy("customer-managed-key").getConfigList("Statement");

    assertThat(statements.get(0).getStringList("Action")).containsExactly("kms:Decrypt");
    assertThat(statements.get(1).getStringList("Action"))
        .containsExactly(
            "kms:Encrypt",
            "kms:Decrypt",
            "kms:ReEncrypt*",
            "kms:GenerateDataKey*",
            "kms:DescribeKey",
            "kms:CreateGrant");
    assertThat(statements)
        .allSatisfy(
            statement ->
                assertThat(statement.getObject("Condition").unwrapped())
                    .isEqualTo(
                        Map.of(
                            "StringLike", Map.of("kms:ViaService", "dynamodb.*.amazonaws.com"))));
  }

  /** Without the second condition, a request that names no key at all would pass the first. */
  @Test
  void theFenceHoldsForRequestsWithoutKeysToo() {
    Config statement = policy("own-caches-only").getConfigList("Statement").get(0);

    assertThat(statement.getObject("Condition").unwrapped())
        .isEqualTo(
            Map.of(
                "ForAllValues:StringLike", Map.of("dynamodb:LeadingKeys", List.of("shop.*")),
                "Null", Map.of("dynamodb:LeadingKeys", "false")));
  }

  private static Set<String> both(Iterable<String> some, Iterable<String> others) {
    Set<String> all = new TreeSet<>();
    some.forEach(all::add);
    others.forEach(all::add);
    return all;
  }

  private static Set<String> readme(String statement) {
    return new TreeSet<>(PermissionsTest.allowed(statement));
  }

  private static Set<String> actions(String file) {
    return policy(file).getConfigList("Statement").stream()
        .flatMap(statement -> statement.getStringList("Action").stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Config policy(String file) {
    return ConfigFactory.parseFile(INFRA.resolve("iam/" + file + ".json").toFile());
  }
}
