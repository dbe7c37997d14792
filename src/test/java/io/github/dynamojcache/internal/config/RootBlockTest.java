package io.github.dynamojcache.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.cache.CacheException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a configuration file says outside of its root block. */
@Tag("server")
class RootBlockTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "endpoint = embedded",
        "endpont = embedded",
        "table = books\ndynamo-jcache { region = eu-west-1 }",
        "caches { books { } }\ndynamo-jcache { region = eu-west-1 }",
        "expiry { type = eternal }\ndynamo-jcache { region = eu-west-1 }",
        "names = [ a, b ]\ndynamo-jcache { region = eu-west-1 }",
      })
  void aSettingOutsideOfTheRootBlockIsRefused(String text) {
    String key = text.substring(0, text.indexOf(' '));

    assertThatThrownBy(() -> ManagerSettings.parse(text))
        .isInstanceOf(CacheException.class)
        .hasMessageStartingWith(
            "text: 1: `"
                + key
                + "` is outside of the block `dynamo-jcache`, where nothing reads it.")
        .hasMessageEndingWith("Write it inside: dynamo-jcache { " + key + " = ... }");
  }

  @Test
  void aFileWithBlocksOfOtherProgramsOnlyIsRefused() {
    assertThatThrownBy(() -> ManagerSettings.parse("dynamojcache { endpoint = embedded }"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("has no block `dynamo-jcache`, so nothing in it is a setting.")
        .hasMessageContaining("dynamo-jcache { endpoint = embedded }");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing yet",
        "dynamo-jcache.endpoint = embedded",
        "akka { loglevel = INFO }\ndynamo-jcache { region = eu-west-1 }",
        "name = books\ndynamo-jcache { table = ${name} }",
        "name = books\ndynamo-jcache { table = ${?name}-test }",
        "a = books\nb = ${a}-test\ndynamo-jcache { table = ${b} }",
        "\"the name\" = books\ndynamo-jcache { table = ${\"the name\"} }",
        "table { name = books }\ndynamo-jcache { table = ${table.name} }",
      })
  void whatIsReferredToMayStandBesideTheRootBlockAndSoMayBlocksOfOthers(String text) {
    assertThat(ManagerSettings.parse(text)).isNotNull();
  }
}
