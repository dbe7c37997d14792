package io.github.dynamojcache.sharing.app;

import io.github.dynamojcache.codec.ValueSurrogate;

/** Declared by the application as a service. */
public final class MoneySurrogate implements ValueSurrogate<Money, Long> {

  @Override
  public Class<Money> type() {
    return Money.class;
  }

  @Override
  public Long toStored(Money value) {
    return value.cents();
  }

  @Override
  public Money fromStored(Long stored) {
    return new Money(stored);
  }
}
