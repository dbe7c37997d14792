package io.github.dynamojcache.sharing.app;

/** A key with final fields and an {@code equals} that compares them. */
public final class Isbn {

  private final String digits;
  private final Kind kind;

  /** What it is the number of. */
  public enum Kind {
    BOOK,
    JOURNAL {
      @Override
      public String toString() {
        return "journal";
      }
    }
  }

  /** Makes a key. */
  public Isbn(String digits, Kind kind) {
    this.digits = digits;
    this.kind = kind;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Isbn that && digits.equals(that.digits) && kind == that.kind;
  }

  @Override
  public int hashCode() {
    return digits.hashCode();
  }

  @Override
  public String toString() {
    return digits;
  }
}
