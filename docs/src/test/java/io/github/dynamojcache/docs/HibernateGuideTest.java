package io.github.dynamojcache.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.docs.Guide.Block;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the guide for Hibernate shows is what the example runs with. */
class HibernateGuideTest {

  private static final Path PAGE = Path.of("docs", "hibernate.md");
  private static final Path EXAMPLE = Guide.ROOT.resolve("examples/hibernate/src/main/resources");

  @Test
  void everyPropertyStandsInTheExample() {
    assertThat(Guide.read(EXAMPLE.resolve("hibernate.properties")).lines())
        .containsAll(firstBlock("properties").text().lines().toList());
  }

  @Test
  void theVersionIsTheOneThatTheExampleRunsOn() {
    String version =
        firstBlock("xml")
            .text()
            .replaceAll(
                "(?s).*<artifactId>hibernate-jcache</artifactId>\\s*<version>([^<]*)<.*", "$1");

    assertThat(Guide.read(Guide.ROOT.resolve("pom.xml")))
        .contains("<hibernate7.version>" + version + "</hibernate7.version>");
  }

  private static Block firstBlock(String language) {
    return Guide.blocks(language)
        .filter(block -> block.page().equals(PAGE))
        .findFirst()
        .orElseThrow();
  }
}
