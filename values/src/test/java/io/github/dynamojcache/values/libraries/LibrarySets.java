package io.github.dynamojcache.values.libraries;

import io.github.dynamojcache.values.SampleSet;
import java.util.List;

/** The sets of all libraries. */
public final class LibrarySets {

  private static final List<LibrarySet> SETS =
      List.of(
          new AvroSamples(),
          new CommonsSamples(),
          new EclipseCollectionsSamples(),
          new GeneratedClassSamples(),
          new GeometrySamples(),
          new GroovySamples(),
          new GuavaListSamples(),
          new GuavaMapSamples(),
          new GuavaValueSamples(),
          new JodaSamples(),
          new JsonTreeSamples(),
          new KotlinSamples(),
          new KotlinxSamples(),
          new MoneyAndTimeSamples(),
          new PrimitiveCollectionsSamples(),
          new ProtobufSamples(),
          new ScalaCaseSamples(),
          new ScalaSamples(),
          new ShiroSamples(),
          new SpringDataSamples(),
          new SpringErrorSamples(),
          new SpringSecuritySamples(),
          new SpringWebSamples(),
          new VavrSamples());

  private LibrarySets() {}

  /** Returns the sets, in an order that does not change. */
  public static List<SampleSet> all() {
    return List.copyOf(SETS);
  }

  static List<LibrarySet> sets() {
    return SETS;
  }
}
