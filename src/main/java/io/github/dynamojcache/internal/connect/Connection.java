package io.github.dynamojcache.internal.connect;

import static software.amazon.awssdk.retries.api.BackoffStrategy.exponentialDelay;

import io.github.dynamojcache.internal.config.ConnectionSettings;
import io.github.dynamojcache.internal.dynamo.UserAgent;
import io.github.dynamojcache.internal.failure.EndpointDescription;
import io.github.dynamojcache.internal.failure.FailedOperation;
import io.github.dynamojcache.internal.failure.FailureTranslator;
import io.github.dynamojcache.internal.lifecycle.DetachedThread;
import io.github.dynamojcache.internal.local.EmbeddedEngines;
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
 * A manager's way to DynamoDB. Closing it closes what it made, and nothing that it was given.
 * Thread-safe.
 */
public final class Connection implements AutoCloseable {

  /**
   * DynamoDB answers in milliseconds: the SDK's general delays would outlast a cache's patience.
   */
  private static final Duration FIRST_DELAY = Duration.ofMillis(25);

  private static final Duration FIRST_DELAY_THROTTLED = Duration.ofMillis(100);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(1);

  /** Threads that cut requests short; they are started when the first requests are made. */
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
   * Uses a client that somebody else made and closes: its retries and HTTP settings are left as
   * they are.
   *
   * @param client the client
   * @return the connection
   */
  public static Connection using(DynamoDbClient client) {
    return new Connection(
        client, FailureTranslator.ofHandedIn(EndpointDescription.of(client)), () -> {});
  }

  /**
   * Makes a client. Region, credentials and endpoint come from the SDK's own chains where the
   * settings do not say otherwise.
   *
   * @param settings the manager's settings
   * @param engines the embedded engines of the provider
   * @param classLoader where DynamoDB Local is looked for when {@code endpoint = embedded}
   * @param operation what the connection is needed for, should it fail
   * @return the connection
   * @throws javax.cache.CacheException when no region can be found, or the embedded engine is
   *     missing
   */
  public static Connection open(
      ConnectionSettings settings,
      EmbeddedEngines engines,
      ClassLoader classLoader,
      FailedOperation operation) {
    if (settings.isEmbedded()) {
      EmbeddedEngines.Lease lease = engines.acquire(classLoader, DetachedThread::call);
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

  /** As the SDK makes them for itself, but its threads would inherit from whoever calls first. */
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
                // The SDK's own default for DynamoDB is nine attempts and no time limit: far too
                // patient for a cache.
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

  /** Returns what explains this client's failures. */
  public FailureTranslator failures() {
    return failures;
  }

  @Override
  public void close() {
    onClose.run();
  }
}
