package io.github.dynamojcache.ledger;

import static io.github.dynamojcache.ledger.Scenarios.ABSENT;
import static io.github.dynamojcache.ledger.Scenarios.LIVE;
import static io.github.dynamojcache.ledger.Scenarios.OTHER;
import static io.github.dynamojcache.ledger.Stage.KEY;
import static io.github.dynamojcache.ledger.Stage.VALUE;

import io.github.dynamojcache.ledger.Scenario.Book;
import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.seal.SealKey;
import io.github.dynamojcache.seal.SealKeys;
import javax.crypto.spec.SecretKeySpec;

/** What a seal changes: conditions on values, because sealed bytes may not be comparable. */
final class SealScenarios {

  private final Book book;

  SealScenarios(Book book) {
    this.book = book;
  }

  void write() {
    sealed("seal = hmac", SealMode.HMAC, "HmacSHA256");
    sealed("seal = aes-gcm", SealMode.AES_GCM, "AES");
  }

  private void sealed(String setting, SealMode mode, String algorithm) {
    SealKeys keys = SealKeys.of(new SealKey("k1", new SecretKeySpec(new byte[32], algorithm)));
    book.operation("get(k)", s -> s.cache().get(KEY))
        .with(c -> c.seal(mode, keys))
        .in(setting + ", live", LIVE, VALUE);
    book.operation("replace(k, old, v)", s -> s.cache().replace(KEY, VALUE, OTHER))
        .with(c -> c.seal(mode, keys))
        .in(setting + ", absent", ABSENT, false)
        .in(setting + ", live, equal", LIVE, true)
        .in(setting + ", live, not equal", s -> s.holding("something else"), false);
    book.operation("remove(k, old)", s -> s.cache().remove(KEY, VALUE))
        .with(c -> c.seal(mode, keys))
        .in(setting + ", absent", ABSENT, false)
        .in(setting + ", live, equal", LIVE, true)
        .in(setting + ", live, not equal", s -> s.holding("something else"), false);
  }
}
