package io.github.dynamojcache.values.hooks;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What all have: a text, a number, an object. Without hooks. */
abstract class Base implements Serializable {

  String text = "text";
  int number = 7;
  @Nullable Object object;

  @Override
  public String toString() {
    return getClass().getSimpleName() + " " + text + " " + number;
  }

  /** By text and number: an object that leads back to this one is not followed. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other != null
        && other.getClass() == getClass()
        && Objects.equals(((Base) other).text, text)
        && ((Base) other).number == number;
  }

  @Override
  public int hashCode() {
    return Objects.hash(text, number);
  }
}
