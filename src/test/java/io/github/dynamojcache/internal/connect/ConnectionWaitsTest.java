package io.github.dynamojcache.internal.connect;

import static io.github.dynamojcache.internal.connect.FakeHttp.answerOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.http.SdkHttpClient;

/** Only of a request that found no free connection is it said that it waited for one. */
class ConnectionWaitsTest {

  private static final ExecutionAttributes NONE = new ExecutionAttributes();

  private final ConnectionWaits waits = new ConnectionWaits();
  private final SdkHttpClient client =
      new RenewingHttpClient(FakeHttp::new, 2, Duration.ofSeconds(20), waits, () -> {});

  @AfterEach
  void calm() {
    Thread.interrupted();
  }

  private static <T> T context(Class<T> type, Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer));
  }

  @Test
  void aRequestThatItsTimerInterruptsBeforeItTakesAFreeConnectionHasNotWaited() throws IOException {
    waits.beforeExecution(context(Context.BeforeExecution.class, ""), NONE);
    Thread.currentThread().interrupt();

    assertThat(answerOf(client)).isEqualTo("{}");

    ApiCallTimeoutException late = ApiCallTimeoutException.create(1_000);
    assertThat(waits.modifyException(context(Context.FailedExecution.class, late), NONE))
        .isSameAs(late);
  }
}
