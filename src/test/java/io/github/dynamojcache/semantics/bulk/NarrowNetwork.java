package io.github.dynamojcache.semantics.bulk;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * A client whose network carries so many bytes in the time for an attempt, and no more: what is
 * larger times out, at once, so that no test waits. Binary values are as long as in base64. Other
 * requests pass, or single writes share what is carried as well. Thread-safe.
 */
final class NarrowNetwork {

  private final DynamoDbClient delegate;
  private final List<Integer> writes = new CopyOnWriteArrayList<>();
  private volatile long carried = Long.MAX_VALUE;
  private volatile int timedOut;
  private volatile CountDownLatch company = new CountDownLatch(0);
  private long underWay; // bytes of single writes; guarded by this

  NarrowNetwork(DynamoDbClient delegate) {
    this.delegate = delegate;
  }

  /** From now on this many bytes pass in an attempt. */
  void carry(long bytes) {
    carried = bytes;
    timedOut = 0;
    writes.clear();
  }

  /**
   * From now on this many bytes of single writes pass side by side. The first two wait for each
   * other, as large requests do on a network that carries one.
   */
  void carrySideBySide(long bytes) {
    carry(bytes);
    company = new CountDownLatch(2);
  }

  /** How many requests have timed out. */
  int timedOut() {
    return timedOut;
  }

  /** How many items each BatchWriteItem had. */
  List<Integer> writes() {
    return List.copyOf(writes);
  }

  DynamoDbClient client() {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {DynamoDbClient.class}, this::invoke);
  }

  private @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (arguments != null && arguments[0] instanceof BatchWriteItemRequest batch) {
      writes.add(batch.requestItems().values().iterator().next().size());
      pass(
          batch.requestItems().values().stream()
              .flatMap(Collection::stream)
              .map(w -> w.putRequest() != null ? w.putRequest().item() : w.deleteRequest().key()));
    }
    Object answer = answer(method, arguments);
    if (answer instanceof BatchGetItemResponse batch) {
      pass(batch.responses().values().stream().flatMap(Collection::stream));
    } else if (answer instanceof QueryResponse page) {
      pass(page.items().stream());
    }
    return answer;
  }

  private @Nullable Object answer(Method method, Object @Nullable [] arguments) throws Throwable {
    long bytes = arguments == null ? 0 : bytesOfSingleWrite(arguments[0]);
    if (bytes > 0) {
      enter(bytes);
    }
    try {
      return method.invoke(delegate, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      leave(bytes);
    }
  }

  private static long bytesOfSingleWrite(Object request) {
    return request instanceof PutItemRequest put
        ? bytes(put.item())
        : request instanceof UpdateItemRequest update && update.hasExpressionAttributeValues()
            ? bytes(update.expressionAttributeValues())
            : 0;
  }

  private void enter(long bytes) throws InterruptedException {
    boolean isTooMuch;
    synchronized (this) {
      underWay += bytes;
    }
    company.countDown();
    company.await(10, TimeUnit.SECONDS);
    synchronized (this) {
      isTooMuch = underWay > carried;
      timedOut += isTooMuch ? 1 : 0;
    }
    if (isTooMuch) {
      leave(bytes);
      throw ApiCallAttemptTimeoutException.create(300);
    }
  }

  private synchronized void leave(long bytes) {
    underWay -= bytes;
  }

  private static long bytes(Map<String, AttributeValue> item) {
    return item.values().stream().mapToLong(NarrowNetwork::length).sum();
  }

  private void pass(Stream<Map<String, AttributeValue>> items) {
    long bytes =
        items.flatMap(item -> item.values().stream()).mapToLong(NarrowNetwork::length).sum();
    if (bytes > carried) {
      synchronized (this) {
        timedOut++;
      }
      throw ApiCallAttemptTimeoutException.create(300);
    }
  }

  private static long length(AttributeValue value) {
    return value.b() != null
        ? value.b().asByteArrayUnsafe().length * 4L / 3
        : value.s() != null ? value.s().length() : 10;
  }
}
