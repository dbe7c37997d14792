package io.github.dynamojcache.internal.failure;

import java.net.URI;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;

/** Describes where a client sends its requests, for messages and logs. */
public final class EndpointDescription {

  static final String REGION = "region ";

  private EndpointDescription() {}

  /**
   * Describes the endpoint of a client: the URL that was set for it, without credentials or query,
   * or its region.
   *
   * @param client a client, of the SDK or of any other implementation
   * @return such as {@code http://localhost:8000}, {@code region eu-west-1}, or that the endpoint
   *     is unknown; never fails
   */
  public static String of(DynamoDbClient client) {
    DynamoDbServiceClientConfiguration configuration;
    try {
      configuration = client.serviceClientConfiguration();
    } catch (RuntimeException e) {
      // Clients that are not the SDK's own (embedded engine, DAX, decorators) may not provide it.
      return "an endpoint that the client does not tell";
    }
    return configuration
        .endpointOverride()
        .map(EndpointDescription::of)
        .orElseGet(() -> REGION + configuration.region());
  }

  /**
   * Describes an endpoint.
   *
   * @param endpoint a URL
   * @return scheme, host and port; no secrets
   */
  public static String of(URI endpoint) {
    // Not getHost(): it is null for names with an underscore, which are common between containers.
    String authority = String.valueOf(endpoint.getRawAuthority());
    return endpoint.getScheme() + "://" + authority.substring(authority.lastIndexOf('@') + 1);
  }
}
