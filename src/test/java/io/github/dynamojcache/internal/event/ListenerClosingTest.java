package io.github.dynamojcache.internal.event;

import static javax.cache.event.EventType.CREATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.CacheException;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryEventFilter;
import org.junit.jupiter.api.Test;

class ListenerClosingTest {

  private final ListenerDispatch<String, String> dispatch =
      new ListenerDispatch<>(NamedCache.named("books"), Runnable::run);
  private final RecordingListener listener = new RecordingListener();
  private final ClosingFilter filter = new ClosingFilter();

  @Test
  void closeClosesEveryListenerAndFilterOnce() {
    RecordingListener other = new RecordingListener();
    dispatch.register(Listening.here().when(filter).to(listener));
    dispatch.register(Listening.later().to(other));

    dispatch.close();
    dispatch.close();

    assertThat(listener.closed).hasValue(1);
    assertThat(filter.closed).hasValue(1);
    assertThat(other.closed).hasValue(1);
  }

  @Test
  void deregisteringClosesListenerAndFilter() {
    var configuration = Listening.here().when(filter).to(listener);
    dispatch.register(configuration);

    dispatch.deregister(configuration);
    dispatch.close();

    assertThat(listener.closed).hasValue(1);
    assertThat(filter.closed).hasValue(1);
  }

  @Test
  void aListenerOfTwoRegistrationsIsClosedWithTheLastOfThem() {
    var first = Listening.here().to(listener);
    var second = Listening.here().withOldValues().to(listener);
    dispatch.register(first);
    dispatch.register(second);

    dispatch.deregister(first);
    assertThat(listener.closed).hasValue(0);

    dispatch.deregister(second);
    assertThat(listener.closed).hasValue(1);
  }

  @Test
  void oneObjectThatIsListenerAndFilterIsClosedOnce() {
    FilteringListener both = new FilteringListener();
    dispatch.register(Listening.here().when(both).to(both));

    dispatch.close();

    assertThat(both.closed).hasValue(1);
  }

  @Test
  void aListenerThatCannotBeClosedKeepsNoOtherOpen() {
    dispatch.register(Listening.here().to(stubborn("first")));
    dispatch.register(Listening.here().to(stubborn("second")));
    dispatch.register(Listening.here().to(listener));

    assertThatThrownBy(dispatch::close)
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("books")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .containsExactlyInAnyOrder("first", "second"));
    assertThat(listener.closed).hasValue(1);
  }

  @Test
  void aRegistrationHasEndedEvenIfItsListenerCannotBeClosed() {
    var configuration = Listening.here().to(stubborn("no"));
    dispatch.register(configuration);

    assertThatThrownBy(() -> dispatch.deregister(configuration)).isInstanceOf(CacheException.class);

    assertThat(dispatch.isAnyRegistered()).isFalse();
  }

  @Test
  void afterCloseNobodyIsTold() {
    dispatch.register(Listening.here().to(listener));
    dispatch.close();

    dispatch.publish(CREATED, "k", "v", null);

    assertThat(listener.events).isEmpty();
    assertThat(dispatch.isAnyRegistered()).isFalse();
  }

  @Test
  void afterCloseNothingCanBeRegistered() {
    dispatch.close();

    assertThatThrownBy(() -> dispatch.register(Listening.here().to(listener)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("books");
  }

  @Test
  void afterCloseDeregisteringDoesNothing() {
    var configuration = Listening.here().to(listener);
    dispatch.register(configuration);
    dispatch.close();

    dispatch.deregister(configuration);

    assertThat(listener.closed).hasValue(1);
  }

  @Test
  void theFilterIsClosedWhenTheListenerCannotBeMade() {
    assertThatThrownBy(
            () ->
                dispatch.register(
                    new MutableCacheEntryListenerConfiguration<>(
                        () -> {
                          throw new IllegalStateException("no listener");
                        },
                        () -> filter,
                        false,
                        true)))
        .hasMessage("no listener");

    assertThat(filter.closed).hasValue(1);
  }

  private static RecordingListener stubborn(String message) {
    return new RecordingListener() {
      @Override
      public void close() throws IOException {
        throw new IOException(message);
      }
    };
  }

  private static final class ClosingFilter
      implements CacheEntryEventFilter<String, String>, AutoCloseable {

    final AtomicInteger closed = new AtomicInteger();

    @Override
    public boolean evaluate(CacheEntryEvent<? extends String, ? extends String> event) {
      return true;
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  private static final class FilteringListener extends RecordingListener
      implements CacheEntryEventFilter<String, String> {

    @Override
    public boolean evaluate(CacheEntryEvent<? extends String, ? extends String> event) {
      return true;
    }
  }
}
