package io.github.dynamojcache.sharing.app;

import io.github.dynamojcache.codec.KeyCodec;

/** Declared by the application as a service. */
public final class ShelfCodec implements KeyCodec<Shelf> {

  @Override
  public Class<Shelf> type() {
    return Shelf.class;
  }

  @Override
  public String tag() {
    return "shelf";
  }

  @Override
  public String toText(Shelf key) {
    return key.toString();
  }

  @Override
  public Shelf fromText(String text) {
    return new Shelf(text);
  }
}
