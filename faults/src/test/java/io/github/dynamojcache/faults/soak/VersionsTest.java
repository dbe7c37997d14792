package io.github.dynamojcache.faults.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A soak that sees nothing would be worth nothing. */
class VersionsTest {

  private final Versions versions = new Versions();

  @Test
  void nothingAndWhatIsNewAreFine() {
    versions.raise("c/k", 3);

    assertThat(versions.complaint("c", "k", null, versions.lowest("c/k"))).isNull();
    assertThat(versions.complaint("c", "k", "k=3", versions.lowest("c/k"))).isNull();
    assertThat(versions.complaint("c", "k", "k=4", versions.lowest("c/k"))).isNull();
  }

  @Test
  void whatWasWrittenOverIsStale() {
    versions.raise("c/k", 3);

    assertThat(versions.complaint("c", "k", "k=2", versions.lowest("c/k"))).contains("stale");
  }

  @Test
  void whatComesAfterSomethingNewerIsStale() {
    versions.complaint("c", "k", "k=5", versions.lowest("c/k"));

    assertThat(versions.complaint("c", "k", "k=4", versions.lowest("c/k"))).contains("stale");
  }

  @Test
  void aValueOfAnotherKeyIsWrong() {
    assertThat(versions.complaint("c", "k", "j=1", 0)).contains("another");
  }
}
