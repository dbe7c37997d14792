package io.github.dynamojcache.internal.local;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * DynamoDB Local inside this JVM, in memory, found by reflection. Its data are lost when it is
 * closed. It closes by itself when no thread of the program keeps the JVM alive. Thread-safe.
 *
 * <p>For trials and tests only. Users put it on the class path themselves: its licence requires an
 * AWS account and does not permit redistribution.
 */
public final class EmbeddedDynamo implements AutoCloseable {

  /** The current 3.x first, then 2.x. */
  private static final List<String> ENGINES =
      List.of(
          "software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded",
          "com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded");

  /** The value of the parameter disableTelemetry, which has the boxed type. */
  private static final Boolean TELEMETRY_OFF = true;

  /** The names of its database threads begin with this. */
  private static final String QUEUE = "SQLiteQueue";

  /** The database is in memory, so it closes at once, unless the machine is very busy. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Object engine;
  private final Class<?> engineType;
  private final DynamoDbClient client;
  private final Set<Thread> queues;
  private final Thread end;

  private EmbeddedDynamo(
      Object engine, Class<?> engineType, DynamoDbClient client, Set<Thread> queues) {
    this.engine = engine;
    this.engineType = engineType;
    this.client = client;
    this.queues = queues;
    this.end = EngineThreads.endAfterProgram(this::closeAfterProgram);
  }

  /**
   * Starts an engine, with telemetry off.
   *
   * @param loader finds DynamoDB Local; if it does not, this class's own loader is used
   * @return the running engine
   * @throws CacheException if DynamoDB Local is not on the class path, or does not start
   */
  public static EmbeddedDynamo start(ClassLoader loader) {
    return start(find(loader));
  }

  /** Returns the factory class of the engines. */
  static Class<?> find(ClassLoader loader) {
    for (String name : ENGINES) {
      for (ClassLoader candidate : List.of(loader, EmbeddedDynamo.class.getClassLoader())) {
        try {
          return candidate.loadClass(name); // Class.forName would cache the class in the JVM
        } catch (ClassNotFoundException e) {
          // Try the next one, or throw below.
        }
      }
    }
    throw new CacheException(
        "endpoint = embedded needs DynamoDB Local, which is not on the class path. Add"
            + " software.amazon.dynamodb:DynamoDBLocal (3.x) to your own build, with scope test or"
            + " runtime. It is for trying and for tests only, and is not part of this provider:"
            + " its licence is Amazon's and asks you to have an AWS account. Or set endpoint to the"
            + " address of a DynamoDB, or leave it out to use AWS.");
  }

  static EmbeddedDynamo start(Class<?> factory) {
    return EngineThreads.start(factory.getClassLoader(), () -> startInThisThread(factory));
  }

  private static EmbeddedDynamo startInThisThread(Class<?> factory) {
    try {
      Set<Thread> others = queues();
      Method create = factory.getMethod("create", Boolean.class);
      Object engine = create.invoke(null, TELEMETRY_OFF);
      Class<?> type = create.getReturnType();
      Object client = type.getMethod("dynamoDbClient").invoke(engine);
      if (client instanceof DynamoDbClient ours) {
        Set<Thread> own = queues();
        own.removeAll(others);
        return new EmbeddedDynamo(engine, type, UncloseableClient.of(ours), own);
      }
      shutDown(engine, type);
      throw new CacheException(
          "DynamoDB Local was loaded together with another copy of the AWS SDK than this provider."
              + " Put both on the same class path.");
    } catch (InvocationTargetException e) {
      throw notStarted(factory, e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw notStarted(factory, e);
    }
  }

  private static Set<Thread> queues() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(QUEUE))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * Returns a client of this engine. It holds no resources of its own, and its {@code close()} has
   * no effect: the engine ends with {@link #close()}.
   *
   * @return the same client at each call
   */
  public DynamoDbClient client() {
    return client;
  }

  /** Ends the engine and its threads; its data are lost. Has no effect the second time. */
  @Override
  public void close() {
    end.interrupt();
    closeAfterProgram();
  }

  private void closeAfterProgram() {
    try {
      shutDown(engine, engineType);
    } catch (ReflectiveOperationException e) {
      throw new CacheException("DynamoDB Local did not shut down", e);
    }
    awaitQueues();
  }

  /**
   * These threads load classes while they end, and the caller may close the class loader
   * afterwards.
   */
  private void awaitQueues() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      for (Thread queue : queues) {
        TimeUnit.NANOSECONDS.timedJoin(queue, end - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Does not use the graceful shutdown(): in 2.x it leaves threads running, and the JVM never ends.
   */
  private static void shutDown(Object engine, Class<?> type) throws ReflectiveOperationException {
    type.getMethod("shutdownNow").invoke(engine);
  }

  private static CacheException notStarted(Class<?> type, @Nullable Throwable cause) {
    return new CacheException(
        "DynamoDB Local ("
            + type.getName()
            + ") did not start: "
            + cause
            + ". It needs all of its own dependencies, with the versions of the AWS SDK's artifacts"
            + " equal, and a writable java.io.tmpdir for its native library.",
        cause);
  }
}
