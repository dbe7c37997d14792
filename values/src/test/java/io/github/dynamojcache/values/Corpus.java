package io.github.dynamojcache.values;

import io.github.dynamojcache.values.libraries.LibrarySets;
import java.util.List;
import java.util.stream.Stream;

/** Every set of samples. A new set needs a line here and nothing else. */
public final class Corpus {

  private static final List<SampleSet> SETS = LibrarySets.all();

  private Corpus() {}

  /** Returns the sets, in an order that does not change. */
  public static List<SampleSet> sets() {
    return SETS;
  }

  /** A sample and where it is from. */
  public record Entry(String name, Sample sample) {}

  /** Returns every sample of every set, with a name that is unique. */
  public static Stream<Entry> entries() {
    return SETS.stream()
        .flatMap(
            set ->
                set.samples().map(sample -> new Entry(set.name() + "/" + sample.name(), sample)));
  }
}
