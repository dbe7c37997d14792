package io.github.dynamojcache.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The samples are fit to be compared. */
class CorpusTest {

  @Test
  void noTwoSamplesHaveTheSameName() {
    assertThat(Corpus.entries().map(Corpus.Entry::name)).doesNotHaveDuplicates();
  }

  @Test
  void everySampleCanBeUsedBeforeItIsStored() {
    List<String> unusable = new ArrayList<>();
    Corpus.entries()
        .forEach(
            entry -> {
              try {
                entry.sample().use().accept(entry.sample().make());
              } catch (RuntimeException | StackOverflowError e) {
                unusable.add(entry.name() + ": " + e);
              }
            });

    assertThat(unusable).isEmpty();
  }

  /** Those that are generated may ask the clock. */
  @Test
  void twoInstancesOfASampleAreTheSameGraph() {
    List<String> different = new ArrayList<>();
    Corpus.entries()
        .filter(entry -> !entry.name().startsWith("JdkGenerated/"))
        .forEach(
            entry -> {
              String difference =
                  ObjectGraphs.difference(entry.sample().make(), entry.sample().make());
              if (difference != null) {
                different.add(entry.name() + ": " + difference);
              }
            });

    assertThat(different).isEmpty();
  }
}
