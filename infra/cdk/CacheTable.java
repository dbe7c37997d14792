import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.iam.IGrantable;
import software.constructs.Construct;

/** The table of dynamo-jcache, for a stack of the AWS CDK 2. */
public class CacheTable extends Construct {

  private final Table table;

  public CacheTable(Construct scope, String id, String tableName) {
    super(scope, id);
    this.table =
        Table.Builder.create(this, "Table")
            .tableName(tableName)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .partitionKey(Attribute.builder().name("pk").type(AttributeType.STRING).build())
            .sortKey(Attribute.builder().name("sk").type(AttributeType.STRING).build())
            .timeToLiveAttribute("ttl")
            .removalPolicy(RemovalPolicy.DESTROY)
            .deletionProtection(false)
            .pointInTimeRecoverySpecification(
                PointInTimeRecoverySpecification.builder()
                    .pointInTimeRecoveryEnabled(false)
                    .build())
            .build();
  }

  /** For table-mode = none; with verify, grant DescribeTable and DescribeTimeToLive too. */
  public void grantRunTime(IGrantable application) {
    List<String> actions =
        List.of(
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
            "dynamodb:DeleteItem",
            "dynamodb:Query",
            "dynamodb:BatchGetItem",
            "dynamodb:BatchWriteItem");
    table.grant(application, actions.toArray(String[]::new));
  }
}
