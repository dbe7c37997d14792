package io.github.dynamojcache.faults.client;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A client of DynamoDB with random faults, of which it is known what became of each request. */
public final class FaultyConnection implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(2);

  private final Requests requests;
  private final RandomFaults faults;
  private final DynamoDbClient client;

  /**
   * Makes a client; there are no faults yet.
   *
   * @param build which build of the provider it is for
   * @param seed of the faults
   * @param bringsItemsOfRefusals whether a refused write brings the item that refused it
   */
  public FaultyConnection(URI endpoint, Build build, long seed, boolean bringsItemsOfRefusals) {
    requests = new Requests(build);
    faults = new RandomFaults(seed);
    client =
        DynamoDbClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create("local0key", "local0secret")))
            .httpClient(requests.client())
            .overrideConfiguration(
                override -> {
                  build.interceptors().forEach(override::addExecutionInterceptor);
                  if (!bringsItemsOfRefusals) {
                    override.addExecutionInterceptor(new NoItemsOfRefusals());
                  }
                  // After the others, or a broken build would be caught by what the engine does
                  // wrong.
                  override.addExecutionInterceptor(new AtomicDeletes());
                  override.addExecutionInterceptor(requests.interceptor());
                  override.retryStrategy(retries());
                })
            .build();
  }

  private static RetryStrategy retries() {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(3)
        .backoffStrategy(BackoffStrategy.fixedDelay(PAUSE))
        .throttlingBackoffStrategy(BackoffStrategy.fixedDelay(PAUSE))
        // So many faults would soon use up the budget for retries.
        .circuitBreakerEnabled(false)
        .build();
  }

  /** Returns the client; closed with this. */
  public DynamoDbClient client() {
    return client;
  }

  /** Returns what tells which answers were lost. */
  public Requests requests() {
    return requests;
  }

  /** Lets faults happen. */
  public void beginFaults() {
    faults.orderFrom(requests.faults());
  }

  /** Lets no more faults happen. */
  public void endFaults() {
    requests.faults().reset();
  }

  /** Returns how many faults there were since the last time, by their names. */
  public Map<String, Long> takeFaults() {
    return faults.takeCounts();
  }

  @Override
  public void close() {
    client.close();
    requests.close();
  }
}
