package io.github.dynamojcache.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/**
 * DynamoDB Local, or another {@link Engine}, in a process of its own, in memory, over HTTP. It ends
 * with {@link #close()}, or with this JVM. Thread-safe.
 *
 * <p>The tables are shared by all who use the same instance: take a {@link #newTableName()} each.
 */
public final class LocalDynamo implements AutoCloseable {

  private static final long START_SECONDS = 90;

  private final Process process;
  private final URI endpoint;
  private final DynamoDbClient client;

  private LocalDynamo(Process process, int port) {
    this.process = process;
    this.endpoint = URI.create("http://127.0.0.1:" + port);
    this.client = clientBuilder().build();
  }

  /**
   * Starts a server, and returns when it answers.
   *
   * @return the running server
   * @throws IllegalStateException if it does not start; the message names the log file
   */
  public static LocalDynamo start() {
    Path log = logFile();
    Process process = launch(log);
    try {
      return new LocalDynamo(process, awaitPort(process, log));
    } catch (RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /**
   * Where the server listens.
   *
   * @return the endpoint to give to a client
   */
  public URI endpoint() {
    return endpoint;
  }

  /**
   * A builder with region, credentials and endpoint set, and nothing else.
   *
   * @return a new builder at each call
   */
  public DynamoDbClientBuilder clientBuilder() {
    return DynamoDbClient.builder()
        .region(Region.US_EAST_1)
        // The server refuses access key ids with anything but letters and digits.
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create("local0key", "local0secret")))
        .endpointOverride(endpoint);
  }

  /**
   * A plain client for a test's own look at the tables.
   *
   * @return the same client at each call; closed with this object
   */
  public DynamoDbClient client() {
    return client;
  }

  /**
   * A table name that nobody else uses.
   *
   * @return a new name at each call
   */
  public String newTableName() {
    return "t-" + UUID.randomUUID();
  }

  /**
   * Creates an empty table with the key schema of the provider: {@code pk} and {@code sk}, both
   * strings.
   *
   * @return its name, which is new
   */
  public String createTable() {
    String name = newTableName();
    client.createTable(
        table ->
            table
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(string("pk"), string("sk"))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
    awaitTable(name);
    return name;
  }

  /** DynamoDB Local has a new table at once, dynalite after a while. */
  private void awaitTable(String name) {
    try (DynamoDbWaiter waiter =
        DynamoDbWaiter.builder()
            .client(client)
            .overrideConfiguration(
                wait ->
                    wait.maxAttempts(1_000)
                        .backoffStrategyV2(
                            BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(20))))
            .build()) {
      waiter.waitUntilTableExists(table -> table.tableName(name));
    }
  }

  /** Ends the server. All its tables are gone. */
  @Override
  public void close() {
    client.close();
    process.destroyForcibly();
  }

  private static AttributeDefinition string(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static Process launch(Path log) {
    ProcessBuilder command =
        new ProcessBuilder(Engine.chosen().command()).redirectError(log.toFile());
    try {
      return command.start();
    } catch (IOException e) {
      throw new IllegalStateException(Engine.chosen() + " could not be launched", e);
    }
  }

  private static Path logFile() {
    try {
      Path folder = Files.createDirectories(Path.of("target" + File.separator + "local-dynamo"));
      return Files.createTempFile(folder, "server-", ".log");
    } catch (IOException e) {
      throw new IllegalStateException("No place for the log of DynamoDB Local", e);
    }
  }

  private static int awaitPort(Process process, Path log) {
    CompletableFuture<@Nullable String> line =
        CompletableFuture.supplyAsync(() -> firstLine(process));
    try {
      String ready = line.get(START_SECONDS, TimeUnit.SECONDS);
      if (ready != null && ready.startsWith(LocalDynamoProcess.READY)) {
        return Integer.parseInt(ready.substring(LocalDynamoProcess.READY.length()));
      }
      throw notStarted(log, null);
    } catch (ExecutionException | TimeoutException e) {
      throw notStarted(log, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notStarted(log, e);
    }
  }

  private static @Nullable String firstLine(Process process) {
    try {
      return new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
          .readLine();
    } catch (IOException e) {
      return null;
    }
  }

  private static IllegalStateException notStarted(Path log, @Nullable Exception cause) {
    return new IllegalStateException(
        Engine.chosen()
            + " did not start; is software.amazon.dynamodb:DynamoDBLocal on the class path"
            + " of the tests? Its log is "
            + log.toAbsolutePath(),
        cause);
  }
}
