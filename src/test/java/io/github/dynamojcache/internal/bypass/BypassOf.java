package io.github.dynamojcache.internal.bypass;

import io.github.dynamojcache.internal.entries.CacheStore;
import io.github.dynamojcache.internal.entries.EntryStore;
import io.github.dynamojcache.options.FailureMode;
import java.time.Duration;
import java.util.List;

/** Puts the bypass around a store that does not fail. */
final class BypassOf {

  private BypassOf() {}

  static EntryStore store(CacheStore store) {
    Bypass bypass =
        new Bypass(
            "contract",
            store,
            store,
            () -> {},
            new BypassSettings(FailureMode.BYPASS, 5, Duration.ofSeconds(1), 1_000),
            List.of(),
            new ConnectionHealth(),
            Runnable::run,
            Runnable::run);
    bypass.open();
    return bypass.entries();
  }
}
