package io.github.dynamojcache.internal.failure;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Remedies for missing credentials and permissions. */
final class AccessRemedies {

  private static final Set<String> DENIED =
      Set.of("AccessDeniedException", "AccessDenied", "UnauthorizedException");
  private static final Set<String> BAD_CREDENTIALS =
      Set.of(
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "IncompleteSignatureException",
          "IncompleteSignature",
          "SignatureDoesNotMatch",
          "MissingAuthenticationTokenException",
          "MissingAuthenticationToken",
          "InvalidAccessKeyId");
  private static final Set<String> EXPIRED =
      Set.of("ExpiredTokenException", "ExpiredToken", "RequestExpired");
  private static final Set<String> CONTROL_PLANE =
      Set.of(
          "dynamodb:DescribeTable",
          "dynamodb:CreateTable",
          "dynamodb:DescribeTimeToLive",
          "dynamodb:UpdateTimeToLive");
  private static final Pattern ACTION = Pattern.compile("dynamodb:[A-Z][A-Za-z]+");

  private static final String CREDENTIALS =
      "The AWS SDK looks for credentials in the system properties aws.accessKeyId and"
          + " aws.secretAccessKey, the environment variables AWS_ACCESS_KEY_ID and"
          + " AWS_SECRET_ACCESS_KEY, a web identity token, ~/.aws/credentials and ~/.aws/config"
          + " (AWS_PROFILE chooses the profile), and the role of the container or instance.";

  private AccessRemedies() {}

  static List<Remedy> all() {
    return List.of(
        Remedy.of(
            f -> f.hasCode(DENIED) && f.says("KMS"),
            "The key that encrypts the table cannot be used. Allow kms:Decrypt on the table's KMS"
                + " key to the caller, and see that the key is enabled."),
        new Remedy(f -> f.hasCode(DENIED), (f, o, c) -> denied(f.message(), o.table(), c)),
        Remedy.of(
            f ->
                f.says("Signature expired")
                    || f.says("Signature not yet current")
                    || f.hasCode(Set.of("RequestTimeTooSkewed")),
            "The clock of this machine is wrong by minutes. Set it (NTP): signatures, and the"
                + " expiry of entries, depend on it."),
        Remedy.of(
            f -> f.hasCode(EXPIRED),
            "The session's credentials have expired. Renew them (with aws sso login, for example),"
                + " or give the application a role whose credentials the SDK renews by itself."),
        Remedy.of(
            f -> f.hasCode(BAD_CREDENTIALS),
            "The credentials are not valid there: wrong or deleted access key, wrong secret, or"
                + " another partition or endpoint than they belong to. Check with: aws sts"
                + " get-caller-identity. "
                + CREDENTIALS),
        Remedy.of(
            f ->
                f.anySays("Unable to load credentials")
                    || f.anySays("Failed to load credentials")
                    || f.anySays("Unable to resolve identity"),
            "No AWS credentials were found. "
                + CREDENTIALS
                + " Or give the provider a DynamoDbClient of your own."),
        Remedy.of(
            f -> f.anySays("Unable to load region") || f.anySays("region must not be null"),
            "No AWS Region is set. Give it by the environment variable AWS_REGION, by region in"
                + " ~/.aws/config, by the setting region of this provider, or by -Daws.region. To"
                + " try without AWS, set endpoint = embedded."));
  }

  private static String denied(String said, String table, AwsCommands commands) {
    String arn =
        table.startsWith("arn:") ? table : "arn:aws:dynamodb:<region>:<account>:table/" + table;
    Matcher matcher = ACTION.matcher(said);
    if (!matcher.find()) {
      return "The caller lacks a permission. Allow the actions that the provider's IAM policy lists"
          + " (dynamodb:GetItem, PutItem, UpdateItem, DeleteItem, BatchGetItem, BatchWriteItem,"
          + " Query) on "
          + arn
          + ".";
    }
    String action = matcher.group();
    return "The caller is not allowed to do "
        + action
        + ". Allow it on "
        + arn
        + " in the caller's IAM policy; if it is allowed there, look for a denial in a permissions"
        + " boundary, a service control policy, the table's resource policy or a VPC endpoint's"
        + " policy."
        + (CONTROL_PLANE.contains(action) ? withoutControlPlane(action, table, commands) : "");
  }

  private static String withoutControlPlane(String action, String table, AwsCommands commands) {
    String none =
        " With table-mode = none the provider asks for none of the actions on the table itself.";
    return action.equals("dynamodb:CreateTable")
        ? " Or have the table created by someone with that permission: "
            + commands.createTable(table)
            + " and then: "
            + commands.enableTtl(table)
            + "."
            + none
        : none;
  }
}
