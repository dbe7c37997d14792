package io.github.dynamojcache.values.libraries;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.springframework.core.codec.DecodingException;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.UnknownHttpStatusCodeException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;

/** Spring's exceptions, which a cache of exceptions stores. */
public final class SpringErrorSamples extends LibrarySet {

  @Override
  void collect(LibrarySamples samples) {
    web(samples);
    client(samples);
    data(samples);
  }

  private static void web(LibrarySamples samples) {
    samples
        .storable(
            "ResponseStatusException", () -> new ResponseStatusException(HttpStatus.NOT_FOUND))
        .storable(
            "ResponseStatusException with a cause",
            () ->
                new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "a", new IllegalStateException("b")))
        .storable(
            "ResponseStatusException, unknown status",
            () -> new ResponseStatusException(599, "a", null))
        .rightOrRefused(
            "MethodNotAllowedException",
            () -> new MethodNotAllowedException(HttpMethod.GET, List.of(HttpMethod.POST)))
        .rightOrRefused("DecodingException", () -> new DecodingException("a"));
  }

  private static void client(LibrarySamples samples) {
    samples
        .storable(
            "HttpClientErrorException", () -> new HttpClientErrorException(HttpStatus.NOT_FOUND))
        .storable("HttpClientErrorException with a body", () -> clientError())
        .storable(
            "HttpClientErrorException.NotFound",
            () ->
                HttpClientErrorException.create(
                    HttpStatus.NOT_FOUND,
                    "Not Found",
                    new HttpHeaders(),
                    new byte[] {1},
                    StandardCharsets.UTF_8))
        .storable(
            "HttpServerErrorException",
            () ->
                HttpServerErrorException.create(
                    HttpStatus.BAD_GATEWAY, "Bad", new HttpHeaders(), new byte[0], null))
        .rightOrRefused(
            "UnknownHttpStatusCodeException",
            () ->
                new UnknownHttpStatusCodeException(599, "a", new HttpHeaders(), new byte[0], null))
        .storable("ResourceAccessException", () -> new ResourceAccessException("a"));
  }

  private static void data(LibrarySamples samples) {
    samples
        .storable(
            "EmptyResultDataAccessException", () -> new EmptyResultDataAccessException("a", 1))
        .storable(
            "IncorrectResultSizeDataAccessException",
            () -> new IncorrectResultSizeDataAccessException(1, 2))
        .storable("DuplicateKeyException", () -> new DuplicateKeyException("a"))
        .storable(
            "DataIntegrityViolationException of an SQLException",
            () -> new DataIntegrityViolationException("a", new SQLException("b", "23505", 7)))
        .storable(
            "OptimisticLockingFailureException", () -> new OptimisticLockingFailureException("a"))
        .storable("CannotAcquireLockException", () -> new CannotAcquireLockException("a"))
        .storable("TransactionSystemException", () -> transactionFailure());
  }

  private static HttpClientErrorException clientError() {
    HttpHeaders headers = new HttpHeaders();
    headers.add("X-A", "1");
    return new HttpClientErrorException(
        HttpStatus.BAD_REQUEST,
        "Bad",
        headers,
        "body".getBytes(StandardCharsets.UTF_8),
        StandardCharsets.UTF_8);
  }

  private static TransactionSystemException transactionFailure() {
    TransactionSystemException failure = new TransactionSystemException("a");
    failure.initApplicationException(new IllegalStateException("b"));
    return failure;
  }
}
