package io.github.dynamojcache.values.libraries;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import java.util.List;
import java.util.stream.Stream;

/** The samples of one library, each with what is demanded of it. */
public abstract class LibrarySet implements SampleSet {

  abstract void collect(LibrarySamples samples);

  /** Returns the samples with what is demanded of them. */
  final List<LibrarySample> librarySamples() {
    LibrarySamples samples = new LibrarySamples(name());
    collect(samples);
    return samples.all();
  }

  @Override
  public final Stream<Sample> samples() {
    return librarySamples().stream().map(LibrarySample::sample);
  }
}
