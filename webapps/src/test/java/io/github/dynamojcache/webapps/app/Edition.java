package io.github.dynamojcache.webapps.app;

/** A value whose class is another one in each deployment: its text is changed when it is packed. */
public final class Edition {

  /** Stands in the class file in its place. */
  public static final String PLACEHOLDER = "edition 00 of none";

  private final String written;

  Edition(String written) {
    this.written = written;
  }

  /** Returns what the deployment says that has loaded this class. */
  String ofClass() {
    return "edition 00 of none";
  }

  /** Returns what the deployment said that has written this value. */
  String written() {
    return written;
  }
}
