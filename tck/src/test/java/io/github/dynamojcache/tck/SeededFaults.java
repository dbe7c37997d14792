package io.github.dynamojcache.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The mode {@code faults}: a tenth of all requests fails before it is sent, and of a twentieth the
 * answer is lost after the request was carried out. The SDK finds it by its service file, which is
 * on the class path of that mode only.
 *
 * <p>Answers to deletes, and to writes that ask for the old item, are not lost: there the provider
 * says itself that the caller may be told otherwise than it was (docs/conformance.md, "Retries").
 * With {@code -Dtck.lose-uncertain=true} it is the other way round: these all lose the answer to
 * their first attempt, and nothing else happens, to see which tests of the TCK that shows in.
 */
public final class SeededFaults implements ExecutionInterceptor {

  private static final double FAILED = 0.10;
  private static final double LOST = 0.05;

  private static final boolean LOSE_UNCERTAIN = Boolean.getBoolean("tck.lose-uncertain");
  private static final ExecutionAttribute<Boolean> TRIED = new ExecutionAttribute<>("tried");

  /** The SDK makes an interceptor for each client, and the TCK makes hundreds of clients. */
  private static final Random LOTS = new Random(107);

  private static final AtomicInteger failed = new AtomicInteger();
  private static final AtomicInteger lost = new AtomicInteger();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(SeededFaults::report));
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    if (!LOSE_UNCERTAIN && LOTS.nextDouble() < FAILED) {
      failed.incrementAndGet();
      throw RetryableException.create("not sent, on purpose");
    }
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    if (context.httpResponse().isSuccessful()
        && (LOSE_UNCERTAIN ? isFirstUncertain(context, attributes) : isLostByLot(context))) {
      lost.incrementAndGet();
      context.responseBody().ifPresent(SeededFaults::discard);
      throw RetryableException.create("answer lost, on purpose");
    }
  }

  private static boolean isLostByLot(Context.AfterTransmission context) {
    return !isUncertain(context.request()) && LOTS.nextDouble() < LOST;
  }

  private static boolean isFirstUncertain(
      Context.AfterTransmission context, ExecutionAttributes attributes) {
    if (!isUncertain(context.request()) || attributes.getAttribute(TRIED) != null) {
      return false;
    }
    attributes.putAttribute(TRIED, true);
    return true;
  }

  private static boolean isUncertain(SdkRequest request) {
    if (request instanceof PutItemRequest put) {
      return put.returnValues() == ReturnValue.ALL_OLD;
    }
    if (request instanceof UpdateItemRequest update) {
      return update.returnValues() == ReturnValue.ALL_OLD;
    }
    return request instanceof DeleteItemRequest;
  }

  /** So that the connection can be used again. */
  private static void discard(InputStream body) {
    try (body) {
      body.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void report() {
    try {
      Files.writeString(
          Path.of(System.getProperty("tck.faults-report")), failed.get() + " " + lost.get());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
