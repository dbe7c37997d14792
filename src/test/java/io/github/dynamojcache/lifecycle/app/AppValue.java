package io.github.dynamojcache.lifecycle.app;

import java.util.ArrayList;
import java.util.List;

/** A value of the application, no record: so its bytes are the value codec's work. */
public final class AppValue {

  /** An enum inside. */
  public enum Kind {
    PLAIN,
    FANCY
  }

  private final String text;
  private final Kind kind;
  private final List<AppKey> related = new ArrayList<>();

  @SuppressWarnings("unused") // for the codec
  private AppValue() {
    this("");
  }

  /** Makes a value. */
  public AppValue(String text) {
    this.text = text;
    this.kind = Kind.FANCY;
    this.related.add(new AppKey(text));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AppValue that
        && text.equals(that.text)
        && kind == that.kind
        && related.equals(that.related);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
