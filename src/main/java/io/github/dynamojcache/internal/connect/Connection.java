package io.github.dynamojcache.internal.connect;

import static software.amazon.awssdk.retries.api.BackoffStrategy.exponentialDelay;

import io.github.dynamojcache.internal.config.ConnectionSettings;
import io.github.dynamojcache.internal.dynamo.request.UserAgent;
import io.github.dynamojcache.internal.failure.EndpointDescription;
import io.github.dynamojcache.internal.failure.FailedOperation;
import io.github.dynamojcache.internal.failure.FailureTranslator;
import io.github.dynamojcache.internal.local.EmbeddedEngines;
import io.github.dynamojcache.internal.threads.DetachedThread;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * A manager's connection to DynamoDB. Closing it closes only the objects that it created.
 * Thread-safe.
 */
public final class Connection implements AutoCloseable {

  /**
   * DynamoDB responds in milliseconds: with the SDK's general delays, a cache would wait too long.
   */
  private static final Duration FIRST_DELAY = Duration.ofMillis(25);

  private static final Duration FIRST_DELAY_THROTTLED = Duration.ofMillis(100);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(1);

  /** The threads that end requests at their time limits; they start with the first requests. */
  private static final int TIMERS = 5;

  private final DynamoDbClient client;
  private final FailureTranslator failures;
  private final Runnable onClose;

  private Connection(DynamoDbClient client, FailureTranslator failures, Runnable onClose) {
    this.client = client;
    this.failures = failures;
    this.onClose = onClose;
  }

  /**
   * Uses the application's client, which the application closes. Its retries and HTTP settings are
   * not changed.
   *
   * @param client the client
   * @return the connection
   */
  public static Connection using(DynamoDbClient client) {
    return new Connection(
        client, FailureTranslator.ofHandedIn(EndpointDescription.of(client)), () -> {});
  }

  /**
   * Creates a client. Region, credentials and endpoint come from the SDK's own chains, unless they
   * are set.
   *
   * @param settings the manager's settings
   * @param engines the embedded engines of the provider
   * @param classLoader finds DynamoDB Local when {@code endpoint = embedded}
   * @param operation the operation that needs the connection, for the failure
   * @return the connection
   * @throws javax.cache.CacheException when no region is found, or the embedded engine is missing
   */
  public static Connection open(
      ConnectionSettings settings,
      EmbeddedEngines engines,
      ClassLoader classLoader,
      FailedOperation operation) {
    if (settings.isEmbedded()) {
      EmbeddedEngines.Lease lease = engines.acquire(classLoader);
      return new Connection(
          lease.client(), new FailureTranslator("DynamoDB Local in this JVM"), lease::close);
    }
    ScheduledExecutorService timers = timers();
    ConnectionWaits waits = new ConnectionWaits();
    try {
      DynamoDbClient built = builder(settings, timers, waits).build();
      return new Connection(
          built,
          new FailureTranslator(EndpointDescription.of(built)).tellingOfErrors(waits::endedByError),
          () -> {
            built.close();
            timers.shutdownNow();
          });
    } catch (SdkException e) {
      throw new FailureTranslator("no endpoint yet").translate(e, operation);
    }
  }

  /**
   * Returns timers like the SDK's own, but with threads that inherit nothing from the first caller.
   */
  private static ScheduledExecutorService timers() {
    AtomicInteger count = new AtomicInteger();
    return new ScheduledThreadPoolExecutor(
        TIMERS,
        task ->
            DetachedThread.of(
                "dynamo-jcache-timeouts-" + count.incrementAndGet(),
                Connection.class.getClassLoader(),
                task));
  }

  private static DynamoDbClientBuilder builder(
      ConnectionSettings settings, ScheduledExecutorService timers, ConnectionWaits waits) {
    DynamoDbClientBuilder builder =
        DynamoDbClient.builder()
            .overrideConfiguration(
                // The SDK's default for DynamoDB is nine attempts and no time limit: too long for a
                // cache.
                override ->
                    override
                        .addExecutionInterceptor(waits)
                        .retryStrategy(retries(settings))
                        .scheduledExecutorService(timers)
                        .apiCallTimeout(settings.callTimeout())
                        .apiCallAttemptTimeout(settings.attemptTimeout())
                        .putAdvancedOption(
                            SdkAdvancedClientOption.USER_AGENT_SUFFIX, UserAgent.userAgent()));
    HttpClientChoice.builder(settings, waits).ifPresent(builder::httpClientBuilder);
    settings.endpointUri().ifPresent(builder::endpointOverride);
    settings.region().map(Region::of).ifPresent(builder::region);
    return builder;
  }

  private static RetryStrategy retries(ConnectionSettings settings) {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(settings.maxAttempts())
        .backoffStrategy(exponentialDelay(FIRST_DELAY, LONGEST_DELAY))
        .throttlingBackoffStrategy(exponentialDelay(FIRST_DELAY_THROTTLED, LONGEST_DELAY))
        .build();
  }

  /** Returns the client. */
  public DynamoDbClient client() {
    return client;
  }

  /** Returns the translator for this client's failures. */
  public FailureTranslator failures() {
    return failures;
  }

  @Override
  public void close() {
    onClose.run();
  }
}
