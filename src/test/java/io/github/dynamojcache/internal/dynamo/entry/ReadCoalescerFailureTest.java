package io.github.dynamojcache.internal.dynamo.entry;

import static io.github.dynamojcache.internal.dynamo.entry.Readers.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.dynamo.entry.Readers.Reader;
import io.github.dynamojcache.internal.dynamo.entry.Readers.Sending;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Whose failure a failed or interrupted request is. */
@Timeout(60)
class ReadCoalescerFailureTest {

  @RegisterExtension final Readers readers = new Readers();

  @Test
  void aFailureIsThatOfAllWhoShareTheRequestAndEachHasAnExceptionOfItsOwn() throws Exception {
    readers.start(KEY);
    Sending underWay = readers.nextSent();
    Reader sender = readers.startWaiting("get", KEY);
    Reader sharer = readers.startWaiting("containsKey", KEY);
    SdkClientException throttled = SdkClientException.create("throttled");

    underWay.answer(1);
    Sending next = readers.nextSent();
    CacheException sendersFailure = readers.failure(next.operation(), throttled);
    next.fail(sendersFailure);

    assertThat(sender.failure()).isSameAs(sendersFailure);
    assertThat(sharer.failure())
        .isExactlyInstanceOf(CacheException.class)
        .hasMessageContaining("containsKey on cache 'books' failed")
        .hasCause(throttled);
    assertThat(sharer.failure().getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals("readAmongOthers"));
  }

  @Test
  void aFailureThatIsNotTheSdksIsSharedToo() throws Exception {
    readers.start(KEY);
    Sending underWay = readers.nextSent();
    Reader sender = readers.startWaiting(KEY);
    Reader sharer = readers.startWaiting(KEY);
    CacheException layout = new CacheException("layout version 2");

    underWay.answer(1);
    readers.nextSent().fail(layout);

    assertThat(sender.failure()).isSameAs(layout);
    assertThat(sharer.failure())
        .isNotSameAs(layout)
        .isInstanceOf(CacheException.class)
        .hasMessage("layout version 2")
        .hasCause(layout);
  }

  @Test
  void aFailureIsNotThatOfWhoComesLater() throws Exception {
    Reader first = readers.start(KEY);
    Sending underWay = readers.nextSent();
    Reader second = readers.startWaiting(KEY);

    underWay.fail(new CacheException("on purpose"));
    readers.nextSent().answer(2);

    assertThat(first.failure()).hasMessage("on purpose");
    assertThat(second.result()).isEqualTo(2);
  }

  @Test
  void whenTheSendersTimeIsOverTheOthersReadForThemselves() throws Exception {
    readers.start(KEY);
    Sending underWay = readers.nextSent();
    Reader sender = readers.startWaiting(KEY);
    List<Reader> sharers = readers.startWaiting(5);

    underWay.answer(1);
    readers.nextSent().fail(readers.failure("get", ApiCallTimeoutException.create(1_000)));
    Sending third = readers.nextSent();
    third.answer(3);
    readers.answerRest(4, sharers);

    assertThat(sender.failure()).hasMessageContaining("call-timeout");
    for (Reader sharer : sharers) {
      assertThat(sharer.result()).isGreaterThan(2);
    }
  }

  @Test
  void whenTheSenderDiesOfAnErrorTheOthersReadForThemselves() throws Exception {
    readers.start(KEY);
    Sending underWay = readers.nextSent();
    Reader sender = readers.startWaiting(KEY);
    List<Reader> sharers = readers.startWaiting(5);
    Error error = new AssertionError("on purpose");

    underWay.answer(1);
    readers.nextSent().fail(error);
    readers.nextSent().answer(3);
    readers.answerRest(4, sharers);

    assertThat(sender.failure()).isSameAs(error);
    for (Reader sharer : sharers) {
      assertThat(sharer.result()).isGreaterThan(2);
    }
  }

  @Test
  void whenTheSenderIsInterruptedInItsRequestTheOthersReadForThemselves() throws Exception {
    readers.start(KEY);
    Sending underWay = readers.nextSent();
    Reader sender = readers.startWaiting(KEY);
    List<Reader> sharers = readers.startWaiting(5);

    underWay.answer(1);
    readers.nextSent();
    sender.interrupt();
    readers.nextSent().answer(3);
    readers.answerRest(4, sharers);

    assertThat(sender.failure()).isInstanceOf(CacheException.class).hasMessage("interrupted");
    for (Reader sharer : sharers) {
      assertThat(sharer.result()).isGreaterThan(2);
    }
  }

  @Test
  void whenTheSenderIsInterruptedBeforeItsTurnTheOthersReadForThemselves() throws Exception {
    Reader first = readers.start(KEY);
    Sending underWay = readers.nextSent();
    Reader sender = readers.startWaiting(KEY);
    List<Reader> sharers = readers.startWaiting(5);

    sender.interrupt();
    readers.nextSent().answer(2);
    readers.answerRest(3, sharers);

    assertThat(sender.failure()).hasMessageContaining("was interrupted while it waited");
    for (Reader sharer : sharers) {
      assertThat(sharer.result()).isGreaterThan(1);
    }
    underWay.answer(1);
    assertThat(first.result()).isEqualTo(1);
  }

  @Test
  void whoIsInterruptedWhileSharingFailsAloneAndKeepsItsInterruptFlag() throws Exception {
    readers.start(KEY);
    Sending underWay = readers.nextSent();
    Reader sender = readers.startWaiting(KEY);
    AtomicBoolean flag = new AtomicBoolean();
    Reader interrupted =
        readers.startWaiting(
            new Reader(
                new FutureTask<>(
                    () -> {
                      try {
                        return readers.reads.read("get", KEY);
                      } finally {
                        flag.set(Thread.currentThread().isInterrupted());
                      }
                    })));

    interrupted.interrupt();

    assertThat(interrupted.failure())
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("get on cache 'books' failed")
        .hasMessageContaining("The thread was interrupted");
    assertThat(flag).isTrue();
    underWay.answer(1);
    readers.nextSent().answer(2);
    assertThat(sender.result()).isEqualTo(2);
  }
}
