package io.github.dynamojcache.benchmarks.samples;

import io.github.dynamojcache.benchmarks.stub.Entries;
import java.util.ArrayList;
import java.util.List;

/** The values that codecs are measured with. */
public enum SampleValue {
  /** A record of five fields. */
  RECORD("small record"),
  /** An entity graph. */
  GRAPH("entity graph of 20 fields"),
  /** A list of texts. */
  LIST("list of 10,000 texts"),
  /** A text of 256 bytes. */
  TEXT("text of 256 bytes");

  private final String title;

  SampleValue(String title) {
    this.title = title;
  }

  /** Returns what it is called in the report. */
  public String title() {
    return title;
  }

  /** Returns the value. */
  public Object value() {
    return switch (this) {
      case RECORD -> Customer.ADA;
      case GRAPH -> Order.sample();
      case LIST -> list();
      case TEXT -> Entries.VALUE;
    };
  }

  private static List<String> list() {
    List<String> list = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      list.add(Entries.key(i));
    }
    return list;
  }
}
