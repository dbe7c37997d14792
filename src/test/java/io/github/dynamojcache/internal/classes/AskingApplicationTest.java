package io.github.dynamojcache.internal.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoCachingProvider;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is made for an application lives as long as its class loader, and as the cache. */
class AskingApplicationTest {

  /** Refers to the loader, as classes do. */
  private record Made(ClassLoader of) {}

  private final AtomicInteger count = new AtomicInteger();
  private final PerApplication<Made> made =
      PerApplication.of(
          new DefaultClassLoader(),
          loader -> {
            count.incrementAndGet();
            return new Made(loader);
          });
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(before);
  }

  private static ClassLoader application() {
    return new URLClassLoader(new URL[0], AskingApplicationTest.class.getClassLoader());
  }

  private static <T> T in(@Nullable ClassLoader context, Supplier<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader earlier = thread.getContextClassLoader();
    thread.setContextClassLoader(context);
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(earlier);
    }
  }

  private Made madeIn(@Nullable ClassLoader context) {
    return in(context, made::get);
  }

  private static void awaitCollected(WeakReference<?> reference) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              System.gc();
              return reference.refersTo(null);
            });
  }

  @Test
  void eachApplicationHasItsOwnWhichIsMadeOnce() {
    ClassLoader one = application();
    ClassLoader two = application();

    Made ofOne = madeIn(one);
    Made ofTwo = madeIn(two);

    assertThat(ofOne.of()).isSameAs(one);
    assertThat(ofTwo.of()).isSameAs(two);
    assertThat(madeIn(one)).isSameAs(ofOne);
    assertThat(madeIn(two)).isSameAs(ofTwo);
    assertThat(count).hasValue(2);
  }

  @Test
  void aThreadWithoutAnApplicationUsesTheLibrarysOwn() {
    ClassLoader library = DynamoCachingProvider.class.getClassLoader();
    Made own = madeIn(library);

    assertThat(own.of()).isSameAs(library);
    assertThat(madeIn(null)).isSameAs(own);
    assertThat(madeIn(library.getParent())).isSameAs(own);
    assertThat(madeIn(new DefaultClassLoader())).isSameAs(own);
  }

  @Test
  void whereTheThreadHasNoApplicationTheObjectSaysWhoseItIs() throws Exception {
    ClassLoader one = application();
    Object ofOne =
        java.lang.reflect.Proxy.newProxyInstance(
            one, new Class<?>[] {Runnable.class}, (self, method, arguments) -> null);

    assertThat(in(null, () -> made.get(ofOne)).of()).isSameAs(one);
    assertThat(in(null, () -> made.get("text")).of())
        .isSameAs(DynamoCachingProvider.class.getClassLoader());
    ClassLoader two = application();
    assertThat(in(two, () -> made.get(ofOne)).of()).isSameAs(two);
  }

  @Test
  void aGarbageCollectionDoesNotTakeAwayWhatWasMadeForALivingApplication() {
    ClassLoader one = application();
    WeakReference<Made> first = new WeakReference<>(madeIn(one));
    WeakReference<Object> garbage = new WeakReference<>(new Object());

    awaitCollected(garbage);

    assertThat(first.get()).isNotNull().isSameAs(madeIn(one));
    assertThat(count).hasValue(1);
  }

  @Test
  void anApplicationThatLeavesIsNotKept() {
    WeakReference<ClassLoader> left = useAndLeave();

    awaitCollected(left);

    assertThat(madeIn(application())).isNotNull();
  }

  private WeakReference<ClassLoader> useAndLeave() {
    ClassLoader leaving = application();
    assertThat(madeIn(leaving).of()).isSameAs(leaving);
    return new WeakReference<>(leaving);
  }

  /** What is made for one application may refer to what another brought along. */
  @Test
  void afterCloseALivingApplicationKeepsNothing() {
    ClassLoader one = application();
    WeakReference<Made> first = new WeakReference<>(madeIn(one));

    made.close();

    awaitCollected(first);
    assertThat(madeIn(one).of()).isSameAs(one);
  }

  @Test
  void anApplicationThatWasStoppedStillGetsAnAnswer() {
    ClassLoader stopped =
        new ClassLoader(getClass().getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) {
            throw new IllegalStateException("this web application has been stopped already");
          }
        };

    assertThat(madeIn(stopped).of()).isSameAs(stopped);
  }

  @Test
  void whatCouldNotBeMadeIsTriedAgain() {
    AtomicInteger attempts = new AtomicInteger();
    PerApplication<String> failing =
        PerApplication.of(
            new DefaultClassLoader(),
            loader -> {
              if (attempts.incrementAndGet() == 1) {
                throw new CacheException("a surrogate is missing");
              }
              return "made";
            });
    ClassLoader one = application();

    assertThatThrownBy(() -> in(one, failing::get)).hasMessage("a surrogate is missing");
    String again = in(one, failing::get);
    assertThat(again).isEqualTo("made");
  }

  @Test
  void aManagerWithTheLoaderOfAnApplicationHasOneForAll() {
    ClassLoader one = application();
    PerApplication<Made> only = PerApplication.of(one, Made::new);

    Made elsewhere = in(application(), only::get);
    assertThat(elsewhere.of()).isSameAs(one);
    assertThat(in(null, () -> only.get("text")).of()).isSameAs(one);
  }
}
