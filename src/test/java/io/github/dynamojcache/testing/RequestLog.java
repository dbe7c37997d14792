package io.github.dynamojcache.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * The ledger: every HTTP attempt of the clients it is added to, in the order in which they were
 * sent, with the capacity units the service reported. It asks for that report itself, so that a
 * count never depends on the code under test, unless it is told only to listen. Thread-safe.
 *
 * <pre>{@code
 * RequestLog log = new RequestLog();
 * DynamoDbClient client = dynamo.clientBuilder()
 *     .overrideConfiguration(c -> c.addExecutionInterceptor(log)).build();
 * }</pre>
 */
public final class RequestLog implements ExecutionInterceptor {

  private static final Set<String> READS =
      Set.of("GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems");
  private static final Pattern ATTEMPT = Pattern.compile("attempt=(\\d+)");

  private final boolean asks;
  private final ExecutionAttribute<Attempt> current =
      new ExecutionAttribute<>("RequestLog-" + UUID.randomUUID());
  private final List<Attempt> attempts = new ArrayList<>();

  /** Creates a log that asks for the consumed capacity of every request. */
  public RequestLog() {
    this(true);
  }

  private RequestLog(boolean asks) {
    this.asks = asks;
  }

  /**
   * Creates a log that changes nothing: requests are recorded as they are on the wire, and units
   * only where the code under test asked for them.
   *
   * @return a log
   */
  public static RequestLog onlyListening() {
    return new RequestLog(false);
  }

  /**
   * What was sent since the last {@link #clear()}.
   *
   * @return every attempt, oldest first; a snapshot
   */
  public synchronized List<RecordedRequest> requests() {
    return attempts.stream().map(Attempt::snapshot).toList();
  }

  /**
   * What was sent for one operation.
   *
   * @param operation such as {@code PutItem}
   * @return its attempts, oldest first; a snapshot
   */
  public List<RecordedRequest> requests(String operation) {
    return requests().stream().filter(r -> r.operation().equals(operation)).toList();
  }

  /**
   * The names of the operations, for an assertion on the exact sequence.
   *
   * @return one name an attempt, oldest first
   */
  public List<String> operations() {
    return requests().stream().map(RecordedRequest::operation).toList();
  }

  /**
   * Counts attempts of every operation.
   *
   * @return how many were sent
   */
  public synchronized int count() {
    return attempts.size();
  }

  /**
   * Counts attempts of one operation.
   *
   * @param operation such as {@code PutItem}
   * @return how many were sent
   */
  public int count(String operation) {
    return requests(operation).size();
  }

  /**
   * The sum of the read units reported.
   *
   * @return read units; failures report none
   */
  public double readUnits() {
    return requests().stream().mapToDouble(RecordedRequest::readUnits).sum();
  }

  /**
   * The sum of the write units reported.
   *
   * @return write units; failures report none
   */
  public double writeUnits() {
    return requests().stream().mapToDouble(RecordedRequest::writeUnits).sum();
  }

  /** Forgets what was recorded. */
  public synchronized void clear() {
    attempts.clear();
  }

  /** Asks for the consumed capacity wherever the request's type can. */
  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    if (!asks) {
      return context.request();
    }
    SdkRequest.Builder builder = context.request().toBuilder();
    for (SdkField<?> field : ((SdkPojo) builder).sdkFields()) {
      if (field.locationName().equals("ReturnConsumedCapacity")) {
        field.set(builder, ReturnConsumedCapacity.TOTAL.toString());
        return builder.build();
      }
    }
    return context.request();
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    Attempt attempt =
        new Attempt(
            operation(context.httpRequest()), number(context.httpRequest()), context.request());
    attributes.putAttribute(current, attempt);
    synchronized (this) {
      attempts.add(attempt);
    }
  }

  @Override
  public synchronized void afterTransmission(
      Context.AfterTransmission context, ExecutionAttributes attributes) {
    Attempt attempt = attributes.getAttribute(current);
    if (attempt != null) {
      attempt.status = context.httpResponse().statusCode();
    }
  }

  @Override
  public synchronized void afterUnmarshalling(
      Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
    Attempt attempt = attributes.getAttribute(current);
    if (attempt != null) {
      context
          .response()
          .getValueForField("ConsumedCapacity", Object.class)
          .ifPresent(attempt::consumed);
    }
  }

  static String operation(SdkHttpRequest request) {
    String target = request.firstMatchingHeader("X-Amz-Target").orElse("");
    return target.substring(target.indexOf('.') + 1);
  }

  static int number(SdkHttpRequest request) {
    Matcher matcher = ATTEMPT.matcher(request.firstMatchingHeader("amz-sdk-request").orElse(""));
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 1;
  }

  /** An attempt whose answer may still be on its way; guarded by the log's monitor. */
  private static final class Attempt {
    private final String operation;
    private final int number;
    private final SdkRequest request;
    private int status;
    private double readUnits;
    private double writeUnits;

    Attempt(String operation, int number, SdkRequest request) {
      this.operation = operation;
      this.number = number;
      this.request = request;
    }

    void consumed(Object capacity) {
      if (capacity instanceof Collection<?> tables) {
        tables.forEach(this::consumed);
      } else if (capacity instanceof ConsumedCapacity table) {
        if (READS.contains(operation)) {
          readUnits += orZero(table.capacityUnits());
        } else {
          writeUnits += orZero(table.capacityUnits());
        }
      }
    }

    RecordedRequest snapshot() {
      return new RecordedRequest(operation, number, request, status, readUnits, writeUnits);
    }

    private static double orZero(@Nullable Double units) {
      return units == null ? 0 : units;
    }
  }
}
