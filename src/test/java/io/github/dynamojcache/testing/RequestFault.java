package io.github.dynamojcache.testing;

import java.io.IOException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;

/** What can become of one request of a client, other than its answer. */
public enum RequestFault {
  /** Nothing was sent. */
  NOT_SENT {
    @Override
    public <T> T send(Supplier<T> answer) {
      throw SdkClientException.create("refused on purpose", new IOException("on purpose"));
    }
  },
  /** It was carried out, and the answer is lost. */
  LOST_ANSWER {
    @Override
    public <T> T send(Supplier<T> answer) {
      T unused = answer.get();
      throw SdkClientException.create("lost on purpose", new IOException("on purpose"));
    }
  },
  /** The service has an error of its own. */
  STATUS_500 {
    @Override
    public <T> T send(Supplier<T> answer) {
      throw InternalServerErrorException.builder().message("on purpose").statusCode(500).build();
    }
  },
  /** The time is over. */
  TIMEOUT {
    @Override
    public <T> T send(Supplier<T> answer) {
      throw ApiCallTimeoutException.create(1_000);
    }
  },
  /** The thread is interrupted while it waits for the answer. */
  INTERRUPT {
    @Override
    public <T> T send(Supplier<T> answer) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("interrupted on purpose");
    }
  },
  /** The stack of the caller is full. */
  STACK_OVERFLOW {
    @Override
    public <T> T send(Supplier<T> answer) {
      throw new StackOverflowError("on purpose");
    }
  },
  /** There is no memory for the answer. */
  OUT_OF_MEMORY {
    @Override
    public <T> T send(Supplier<T> answer) {
      T unused = answer.get();
      throw new OutOfMemoryError("on purpose");
    }
  },
  /** A client of the user's own throws what it likes. */
  RUNTIME_EXCEPTION {
    @Override
    public <T> T send(Supplier<T> answer) {
      throw new UnsupportedOperationException("on purpose");
    }
  },
  /** Likewise, and what it does not declare. */
  UNDECLARED_EXCEPTION {
    @Override
    public <T> T send(Supplier<T> answer) {
      throw undeclared(new IOException("on purpose"));
    }
  };

  /** Does that, in the place of the answer. */
  public abstract <T> T send(Supplier<T> answer);

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Throwable> RuntimeException undeclared(Throwable thrown) throws X {
    throw (X) thrown;
  }
}
