package io.github.dynamojcache.sharing.app;

/** A value that only its surrogate can store: it holds on to something that is alive. */
public final class Money {

  private final long cents;
  private final Thread owner = new Thread();

  /** Makes a value. */
  public Money(long cents) {
    this.cents = cents;
  }

  long cents() {
    return cents;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Money that && cents == that.cents && owner != that.owner;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(cents);
  }
}
