package io.github.dynamojcache.internal.values.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said of classes that cannot be linked. */
class JacksonJarsTest {

  private static final ClassLoader LOADER = JacksonJarsTest.class.getClassLoader();

  @Test
  void aClassOfTheApplicationThatIsMissingIsNotTakenForJacksons() {
    assertThat(
            JacksonJars.explain(String.class, new NoClassDefFoundError("com/acme/Author"), LOADER))
        .isEqualTo(
            "cannot be used for values of java.lang.String: java.lang.NoClassDefFoundError:"
                + " com/acme/Author");
  }

  @Test
  void whereEveryVersionFitsAllAreNamed() {
    assertThat(
            JacksonJars.explain(
                String.class,
                new NoSuchMethodError("'void tools.jackson.databind.ObjectMapper.close()'"),
                LOADER))
        .contains("tools.jackson.core:jackson-databind 3.")
        .contains("tools.jackson.core:jackson-core 3.")
        .contains("com.fasterxml.jackson.core:jackson-annotations 2.")
        .contains("tools.jackson:jackson-bom")
        .endsWith("ObjectMapper.close()'");
  }

  @Test
  void withoutJacksonItSaysWhatToAdd() {
    assertThat(
            JacksonJars.explain(
                String.class,
                new NoClassDefFoundError("tools/jackson/databind/ObjectMapper"),
                ClassLoader.getPlatformClassLoader()))
        .isEqualTo(
            "needs Jackson 3, and tools/jackson/databind/ObjectMapper is not on the class path. Add"
                + " tools.jackson.core:jackson-databind (3.1 or later)");
  }

  @Test
  void theCauseUnderAFailedInitializationIsShown() {
    assertThat(
            JacksonJars.explain(
                String.class,
                new ExceptionInInitializerError(
                    new NoSuchFieldError("tools.jackson.core.StreamReadFeature.X")),
                LOADER))
        .endsWith("NoSuchFieldError: tools.jackson.core.StreamReadFeature.X");
  }
}
