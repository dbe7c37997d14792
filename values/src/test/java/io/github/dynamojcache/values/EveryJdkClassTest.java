package io.github.dynamojcache.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.values.jdk.JdkClasses;
import io.github.dynamojcache.values.jdk.WithoutSamples;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No public {@code Serializable} class of the JDK's value packages is left out. */
class EveryJdkClassTest {

  private static Set<String> sampled() {
    return Corpus.sets().stream()
        .flatMap(SampleSet::samples)
        .map(sample -> sample.make().getClass())
        .map(type -> Enum.class.isAssignableFrom(type) ? enumOf(type) : type)
        .map(Class::getName)
        .collect(Collectors.toSet());
  }

  /** A constant with a body has a class of its own. */
  private static Class<?> enumOf(Class<?> type) {
    return type.isEnum() ? type : type.getSuperclass();
  }

  @Test
  void everyClassHasASampleOrAReasonForNone() {
    Set<String> without = new TreeSet<>();
    JdkClasses.all().map(Class::getName).forEach(without::add);
    without.removeAll(sampled());

    assertThat(without).isSubsetOf(WithoutSamples.reasons().keySet());
  }

  @Test
  void theTableOfReasonsNamesNoClassThatHasASample() {
    assertThat(WithoutSamples.reasons().keySet()).doesNotContainAnyElementsOf(sampled());
  }

  @Test
  void thereAreHundredsOfClasses() {
    assertThat(JdkClasses.all().count()).isGreaterThan(350);
  }
}
