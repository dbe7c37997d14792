package io.github.dynamojcache.sharing.app;

import io.github.dynamojcache.sharing.Content;

/** A value for JSON. */
public record Note(String text) implements Content {

  /** Returns one. */
  public static Note sample() {
    return new Note("n");
  }
}
