package io.github.dynamojcache.internal.event;

import static javax.cache.event.EventType.CREATED;
import static javax.cache.event.EventType.EXPIRED;
import static javax.cache.event.EventType.REMOVED;
import static javax.cache.event.EventType.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.cache.Cache;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.Factory;
import javax.cache.configuration.FactoryBuilder;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryListener;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.event.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ListenerDispatchTest {

  private final Cache<String, String> cache = NamedCache.named("books");
  private final ListenerDispatch<String, String> dispatch =
      new ListenerDispatch<>(cache, new HeldExecutor());
  private final RecordingListener listener = new RecordingListener();

  @ParameterizedTest
  @EnumSource
  void aSynchronousListenerIsToldBeforePublishReturns(EventType type) {
    dispatch.register(Listening.here().to(listener));

    dispatch.publish(type, "k", "v", null);

    assertThat(listener.events).hasSize(1);
    CacheEntryEvent<?, ?> event = listener.events.get(0);
    assertThat(event.getEventType()).isEqualTo(type);
    assertThat(event.getKey()).isEqualTo("k");
    assertThat(event.getValue()).isEqualTo("v");
    assertThat((Object) event.getSource()).isSameAs(cache);
  }

  @Test
  void aListenerIsToldOnlyOfTheTypesItHasAMethodFor() {
    List<EventType> told = new ArrayList<>();
    CacheEntryCreatedListener<String, String> created =
        events -> events.forEach(event -> told.add(event.getEventType()));
    dispatch.register(Listening.here().to(created));

    for (EventType type : EventType.values()) {
      dispatch.publish(type, "k", "v", "w");
    }

    assertThat(told).containsExactly(CREATED);
  }

  @Test
  void whatIsRegisteredIsKnownByType() {
    CacheEntryCreatedListener<String, String> created = events -> {};
    assertThat(dispatch.isAnyRegistered()).isFalse();
    assertThat(dispatch.isRegistered(CREATED)).isFalse();

    dispatch.register(Listening.here().to(created));
    assertThat(dispatch.isAnyRegistered()).isTrue();
    assertThat(dispatch.isRegistered(CREATED)).isTrue();
    assertThat(dispatch.isRegistered(REMOVED)).isFalse();

    dispatch.register(Listening.here().to(listener));
    assertThat(dispatch.isRegistered(REMOVED)).isTrue();
  }

  @Test
  void aListenerOfNoTypeIsRegisteredButNeverTold() {
    dispatch.register(Listening.here().to(new CacheEntryListener<String, String>() {}));

    assertThat(dispatch.isAnyRegistered()).isTrue();
    assertThatCode(() -> dispatch.publish(CREATED, "k", "v", null)).doesNotThrowAnyException();
  }

  @Test
  void anUpdateCarriesTheOldValueToWhoAskedForIt() {
    RecordingListener other = new RecordingListener();
    dispatch.register(Listening.here().withOldValues().to(listener));
    dispatch.register(Listening.here().to(other));

    dispatch.publish(UPDATED, "k", "new", "old");

    assertThat(listener.events.get(0).isOldValueAvailable()).isTrue();
    assertThat(listener.events.get(0).getOldValue()).isEqualTo("old");
    assertThat(other.events.get(0).isOldValueAvailable()).isFalse();
    assertThat(other.events.get(0).getOldValue()).isNull();
  }

  @Test
  void aCreatedEventHasNoOldValue() {
    dispatch.register(Listening.here().withOldValues().to(listener));

    dispatch.publish(CREATED, "k", "v", null);

    assertThat(listener.events.get(0).isOldValueAvailable()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"REMOVED", "EXPIRED"})
  void ofAnEntryThatIsGoneTheLastValueIsValueAndOldValue(EventType type) {
    RecordingListener other = new RecordingListener();
    dispatch.register(Listening.here().withOldValues().to(listener));
    dispatch.register(Listening.here().to(other));

    dispatch.publish(type, "k", "last", "last");

    for (RecordingListener each : List.of(listener, other)) {
      assertThat(each.events.get(0).getValue()).isEqualTo("last");
      assertThat(each.events.get(0).getOldValue()).isEqualTo("last");
      assertThat(each.events.get(0).isOldValueAvailable()).isTrue();
    }
  }

  @Test
  void theFilterDecidesWhatTheListenerHears() {
    dispatch.register(
        Listening.here().when(event -> event.getValue().startsWith("a")).to(listener));

    dispatch.publish(CREATED, "1", "apple", null);
    dispatch.publish(CREATED, "2", "pear", null);

    assertThat(listener.values()).containsExactly("apple");
  }

  @Test
  void aFilterThatFailsCostsOnlyItsListenerTheEvent() {
    RecordingListener other = new RecordingListener();
    dispatch.register(
        Listening.here()
            .when(
                event -> {
                  throw new IllegalStateException("filter");
                })
            .to(listener));
    dispatch.register(Listening.here().to(other));

    dispatch.publish(CREATED, "k", "v", null);

    assertThat(listener.events).isEmpty();
    assertThat(other.values()).containsExactly("v");
  }

  @Test
  void theFilterOfAnAsynchronousListenerRunsInThePublishingThread() {
    List<Thread> threads = new ArrayList<>();
    dispatch.register(
        Listening.later()
            .when(
                event -> {
                  threads.add(Thread.currentThread());
                  return false;
                })
            .to(listener));

    dispatch.publish(CREATED, "k", "v", null);

    assertThat(threads).containsExactly(Thread.currentThread());
  }

  @Test
  void anExceptionOfASynchronousListenerIsWrapped() {
    dispatch.register(Listening.here().to(failing(new IllegalStateException("boom"))));

    assertThatThrownBy(() -> dispatch.publish(REMOVED, "secret", "v", null))
        .isInstanceOf(CacheEntryListenerException.class)
        .hasMessageContaining("books")
        .hasMessageContaining("REMOVED")
        .hasMessageNotContaining("secret")
        .hasCause(new IllegalStateException("boom"));
  }

  @Test
  void aCacheEntryListenerExceptionPassesUnchanged() {
    CacheEntryListenerException exception = new CacheEntryListenerException("mine");
    dispatch.register(Listening.here().to(failing(exception)));

    assertThatThrownBy(() -> dispatch.publish(CREATED, "k", "v", null)).isSameAs(exception);
  }

  @Test
  void anErrorIsNotWrapped() {
    AssertionError error = new AssertionError("broken");
    dispatch.register(Listening.here().to(failing(error)));

    assertThatThrownBy(() -> dispatch.publish(CREATED, "k", "v", null)).isSameAs(error);
  }

  @Test
  void theOtherListenersHearOfAnEventThatOneFailedOn() {
    CacheEntryListenerException first = new CacheEntryListenerException("first");
    CacheEntryListenerException second = new CacheEntryListenerException("second");
    dispatch.register(Listening.here().to(failing(first)));
    dispatch.register(Listening.here().to(failing(second)));
    dispatch.register(Listening.here().to(listener));

    assertThatThrownBy(() -> dispatch.publish(CREATED, "k", "v", null))
        .isSameAs(first)
        .hasSuppressedException(second);
    assertThat(listener.values()).containsExactly("v");
  }

  @Test
  void oneExceptionThrownByTwoListenersIsNotSuppressedInItself() {
    CacheEntryListenerException shared = new CacheEntryListenerException("shared");
    dispatch.register(Listening.here().to(failing(shared)));
    dispatch.register(Listening.here().to(failing(shared)));

    assertThatThrownBy(() -> dispatch.publish(EXPIRED, "k", "v", null))
        .isSameAs(shared)
        .hasNoSuppressedExceptions();
  }

  @Test
  void aConfigurationIsRegisteredOnce() {
    var configuration = Listening.here().to(listener);
    dispatch.register(configuration);

    assertThatThrownBy(() -> dispatch.register(configuration))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("books");
  }

  @Test
  void anEqualConfigurationCountsAsTheSame() {
    var configuration = Listening.here().to(listener);
    dispatch.register(configuration);

    assertThatThrownBy(
            () -> dispatch.register(new MutableCacheEntryListenerConfiguration<>(configuration)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneListenerWithTwoConfigurationsIsToldTwice() {
    var factory = FactoryBuilder.factoryOf(TwoTimes.class);
    dispatch.register(new MutableCacheEntryListenerConfiguration<>(factory, null, false, true));
    dispatch.register(new MutableCacheEntryListenerConfiguration<>(factory, null, true, true));
    TwoTimes.told.clear();

    dispatch.publish(CREATED, "k", "v", null);

    assertThat(TwoTimes.told).containsExactly("v", "v");
  }

  @Test
  void aDeregisteredListenerHearsNoMore() {
    var configuration = Listening.here().to(listener);
    dispatch.register(configuration);

    dispatch.deregister(new MutableCacheEntryListenerConfiguration<>(configuration));
    dispatch.publish(CREATED, "k", "v", null);

    assertThat(listener.events).isEmpty();
    assertThat(dispatch.isAnyRegistered()).isFalse();
  }

  @Test
  void aConfigurationChangedAfterItsRegistrationStillDeregistersIt() {
    var configuration = new MutableCacheEntryListenerConfiguration<>(Listening.here().to(listener));
    dispatch.register(configuration);

    configuration.setSynchronous(false);
    dispatch.deregister(configuration);

    assertThat(dispatch.isAnyRegistered()).isFalse();
  }

  @Test
  void aConfigurationChangedAfterItsRegistrationChangesNothing() {
    var configuration = new MutableCacheEntryListenerConfiguration<>(Listening.here().to(listener));
    dispatch.register(configuration);

    configuration.setSynchronous(false);
    dispatch.publish(CREATED, "k", "v", null);

    assertThat(listener.values()).containsExactly("v");
  }

  @Test
  void deregisteringAnUnknownConfigurationDoesNothing() {
    dispatch.register(Listening.here().to(listener));

    dispatch.deregister(Listening.here().to(new RecordingListener()));

    assertThat(dispatch.isAnyRegistered()).isTrue();
  }

  @Test
  void aDeregisteredConfigurationMayBeRegisteredAgain() {
    var configuration = Listening.here().to(listener);
    dispatch.register(configuration);
    dispatch.deregister(configuration);

    dispatch.register(configuration);
    dispatch.publish(CREATED, "k", "v", null);

    assertThat(listener.values()).containsExactly("v");
  }

  @Test
  void listenerAndFilterAreMadeOncePerRegistration() {
    List<String> made = new ArrayList<>();
    dispatch.register(
        new MutableCacheEntryListenerConfiguration<>(
            () -> {
              made.add("listener");
              return listener;
            },
            () -> {
              made.add("filter");
              return event -> true;
            },
            false,
            true));

    dispatch.publish(CREATED, "1", "v", null);
    dispatch.publish(CREATED, "2", "v", null);

    assertThat(made).containsExactlyInAnyOrder("listener", "filter");
  }

  @Test
  void aFactoryThatMakesNoListenerIsRefused() {
    assertThatThrownBy(
            () ->
                dispatch.register(
                    new MutableCacheEntryListenerConfiguration<>(() -> null, null, false, true)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("listener factory");
    assertThat(dispatch.isAnyRegistered()).isFalse();
  }

  @Test
  void anEventUnwrapsToItsOwnClassAndRefusesOthers() {
    dispatch.register(Listening.here().to(listener));
    dispatch.publish(CREATED, "k", "v", null);
    CacheEntryEvent<?, ?> event = listener.events.get(0);

    assertThat(event.unwrap(EntryEvent.class)).isSameAs(event);
    assertThatThrownBy(() -> event.unwrap(String.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.String");
  }

  @Test
  void anEventDoesNotPrintKeysAndValues() {
    dispatch.register(Listening.here().to(listener));

    dispatch.publish(CREATED, "secret key", "secret value", null);

    assertThat(listener.events.get(0)).hasToString("CREATED in cache 'books'");
  }

  private static RecordingListener failing(Throwable failure) {
    return new RecordingListener() {
      @Override
      public void hear(CacheEntryEvent<? extends String, ? extends String> event) {
        if (failure instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) failure;
      }
    };
  }

  /** Made by its class name, so that two factories of it are equal. */
  public static final class TwoTimes implements CacheEntryCreatedListener<String, String> {

    static final List<String> told = new ArrayList<>();

    @Override
    public void onCreated(Iterable<CacheEntryEvent<? extends String, ? extends String>> events) {
      events.forEach(event -> told.add(event.getValue()));
    }
  }

  private static <T> Factory<T> after(Runnable code, T made) {
    return () -> {
      code.run();
      return made;
    };
  }

  private CacheEntryListenerConfiguration<String, String> listeningAfter(Runnable code) {
    return new MutableCacheEntryListenerConfiguration<>(after(code, listener), null, false, true);
  }

  @Test
  void aFactoryMayRegisterAnotherListener() {
    RecordingListener other = new RecordingListener();

    dispatch.register(listeningAfter(() -> dispatch.register(Listening.here().to(other))));

    dispatch.publish(CREATED, "k", "v", null);
    assertThat(listener.events).hasSize(1);
    assertThat(other.events).hasSize(1);
  }

  @Test
  void aFactoryMayWaitForAnotherThreadThatRegistersAListener() {
    RecordingListener other = new RecordingListener();

    dispatch.register(
        listeningAfter(
            () ->
                assertThat(
                        CompletableFuture.runAsync(
                            () -> dispatch.register(Listening.here().to(other))))
                    .succeedsWithin(Duration.ofSeconds(30))));

    dispatch.publish(CREATED, "k", "v", null);
    assertThat(other.events).hasSize(1);
  }

  @Test
  void whatIsMadeWhileTheDispatchClosesIsClosed() {
    assertThatThrownBy(
            () ->
                dispatch.register(
                    new MutableCacheEntryListenerConfiguration<>(
                        after(dispatch::close, listener), null, false, true)))
        .isInstanceOf(IllegalStateException.class);

    assertThat(listener.closed).hasValue(1);
    assertThat(dispatch.isAnyRegistered()).isFalse();
  }
}
