package io.github.dynamojcache.sharing.app;

/** A key that is text by its codec. */
public final class Shelf {

  private final StringBuilder place;

  /** Makes a key. */
  public Shelf(String place) {
    this.place = new StringBuilder(place);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shelf that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return place.toString();
  }
}
