package io.github.dynamojcache.internal.engine;

import javax.cache.integration.CompletionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifies a completion listener of the end of {@code loadAll}. A failure of the listener has no
 * effect.
 */
final class Completion {

  private static final Logger LOG = LoggerFactory.getLogger(Completion.class);

  private Completion() {}

  static void succeeded(CompletionListener listener) {
    tell(listener, listener::onCompletion);
  }

  static void failed(CompletionListener listener, Exception failure) {
    tell(listener, () -> listener.onException(failure));
  }

  private static void tell(CompletionListener listener, Runnable call) {
    try {
      call.run();
    } catch (Throwable e) { // the load has ended: no caller could handle it
      UserCode.keepInterrupt(e);
      LOG.warn("the completion listener {} failed", listener.getClass().getName(), e);
    }
  }
}
