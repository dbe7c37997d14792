package io.github.dynamojcache.faults.client;

import io.github.dynamojcache.faults.history.Call;
import io.github.dynamojcache.faults.history.EventLine;
import io.github.dynamojcache.faults.history.LostAnswer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Tells the coordinator, line by line, what this JVM does. A line is in the pipe before the call
 * goes on, so it outlives a kill. Thread-safe.
 */
final class Reporter {

  private final FileOutputStream pipe = new FileOutputStream(FileDescriptor.out);
  private final AtomicLong ids = new AtomicLong();

  /** Says that a call begins, and returns its number. */
  long invoked(Call call) {
    long id = ids.incrementAndGet();
    say(EventLine.invoked(id, System.nanoTime(), call));
    return id;
  }

  void returned(long id, @Nullable String result) {
    say(EventLine.returned(id, System.nanoTime(), result));
  }

  void failed(long id, RuntimeException failure) {
    say(EventLine.failed(id, System.nanoTime(), failure.getClass().getName()));
  }

  /** Says that a call threw, or the bulk operation did of which it was a part, and may be done. */
  void unclear(long id, RuntimeException failure) {
    say(EventLine.unclear(id, System.nanoTime(), failure.getClass().getName()));
  }

  void loaded(long id, String value) {
    say(EventLine.loaded(id, value));
  }

  void lost(long id, LostAnswer lost) {
    say(EventLine.lost(id, lost));
  }

  void say(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      synchronized (this) {
        pipe.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the coordinator is gone", e);
    }
  }
}
