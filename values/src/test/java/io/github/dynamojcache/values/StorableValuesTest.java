package io.github.dynamojcache.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The oracle is content with a codec that refuses everything. These values must not be refused:
 * without a line of configuration, or where the filter lets every class in.
 */
class StorableValuesTest {

  private static List<String> listed(Oracle oracle) throws IOException {
    String file = "storable-" + oracle.name().toLowerCase(Locale.ROOT) + ".txt";
    try (InputStream in = StorableValuesTest.class.getResourceAsStream(file)) {
      assertThat(in).as(file).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void noListedValueIsRefused(Oracle oracle) throws IOException {
    Map<String, Sample> samples =
        Corpus.entries()
            .collect(Collectors.toMap(Corpus.Entry::name, Corpus.Entry::sample, (a, b) -> a));
    List<String> refused = new ArrayList<>();
    for (String name : listed(oracle)) {
      assertThat(samples.get(name)).as(name).isNotNull();
      if (oracle.check(Objects.requireNonNull(samples.get(name)).make())
          instanceof Verdict.Refused verdict) {
        refused.add(name + ": " + verdict.message());
      }
    }

    assertThat(refused).isEmpty();
  }
}
