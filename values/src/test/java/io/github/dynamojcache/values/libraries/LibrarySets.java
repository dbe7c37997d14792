package io.github.dynamojcache.values.libraries;

import io.github.dynamojcache.values.SampleSet;
import java.util.List;

/** The sets of all libraries. */
public final class LibrarySets {

  private static final List<LibrarySet> SETS =
      List.of(
          new GuavaListSamples(),
          new GuavaMapSamples(),
          new GuavaValueSamples(),
          new JodaSamples(),
          new VavrSamples(),
          new ScalaSamples(),
          new EclipseCollectionsSamples());

  private LibrarySets() {}

  /** Returns the sets, in an order that does not change. */
  public static List<SampleSet> all() {
    return List.copyOf(SETS);
  }

  static List<LibrarySet> sets() {
    return SETS;
  }
}
