package io.github.dynamojcache.quickstart;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * The requests that passed through a client, and the capacity units that DynamoDB reports for them.
 * A write that is refused because its condition does not hold is charged like another, but the
 * answer does not say how much: refused writes are counted by themselves. Thread-safe.
 */
final class Bill {

  private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query");

  private final TreeMap<String, Line> lines = new TreeMap<>(); // guarded by this

  /** All requests of one kind. */
  record Line(int requests, int refused, double readUnits, double writeUnits) {

    static final Line NONE = new Line(0, 0, 0, 0);

    Line plus(Line other) {
      return new Line(
          requests + other.requests,
          refused + other.refused,
          readUnits + other.readUnits,
          writeUnits + other.writeUnits);
    }
  }

  /** Returns a client that does what another one does, and keeps this bill. */
  DynamoDbClient kept(DynamoDbClient client) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> call(client, method, arguments));
  }

  private @Nullable Object call(
      DynamoDbClient client, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    try {
      return arguments != null && arguments[0] instanceof DynamoDbRequest request
          ? send(client, method, request)
          : method.invoke(client, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private Object send(DynamoDbClient client, Method method, DynamoDbRequest request)
      throws ReflectiveOperationException {
    String operation = request.getClass().getSimpleName().replace("Request", "");
    try {
      Object answer = method.invoke(client, askingForUnits(request));
      add(operation, units(operation, (DynamoDbResponse) answer));
      return answer;
    } catch (InvocationTargetException e) {
      boolean refused = e.getTargetException() instanceof ConditionalCheckFailedException;
      add(operation, new Line(1, refused ? 1 : 0, 0, 0));
      throw e;
    }
  }

  /** Requests about tables have no such field, and cost nothing. */
  private static DynamoDbRequest askingForUnits(DynamoDbRequest request) {
    DynamoDbRequest.Builder builder = request.toBuilder();
    for (SdkField<?> field : ((SdkPojo) builder).sdkFields()) {
      if (field.memberName().equals("ReturnConsumedCapacity")) {
        field.set(builder, ReturnConsumedCapacity.TOTAL.toString());
      }
    }
    return builder.build();
  }

  private static Line units(String operation, DynamoDbResponse answer) {
    Object consumed = answer.getValueForField("ConsumedCapacity", Object.class).orElse(null);
    double units = 0;
    if (consumed instanceof ConsumedCapacity one) {
      units = one.capacityUnits();
    } else if (consumed instanceof Collection<?> tables) {
      for (Object table : tables) {
        units += ((ConsumedCapacity) table).capacityUnits();
      }
    }
    return READS.contains(operation) ? new Line(1, 0, units, 0) : new Line(1, 0, 0, units);
  }

  private synchronized void add(String operation, Line line) {
    lines.merge(operation, line, Line::plus);
  }

  /** Returns the sum so far. */
  synchronized Line total() {
    return lines.values().stream().reduce(Line.NONE, Line::plus);
  }

  @Override
  public synchronized String toString() {
    StringBuilder text = new StringBuilder("What it took, as DynamoDB Local reported it:\n");
    text.append(row("", "requests", "refused", "read units", "write units"));
    lines.forEach((operation, line) -> text.append(row(operation, line)));
    text.append(row("in all", total()));
    return text.append("A refused write (a lost race) is charged too, and is not in the units.")
        .toString();
  }

  private static String row(String name, Line line) {
    return row(
        name,
        Integer.toString(line.requests()),
        Integer.toString(line.refused()),
        String.format(Locale.ROOT, "%.1f", line.readUnits()),
        String.format(Locale.ROOT, "%.1f", line.writeUnits()));
  }

  private static String row(String name, String... columns) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "  %-20s", name));
    for (String column : columns) {
      row.append(String.format(Locale.ROOT, "%13s", column));
    }
    return row.append('\n').toString();
  }
}
