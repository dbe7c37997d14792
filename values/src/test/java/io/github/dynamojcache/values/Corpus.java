package io.github.dynamojcache.values;

import io.github.dynamojcache.values.hooks.Constants;
import io.github.dynamojcache.values.hooks.ExtendedClasses;
import io.github.dynamojcache.values.hooks.ExtendedContainers;
import io.github.dynamojcache.values.hooks.ExtendedMaps;
import io.github.dynamojcache.values.hooks.ExtendedQueuesAndMaps;
import io.github.dynamojcache.values.hooks.ExternalHooks;
import io.github.dynamojcache.values.hooks.Hierarchies;
import io.github.dynamojcache.values.hooks.ReplacingHooks;
import io.github.dynamojcache.values.hooks.SerialFieldHooks;
import io.github.dynamojcache.values.hooks.Shapes;
import io.github.dynamojcache.values.hooks.StreamHooks;
import io.github.dynamojcache.values.hooks.StreamHooksWithRules;
import io.github.dynamojcache.values.hooks.Superclasses;
import io.github.dynamojcache.values.jdk.JdkCalendars;
import io.github.dynamojcache.values.jdk.JdkCollections;
import io.github.dynamojcache.values.jdk.JdkConcurrency;
import io.github.dynamojcache.values.jdk.JdkGenerated;
import io.github.dynamojcache.values.jdk.JdkModules;
import io.github.dynamojcache.values.jdk.JdkRare;
import io.github.dynamojcache.values.jdk.JdkScalars;
import io.github.dynamojcache.values.jdk.JdkTexts;
import io.github.dynamojcache.values.jdk.JdkThrowables;
import io.github.dynamojcache.values.jdk.JdkTimes;
import io.github.dynamojcache.values.jdk.JdkViews;
import io.github.dynamojcache.values.jdk.JdkWrappers;
import io.github.dynamojcache.values.libraries.LibrarySets;
import java.util.List;
import java.util.stream.Stream;

/** Every set of samples. A new set needs a line here and nothing else. */
public final class Corpus {

  private static final List<SampleSet> PLAIN =
      List.of(
          new JdkCollections(),
          new JdkViews(),
          new JdkWrappers(),
          new JdkConcurrency(),
          new JdkTimes(),
          new JdkCalendars(),
          new JdkTexts(),
          new JdkScalars(),
          new JdkThrowables(),
          new JdkModules(),
          new JdkRare(),
          new JdkGenerated(),
          new Constants(),
          new ExtendedClasses(),
          new ExtendedQueuesAndMaps(),
          new ExtendedContainers(),
          new ExtendedMaps(),
          new ExternalHooks(),
          new Hierarchies(),
          new Superclasses(),
          new ReplacingHooks(),
          new SerialFieldHooks(),
          new Shapes(),
          new StreamHooks(),
          new StreamHooksWithRules());

  private static final List<SampleSet> SETS =
      Stream.concat(PLAIN.stream(), LibrarySets.all().stream()).toList();

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
